namespace JobAssist.Mobile.TestShared;

/// <summary>A clock that a test moves.</summary>
public sealed class ManualClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock gate = new();
    private DateTimeOffset now = start;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate) return now;
    }

    public void Advance(TimeSpan by)
    {
        lock (gate) now += by;
    }

    public void MoveTo(DateTimeOffset instant)
    {
        lock (gate) now = instant;
    }
}
