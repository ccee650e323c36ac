using System.Diagnostics.CodeAnalysis;

namespace JobAssist.Mobile.Domain.Applications;

/// <summary>Where an application stands. The worker sees five plain pictures of it.</summary>
public enum ApplicationState
{
    /// <summary>Sent; the broker acts next.</summary>
    Sent = 1,

    /// <summary>The broker has looked at it.</summary>
    Seen = 2,

    /// <summary>The broker said no, with a reason. Final.</summary>
    Declined = 3,

    /// <summary>The worker took it back. Final; the worker may apply again.</summary>
    Withdrawn = 4,

    /// <summary>The broker says that the worker was hired; the worker and a caseworker act next.</summary>
    HireClaimed = 5,

    /// <summary>A caseworker confirmed the hire. Final.</summary>
    Hired = 6,
}

/// <summary>One tap on 报名: one worker, one posting, what the worker saw.</summary>
public sealed class JobApplication
{
    public const int NoteMaxLength = 200;

    private JobApplication() { } // EF

    public JobApplication(JobApplicationId id, WorkerId workerId, JobPostingId postingId, AccountId? accountId, string? note, string snapshot, DateTimeOffset now)
    {
        (Id, WorkerId, PostingId, AccountId, Note, Snapshot) = (id, workerId, postingId, accountId, note, snapshot);
        (State, AppliedAt, ChangedAt) = (ApplicationState.Sent, now, now);
    }

    public JobApplicationId Id { get; private set; }
    public WorkerId WorkerId { get; private set; }
    public JobPostingId PostingId { get; private set; }
    public AccountId? AccountId { get; private set; }
    public ApplicationState State { get; private set; }
    public string? Note { get; private set; }

    /// <summary>JSON of the posting as the worker saw it: title, pay, place, score. Nothing of the person.</summary>
    public string Snapshot { get; private set; } = "{}";
    public DateTimeOffset AppliedAt { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>The worker takes it back, unless it has led to a claim of a hire.</summary>
    public bool TryWithdraw(DateTimeOffset now, [NotNullWhen(false)] out Refusal? refusal)
    {
        refusal = State switch
        {
            ApplicationState.Hired or ApplicationState.HireClaimed => ApplicationRefusals.AlreadyHired,
            ApplicationState.Withdrawn or ApplicationState.Declined => ApplicationRefusals.AlreadyEnded,
            _ => null,
        };
        if (refusal is not null) return false;

        (State, ChangedAt) = (ApplicationState.Withdrawn, now);
        return true;
    }

    /// <summary>The broker opened the list of candidates.</summary>
    public void MarkSeen(DateTimeOffset now)
    {
        if (State == ApplicationState.Sent) (State, ChangedAt) = (ApplicationState.Seen, now);
    }

    /// <summary>The broker claims a hire.</summary>
    public bool TryClaimHire(DateTimeOffset now, [NotNullWhen(false)] out Refusal? refusal)
    {
        refusal = State is ApplicationState.Sent or ApplicationState.Seen ? null
            : State is ApplicationState.HireClaimed or ApplicationState.Hired ? ApplicationRefusals.AlreadyClaimed : ApplicationRefusals.AlreadyEnded;
        if (refusal is not null) return false;

        (State, ChangedAt) = (ApplicationState.HireClaimed, now);
        return true;
    }

    /// <summary>A caseworker confirmed the hire.</summary>
    public void BecomeHired(DateTimeOffset now) => (State, ChangedAt) = (ApplicationState.Hired, now);
}

/// <summary>Why an application may not.</summary>
public static class ApplicationRefusals
{
    public static readonly Refusal AlreadyApplied = new("application.already_sent", "您已经报过这个岗位了，请在“我的报名”里看进展。");
    public static readonly Refusal AlreadyHired = new("application.already_hired", "单位已登记录用，不能直接撤回。如果没有上岗，请回答“没有”。");
    public static readonly Refusal AlreadyEnded = new("application.already_ended", "这次报名已经结束了。");
    public static readonly Refusal AlreadyClaimed = new("application.already_claimed", "已经登记过录用，请等劳动者和工作人员确认。");
}
