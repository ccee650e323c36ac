using JobAssist.Mobile.Domain.Policy;

namespace JobAssist.Mobile.Domain.Notices;

// Rows of the duty ledger. Their states are moved by the statements of NoticeQueue and the sweep, row by row and fenced;
// these classes are for reading, and for adding what is new.

/// <summary>One slot owed to one worker.</summary>
public sealed class Obligation
{
    public WorkerId WorkerId { get; init; }
    public NoticeSlot Slot { get; init; }
    public required string CountyCode { get; init; }
    public NoticeCategory Category { get; init; }
    public MetBy MetBy { get; init; }
    public SlotState State { get; init; }

    /// <summary>Why it stands where it stands, as a stable word ("no_consent", "late_receipt").</summary>
    public string? Reason { get; init; }

    /// <summary>What was sent and brought no evidence goes to a person from this day on.</summary>
    public DateOnly FallbackOn { get; init; }

    /// <summary>By this day the slot is met or a person is at work on it.</summary>
    public DateOnly SafetyOn { get; init; }

    /// <summary>From the first moment of this day in Shanghai the slot is closed.</summary>
    public DateOnly ClosesOn { get; init; }
    public DateTimeOffset DueAt { get; init; }
    public string? Owner { get; init; }
    public DateTimeOffset? LeaseUntil { get; init; }
    public short Tries { get; init; }
    public DateTimeOffset? ComposedAt { get; init; }
    public DateTimeOffset? SentAt { get; init; }
    public DateTimeOffset? DeliveredAt { get; init; }
    public DateTimeOffset? FulfilledAt { get; init; }

    /// <summary>When an SMS may be sent; null where there is nothing to send or it is on its way.</summary>
    public DateTimeOffset? SmsDueAt { get; init; }
    public DateTimeOffset ChangedAt { get; init; }
}

/// <summary>One round; whoever inserts the row of a slot starts it.</summary>
public sealed class Round
{
    public required RoundId Id { get; init; }
    public NoticeSlot Slot { get; init; }
    public RoundStart StartedBy { get; init; }
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>The last day on which the slot's obligations were made: whoever joins later is owed as well.</summary>
    public DateOnly? MadeOn { get; set; }
    public DateTimeOffset? ComposedAt { get; set; }
    public int Owed { get; set; }
    public int Matched { get; set; }

    /// <summary>When the last county's row of <see cref="SlotClosing"/> was written.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>JSON of the round's figures.</summary>
    public string? Report { get; set; }
}

/// <summary>What was said to one worker in one slot, and what came back.</summary>
public sealed class Notice
{
    public required NoticeId Id { get; init; }
    public WorkerId WorkerId { get; init; }
    public NoticeSlot Slot { get; init; }
    public required string CheckCode { get; init; }
    public required string CountyCode { get; init; }
    public DateTimeOffset ComposedAt { get; init; }

    /// <summary>True: the message says honestly that nothing fits.</summary>
    public bool NothingFits { get; init; }
    public DateTimeOffset? OpenedAt { get; set; }
    public NoticeAnswer? Answer { get; set; }
    public NotForMeReason? AnswerReason { get; set; }
    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>The openings it tells of, the best first.</summary>
    public IReadOnlyList<NoticePosting> Postings
    {
        get => [.. PostingIds.Select((id, at) => new NoticePosting((short)(at + 1), new JobPostingId(id), Scores[at], Reasons[at], TermsNumbers[at]))];
        init => (PostingIds, Scores, Reasons, TermsNumbers) = (
            [.. value.Select(opening => opening.PostingId.Value)], [.. value.Select(opening => opening.Score)], [.. value.Select(opening => opening.Reason)], [.. value.Select(opening => opening.TermsNumber)]);
    }

    // As they are stored: one row for a notice.
    private Guid[] PostingIds { get; set; } = [];
    private short[] Scores { get; set; } = [];
    private string[] Reasons { get; set; } = [];
    private int[] TermsNumbers { get; set; } = [];
}

/// <summary>One opening of a notice.</summary>
/// <param name="Rank">From 1.</param>
/// <param name="Score">0 to 10,000.</param>
/// <param name="Reason">The best reason, as the worker reads it.</param>
/// <param name="TermsNumber">Which of its terms were told, counted from 1; 0: told before that was kept.</param>
public sealed record NoticePosting(short Rank, JobPostingId PostingId, short Score, string Reason, int TermsNumber);

/// <summary>One try on one channel.</summary>
public sealed class Attempt
{
    public required AttemptId Id { get; init; }
    public WorkerId WorkerId { get; init; }
    public NoticeSlot Slot { get; init; }
    public NoticeChannel Channel { get; init; }
    public AttemptState State { get; init; }
    public AccountId? AccountId { get; init; }
    public string? TemplateId { get; init; }
    public ConsentId? ConsentId { get; init; }

    /// <summary>WeChat's number of the message.</summary>
    public long? MessageId { get; init; }
    public int? ErrorCode { get; init; }
    public string? SmsTemplateId { get; init; }

    /// <summary>The SMS vendor's number of the message; its receipt names it.</summary>
    public string? SerialNo { get; init; }

    /// <summary>The SMS vendor's word for why it did not take the message.</summary>
    public string? VendorCode { get; init; }

    /// <summary>Keyed hash of the number an SMS went to.</summary>
    public byte[]? PhoneIndex { get; init; }

    /// <summary>Until when an SMS on its way is waited for, by the database's clock.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }
    public DateTimeOffset IntendedAt { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }
    public DateTimeOffset? SettledAt { get; init; }
}

/// <summary>A proof that a slot was met; insert-only.</summary>
public sealed class Evidence
{
    public required EvidenceId Id { get; init; }
    public WorkerId WorkerId { get; init; }
    public NoticeSlot Slot { get; init; }
    public EvidenceKind Kind { get; init; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>When it was written down.</summary>
    public DateTimeOffset WrittenAt { get; init; }
    public AccountId? AccountId { get; init; }
    public StaffId? StaffId { get; init; }
    public string? Detail { get; init; }
}

/// <summary>One task for a person to reach a worker, with a due date.</summary>
public sealed class OutreachTask
{
    public required OutreachTaskId Id { get; init; }
    public WorkerId WorkerId { get; init; }
    public NoticeSlot Slot { get; init; }
    public OutreachRung Rung { get; init; }

    /// <summary>Null: a rung of the ladder, which ends with its slot. Otherwise it stands beside the ladder.</summary>
    public TaskMatter? About { get; init; }

    /// <summary>The opening it is about, where it is about one.</summary>
    public JobPostingId? PostingId { get; init; }
    public required string CountyCode { get; init; }
    public required string TownshipCode { get; init; }
    public required string Reason { get; init; }
    public DateOnly DueOn { get; init; }
    public OutreachState State { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? DoneAt { get; set; }
}

/// <summary>
/// One tick of consent to messages of one template. The phone's report and WeChat's event about the same tick are joined,
/// so that one tick is one row whichever of them arrives.
/// </summary>
public sealed class Consent
{
    /// <summary>Within this time a report and an event are about the same tick.</summary>
    public static readonly TimeSpan PairingWindow = TimeSpan.FromMinutes(10);

    public required ConsentId Id { get; init; }
    public AccountId AccountId { get; init; }
    public required string TemplateId { get; init; }

    /// <summary>True: never spent, ends only by refusal.</summary>
    public bool LongTerm { get; init; }
    public DateTimeOffset GrantedAt { get; init; }
    public DateTimeOffset? ToldByPhoneAt { get; set; }
    public DateTimeOffset? ToldByEventAt { get; set; }

    /// <summary>The phone's own number of the tap: a report repeated by a weak network is the same tick.</summary>
    public string? PhoneTick { get; init; }

    /// <summary>Held by an attempt whose outcome is not known yet.</summary>
    public DateTimeOffset? ReservedAt { get; set; }
    public DateTimeOffset? SpentAt { get; set; }
    public DateTimeOffset? VoidAt { get; set; }
}

/// <summary>At this instant nothing was left of a consent: a tick made before it but told later is void.</summary>
public sealed class ConsentEnd
{
    public AccountId AccountId { get; init; }
    public required string TemplateId { get; init; }
    public DateTimeOffset At { get; init; }
}

/// <summary>A template of our account at WeChat, as read at deploy time.</summary>
public sealed class MessageTemplate
{
    public required string TemplateId { get; init; }
    public required string AppId { get; init; }
    public TemplatePurpose Purpose { get; init; }
    public required string Title { get; set; }
    public required string Content { get; set; }
    public bool LongTerm { get; set; }
    public string[] Keys { get; set; } = [];
    public DateTimeOffset ReadAt { get; set; }

    /// <summary>Nothing is sent with it any more, until somebody has looked.</summary>
    public DateTimeOffset? StoppedAt { get; set; }
    public string? StoppedReason { get; set; }
}

/// <summary>A push from outside, kept before it is answered and worked off later; its body is sealed.</summary>
public abstract class KeptPush
{
    public Guid Id { get; init; }

    /// <summary>SHA-256 of the body as it came: a repeated push is the same row.</summary>
    public required byte[] BodyHash { get; init; }
    public required byte[] BodySealed { get; init; }
    public DateTimeOffset ReceivedAt { get; init; }
    public DateTimeOffset? NextTryAt { get; set; }
    public short Tries { get; set; }
    public DateTimeOffset? ProcessedAt { get; set; }
    public string? Outcome { get; set; }
}

/// <summary>A push from WeChat; its body names an openid.</summary>
public sealed class WeChatEventRow : KeptPush;

/// <summary>A template of our account at the SMS vendor.</summary>
public sealed class SmsTemplateRow
{
    public required string TemplateId { get; init; }
    public DateTimeOffset NotedAt { get; init; }

    /// <summary>Nothing is sent with it any more, until somebody has looked.</summary>
    public DateTimeOffset? StoppedAt { get; set; }
    public string? StoppedReason { get; set; }
}

/// <summary>A push of SMS receipts; its body names phones.</summary>
public sealed class SmsReceiptRow : KeptPush;
