namespace JobAssist.Mobile.Infra.Outgoing;

/// <summary>
/// Stops sending while a platform answers in doubt, for every further try would cost a person a notice nobody can vouch for. Nothing
/// is repeated here. It goes by the last twenty answers of a quarter of an hour, so that it opens at forty sends a second and at one a
/// minute: half of them in doubt, five at least, and it opens. One send tries whether the platform is well again; as long as it is not,
/// the rest doubles up to sixteen times, so that who sends once a minute rests longer than between two sends.
/// </summary>
internal sealed class SendBreaker<TOutcome>
    where TOutcome : class
{
    private const int LookedAt = 20;
    private const int Least = 5;
    private const int LongestRest = 16;
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(15);

    private readonly Lock _gate = new();
    private readonly Queue<(DateTimeOffset At, bool Trouble)> _answers = new();
    private readonly TimeSpan _rest;
    private readonly TimeProvider _clock;
    private readonly Func<TOutcome, bool> _isTrouble;
    private readonly TOutcome _heldBack;
    private DateTimeOffset _openUntil = DateTimeOffset.MinValue;
    private int _rests;
    private bool _isTried;

    /// <param name="rest">How long nothing is sent once the circuit has opened.</param>
    /// <param name="clock">Measures the rest and the time that is looked at.</param>
    /// <param name="isTrouble">True where the outcome says something about the platform and not about one message.</param>
    /// <param name="heldBack">What a send comes to that is not made.</param>
    public SendBreaker(TimeSpan rest, TimeProvider clock, Func<TOutcome, bool> isTrouble, TOutcome heldBack) =>
        (_rest, _clock, _isTrouble, _heldBack) = (rest, clock, isTrouble, heldBack);

    public async Task<TOutcome> RunAsync(Func<CancellationToken, Task<TOutcome>> send, CancellationToken cancellationToken)
    {
        if (!MayBegin(out var isTrial)) return _heldBack;
        TOutcome? outcome = null;
        try
        {
            return outcome = await send(cancellationToken);
        }
        finally
        {
            Note(outcome, isTrial);
        }
    }

    private bool MayBegin(out bool isTrial)
    {
        lock (_gate)
        {
            isTrial = _rests > 0;
            if (!isTrial) return true;
            if (_isTried || _clock.GetUtcNow() < _openUntil) return false;
            return _isTried = true;
        }
    }

    // What a caller cut off says nothing; what began before the circuit opened and ends after it says nothing new.
    private void Note(TOutcome? outcome, bool isTrial)
    {
        lock (_gate)
        {
            if (isTrial) _isTried = false;
            if (outcome is null || (!isTrial && _rests > 0)) return;
            var (now, trouble) = (_clock.GetUtcNow(), _isTrouble(outcome));
            if (isTrial && !trouble)
            {
                _rests = 0;
                _answers.Clear();
            }

            _answers.Enqueue((now, trouble));
            while (_answers.Count > LookedAt || now - _answers.Peek().At > Remembered) _answers.Dequeue();
            if (isTrial ? trouble : trouble && IsBad()) Open(now);
        }
    }

    private bool IsBad() => _answers.Count >= Least && _answers.Count(answer => answer.Trouble) * 2 >= _answers.Count;

    private void Open(DateTimeOffset now)
    {
        _openUntil = now + (_rest * Math.Min(LongestRest, 1 << Math.Min(_rests, 10)));
        _rests++;
        _answers.Clear();
    }
}
