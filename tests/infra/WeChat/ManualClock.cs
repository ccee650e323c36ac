namespace JobAssist.Mobile.Infra.Tests.WeChat;

/// <summary>A clock that moves when told.</summary>
internal sealed class ManualClock : TimeProvider
{
    private long _now = new DateTimeOffset(2026, 11, 24, 1, 30, 0, TimeSpan.Zero).UtcTicks;

    public void Advance(TimeSpan by) => Interlocked.Add(ref _now, by.Ticks);

    public void Set(DateTimeOffset to) => Interlocked.Exchange(ref _now, to.UtcTicks);

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _now), TimeSpan.Zero);
}
