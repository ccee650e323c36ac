namespace JobAssist.Mobile.StandInParts;

/// <summary>The stand-in's time: an inner clock that a test can push forward, or a clock that stands still until pushed.</summary>
/// <remarks>Expiry, quotas and timestamps follow this clock; holds, push delays and timeouts take real time.</remarks>
public sealed class StandInClock(TimeProvider inner, DateTimeOffset? frozenAt) : TimeProvider
{
    long _offsetTicks;

    public override DateTimeOffset GetUtcNow() =>
        (frozenAt ?? inner.GetUtcNow()) + TimeSpan.FromTicks(Interlocked.Read(ref _offsetTicks));

    public void Advance(TimeSpan by) => Interlocked.Add(ref _offsetTicks, by.Ticks);

    /// <summary>The platforms count their days from midnight in Beijing.</summary>
    public DateTime Beijing() => GetUtcNow().UtcDateTime.AddHours(8);
}
