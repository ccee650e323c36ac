using System.Threading.RateLimiting;

namespace JobAssist.Mobile.Notifications.Dispatch;

/// <summary>How fast one channel is sent on, and until when it rests: what holds for one send holds for the next one too.</summary>
internal sealed class SendPace : IDisposable
{
    private readonly RateLimiter rate;
    private readonly TimeProvider clock;
    private readonly Lock gate = new();
    private DateTimeOffset restUntil = DateTimeOffset.MinValue;

    /// <param name="perSecond">Sends begun in a second.</param>
    /// <param name="clock">By which it rests; the pace itself is real time.</param>
    public SendPace(int perSecond, TimeProvider clock)
    {
        this.clock = clock;
        var tokens = Math.Max(1, perSecond / 10);
        rate = new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
        {
            TokenLimit = tokens,
            TokensPerPeriod = tokens,
            ReplenishmentPeriod = TimeSpan.FromSeconds(tokens / (double)perSecond),
            QueueLimit = int.MaxValue,
            AutoReplenishment = true,
        });
    }

    public bool IsResting
    {
        get
        {
            lock (gate) return clock.GetUtcNow() < restUntil;
        }
    }

    /// <summary>Waits for this send's turn.</summary>
    public async Task TurnAsync(CancellationToken cancellationToken)
    {
        using var turn = await rate.AcquireAsync(1, cancellationToken);
    }

    public void RestFor(TimeSpan rest)
    {
        if (rest > TimeSpan.Zero) RestUntil(clock.GetUtcNow() + rest);
    }

    /// <summary>The longer rest counts.</summary>
    public void RestUntil(DateTimeOffset until)
    {
        lock (gate)
        {
            if (until > restUntil) restUntil = until;
        }
    }

    public void Dispose() => rate.Dispose();
}
