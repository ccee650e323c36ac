using System.Diagnostics.CodeAnalysis;

namespace JobAssist.Mobile.Domain.Postings;

/// <summary>Where a posting stands. Only Published reaches a worker.</summary>
public enum PostingState
{
    /// <summary>The broker writes; submission moves it on.</summary>
    Draft = 1,

    /// <summary>Waits for a person until its review day; approval or return moves it on.</summary>
    Submitted = 2,

    /// <summary>Given back with remarks; the broker changes it and submits again.</summary>
    Returned = 3,

    /// <summary>Shown. Becomes Filled by the last confirmed hire, Expired by its last day, Closed by the broker, Suspended by an office.</summary>
    Published = 4,
    Suspended = 5,
    Filled = 6,
    Closed = 7,
    Expired = 8,
}

/// <summary>One opening as it is advertised: what, where, for how much, for how many, until when.</summary>
public sealed class JobPosting
{
    private JobPosting() { } // EF

    public JobPosting(JobPostingId id, string reference, EmployerId employerId, PostingTerms terms, DateTimeOffset now)
    {
        (Id, Reference, EmployerId, State, CreatedAt, ChangedAt) = (id, reference, employerId, PostingState.Draft, now, now);
        Terms = terms;
    }

    public JobPostingId Id { get; private set; }

    /// <summary>A short number that people can say on the phone.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>The submitter's own number for the same opening.</summary>
    public string? OutsideReference { get; set; }
    public BrokerId? BrokerId { get; set; }
    public StationId? StationId { get; set; }
    public EmployerId EmployerId { get; private set; }
    public AgreementId? AgreementId { get; set; }
    public PostingTerms Terms { get; private set; } = null!;
    public List<PostingSkill> Skills { get; private set; } = [];

    /// <summary>Confirmed hires; 0 ≤ Filled ≤ headcount, guarded by the database.</summary>
    public int Filled { get; private set; }
    public int OpenPlaces => Terms.Headcount - Filled;

    public PostingState State { get; private set; }
    public string? StateReason { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? SubmittedAt { get; private set; }
    public DateOnly? ReviewDueOn { get; private set; }
    public DateTimeOffset? ReviewedAt { get; private set; }
    public StaffId? ReviewedBy { get; private set; }
    public DateTimeOffset? PublishedAt { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>True when a worker may apply on <paramref name="day"/>.</summary>
    public bool TakesApplicationsOn(DateOnly day) => State == PostingState.Published && OpenPlaces > 0 && Terms.OpensOn <= day && day <= Terms.ClosesOn;

    /// <summary>The broker writes the posting anew; only before it is published.</summary>
    public bool TryRewrite(PostingTerms terms, IEnumerable<PostingSkill> skills, DateTimeOffset now, [NotNullWhen(false)] out Refusal? refusal)
    {
        refusal = State is PostingState.Draft or PostingState.Returned ? null : PostingRefusals.NotEditable;
        if (refusal is not null) return false;

        (Terms, ChangedAt) = (terms, now);
        Skills.Clear();
        Skills.AddRange(skills);
        return true;
    }

    /// <summary>Hands it in for review, due on <paramref name="reviewDueOn"/>.</summary>
    public bool TrySubmit(DateOnly reviewDueOn, DateTimeOffset now, [NotNullWhen(false)] out Refusal? refusal)
    {
        refusal = State is PostingState.Draft or PostingState.Returned ? null : PostingRefusals.AlreadySubmitted;
        if (refusal is not null) return false;

        (State, StateReason, SubmittedAt, ReviewDueOn, ChangedAt) = (PostingState.Submitted, null, now, reviewDueOn, now);
        return true;
    }

    /// <summary>A person has looked and it may be shown. <paramref name="by"/> is null when a list that was checked elsewhere brings it.</summary>
    public bool TryPublish(StaffId? by, DateOnly today, DateTimeOffset now, [NotNullWhen(false)] out Refusal? refusal)
    {
        refusal = State != PostingState.Submitted ? PostingRefusals.NotInReview
            : Terms.WhyUnfit(today);
        if (refusal is not null) return false;

        (State, StateReason, ReviewedAt, ReviewedBy, PublishedAt, ChangedAt) = (PostingState.Published, null, now, by, now, now);
        return true;
    }

    /// <summary>Gives it back with remarks.</summary>
    public bool TryReturn(StaffId? by, string reason, DateTimeOffset now, [NotNullWhen(false)] out Refusal? refusal)
    {
        refusal = State == PostingState.Submitted ? null : PostingRefusals.NotInReview;
        if (refusal is not null) return false;

        (State, StateReason, ReviewedAt, ReviewedBy, ChangedAt) = (PostingState.Returned, reason, now, by, now);
        return true;
    }

    /// <summary>The broker takes it down; the reason is kept.</summary>
    public bool TryClose(string reason, DateTimeOffset now, [NotNullWhen(false)] out Refusal? refusal)
    {
        refusal = State is PostingState.Closed or PostingState.Expired or PostingState.Filled ? PostingRefusals.AlreadyClosed : null;
        if (refusal is not null) return false;

        (State, StateReason, ChangedAt) = (PostingState.Closed, reason, now);
        return true;
    }

    /// <summary>Its last day has passed; true when that ended a published posting.</summary>
    public bool TryExpire(DateOnly today, DateTimeOffset now)
    {
        if (State != PostingState.Published || Terms.ClosesOn >= today) return false;

        (State, ChangedAt) = (PostingState.Expired, now);
        return true;
    }

    /// <summary>An office takes it away at once.</summary>
    public void Suspend(string reason, DateTimeOffset now) => (State, StateReason, ChangedAt) = (PostingState.Suspended, reason, now);
}

/// <summary>A skill that a posting asks for, or would like.</summary>
/// <param name="Level">Least level wanted, from 0; null: any.</param>
public sealed record PostingSkill(string SkillCode, bool Required, short? Level);

/// <summary>Why a posting may not.</summary>
public static class PostingRefusals
{
    public static readonly Refusal NotEditable = new("posting.not_editable", "这条岗位已提交或已发布，不能再改。需要改请先下架后另发一条。");
    public static readonly Refusal AlreadySubmitted = new("posting.already_submitted", "这条岗位已经提交过了，请等审核结果。");
    public static readonly Refusal NotInReview = new("posting.not_in_review", "这条岗位不在待审状态，请刷新后再看。");
    public static readonly Refusal AlreadyClosed = new("posting.already_closed", "这条岗位已经结束了。");
    public static readonly Refusal NotOpen = new("posting.not_open", "这个岗位已经停止报名，请看看别的岗位。");
    public static readonly Refusal NotForYou = new("posting.not_joined", "这个岗位所在地和您的家乡没有劳务协作协议，暂时不能报名。");
    public static readonly Refusal Full = new("posting.full", "这个岗位已经招满。");
}
