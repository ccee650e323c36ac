using System.Diagnostics;

namespace JobAssist.Mobile.Infra.Duty;

/// <summary>Moments between two things that a crash must not tear apart, numbered. The chaos suite dies at each of them, whatever WeChat answers.</summary>
public enum FaultPoint
{
    /// <summary>Slots are claimed, nothing has left the house.</summary>
    Claimed = 1,

    /// <summary>The intent of one message is committed, the call has not begun.</summary>
    IntentCommitted = 2,

    /// <summary>WeChat has answered, nothing is written down.</summary>
    Answered = 3,

    /// <summary>What became of one message is written down.</summary>
    Recorded = 4,

    /// <summary>The round's row is there, nobody is owed anything yet.</summary>
    RoundStarted = 5,

    /// <summary>Who is owed is written down.</summary>
    ObligationsMade = 6,

    /// <summary>Openings are shared out, no notice is composed.</summary>
    Allotted = 7,

    /// <summary>One batch of notices is composed.</summary>
    Composed = 8,

    /// <summary>A push has had its effect and is not marked as worked off.</summary>
    PushHandled = 9,

    /// <summary>A push is marked as worked off.</summary>
    PushFinished = 10,

    /// <summary>The sweep has settled leases and evidence and has handed nothing over.</summary>
    SweepHalfway = 11,

    /// <summary>One county's slot is closed.</summary>
    SlotClosed = 12,
}

/// <summary>Dies at a point when the environment says so, as a power cut would; otherwise does nothing at all.</summary>
public static class FaultPoints
{
    /// <summary>"IntentCommitted:3" dies when that point is reached for the third time.</summary>
    public const string Variable = "JOBASSIST_CRASH_AT";

    private static readonly FaultPoint? Deadly = Read(out Left);
    private static int Left;

    public static void Reach(FaultPoint point)
    {
        if (point == Deadly && Interlocked.Decrement(ref Left) == 0) Process.GetCurrentProcess().Kill();
    }

    private static FaultPoint? Read(out int times)
    {
        times = 0;
        return Environment.GetEnvironmentVariable(Variable)?.Split(':') is [var point, var count] && int.TryParse(count, out times) && Enum.TryParse<FaultPoint>(point, out var at) ? at : null;
    }
}
