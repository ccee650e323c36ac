namespace JobAssist.Mobile.WeChatStandIn.Tests;

/// <summary>Stands still until told.</summary>
public sealed class ManualClock : TimeProvider
{
    DateTimeOffset _now = new(2026, 11, 24, 4, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;
}
