using System.Diagnostics.CodeAnalysis;

namespace JobAssist.Mobile.Domain.Hires;

/// <summary>Where a hire stands among its three voices.</summary>
public enum HireState
{
    /// <summary>The broker claims it; the worker answers next, then a caseworker.</summary>
    Claimed = 1,

    /// <summary>The worker said no; a caseworker finds out.</summary>
    Disputed = 2,

    /// <summary>Confirmed by a caseworker, with evidence. The only state that counts. Final.</summary>
    Confirmed = 3,

    /// <summary>A caseworker found that it was none. Final.</summary>
    Rejected = 4,
}

/// <summary>What the worker says: did you start?</summary>
public enum HireAnswer
{
    Yes = 1,
    No = 2,
    NotYet = 3,
}

/// <summary>What a caseworker saw or heard before confirming.</summary>
public enum HireEvidence
{
    Contract = 1,
    EmployerCall = 2,
    WorkerCall = 3,
    Visit = 4,
    PaySlip = 5,
}

/// <summary>A hire needs three voices: the broker claims, the worker answers, a caseworker confirms with evidence; only the last counts, once.</summary>
public sealed class Hire
{
    public const int NoteMaxLength = 500;

    private Hire() { } // EF

    public Hire(HireId id, JobApplicationId applicationId, WorkerId workerId, JobPostingId postingId, DateOnly startsOn, int monthPayFen, AccountId claimedBy, DateTimeOffset now)
    {
        (Id, ApplicationId, WorkerId, PostingId) = (id, applicationId, workerId, postingId);
        (StartsOn, MonthPayFen, ClaimedBy, ClaimedAt, ChangedAt, State) = (startsOn, monthPayFen, claimedBy, now, now, HireState.Claimed);
    }

    public HireId Id { get; private set; }
    public JobApplicationId ApplicationId { get; private set; }
    public WorkerId WorkerId { get; private set; }
    public JobPostingId PostingId { get; private set; }
    public HireState State { get; private set; }
    public DateOnly StartsOn { get; private set; }

    /// <summary>Agreed month pay, in fen.</summary>
    public int MonthPayFen { get; private set; }
    public AccountId ClaimedBy { get; private set; }
    public DateTimeOffset ClaimedAt { get; private set; }
    public HireAnswer? WorkerAnswer { get; private set; }
    public AccountId? AnsweredBy { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public HireEvidence? EvidenceKind { get; private set; }
    public string? EvidenceNote { get; private set; }
    public StaffId? ConfirmedBy { get; private set; }
    public DateTimeOffset? ConfirmedAt { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>The worker answers, and may answer again until a caseworker has decided. The account that claimed cannot answer for the worker.</summary>
    public bool TryAnswer(HireAnswer answer, AccountId by, DateTimeOffset now, [NotNullWhen(false)] out Refusal? refusal)
    {
        refusal = State is HireState.Confirmed or HireState.Rejected ? HireRefusals.AlreadyDecided
            : by == ClaimedBy ? HireRefusals.SameVoice : null;
        if (refusal is not null) return false;

        (WorkerAnswer, AnsweredBy, AnsweredAt, ChangedAt) = (answer, by, now, now);
        State = answer == HireAnswer.No ? HireState.Disputed : HireState.Claimed;
        return true;
    }

    /// <summary>A caseworker confirms with evidence, after the worker's yes and not before the first day of work.</summary>
    public bool TryConfirm(HireEvidence evidence, string? note, StaffId by, DateOnly today, DateTimeOffset now, [NotNullWhen(false)] out Refusal? refusal)
    {
        refusal = this switch
        {
            { State: HireState.Rejected } => HireRefusals.AlreadyDecided,
            { WorkerAnswer: not HireAnswer.Yes } => HireRefusals.WorkerHasNotAgreed,
            _ when StartsOn > today => HireRefusals.NotStarted,
            _ => null,
        };
        if (refusal is not null) return false;

        (State, EvidenceKind, EvidenceNote, ConfirmedBy, ConfirmedAt, ChangedAt) = (HireState.Confirmed, evidence, note, by, now, now);
        return true;
    }
}

/// <summary>Why a hire may not.</summary>
public static class HireRefusals
{
    public static readonly Refusal AlreadyDecided = new("hire.already_decided", "这条录用已经有结论了，请刷新后再看。");
    public static readonly Refusal SameVoice = new("hire.same_voice", "登记录用的人不能替劳动者回答，请让本人用自己的微信回答。");
    public static readonly Refusal WorkerHasNotAgreed = new("hire.worker_has_not_agreed", "劳动者还没有回答“是”，请先联系本人。");
    public static readonly Refusal NotStarted = new("hire.not_started", "还没到上岗日期，上岗后再确认。");
    public static readonly Refusal NoPlaceLeft = new("hire.no_place_left", "这个岗位的名额已满，不能再确认。请先核对人数。");
    public static readonly Refusal NothingToAnswer = new("hire.nothing_to_answer", "单位还没有登记录用，暂时不用回答。");
    public static readonly Refusal TooEarly = new("hire.start_out_of_range", "上岗日期不对，请填报名之后一年以内的日期。");
}
