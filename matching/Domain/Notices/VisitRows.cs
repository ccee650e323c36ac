using System.Diagnostics.CodeAnalysis;

namespace JobAssist.Mobile.Domain.Notices;

/// <summary>What shows that somebody was there.</summary>
public enum VisitProof
{
    /// <summary>The person's own hand.</summary>
    Signature = 1,
    Photo = 2,
}

/// <summary>One visit at a person's home, met or not; insert-only.</summary>
public sealed class Visit
{
    public required VisitId Id { get; init; }
    public WorkerId WorkerId { get; init; }
    public NoticeSlot Slot { get; init; }
    public StaffId StaffId { get; init; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>When it was written down.</summary>
    public DateTimeOffset WrittenAt { get; init; }
    public required string VillageCode { get; init; }
    public bool Met { get; init; }

    /// <summary>Null when nobody was met.</summary>
    public VisitProof? Proof { get; init; }

    /// <summary>One picture proves one visit.</summary>
    public byte[]? ProofIndex { get; init; }

    /// <summary>Sealed JSON of the picture and the coordinates; in no list.</summary>
    public byte[]? PrivateSealed { get; init; }
}

/// <summary>One printed sheet with a code that is on the paper only. The first scan uses it up.</summary>
public sealed class Sheet
{
    /// <summary>Nobody walks from door to door faster than this.</summary>
    public static readonly TimeSpan ShortestWay = TimeSpan.FromSeconds(40);

    public required SheetId Id { get; init; }
    public WorkerId WorkerId { get; init; }
    public NoticeSlot Slot { get; init; }
    public required byte[] CodeIndex { get; init; }
    public StaffId PrintedBy { get; init; }
    public DateTimeOffset PrintedAt { get; init; }

    /// <summary>When it was handed over.</summary>
    public DateTimeOffset? ScannedAt { get; init; }
    public DateTimeOffset? WrittenAt { get; init; }

    /// <summary>The liaison who handed it over; null when the person scanned it.</summary>
    public StaffId? ScannedBy { get; init; }
    public AccountId? ScannedAccount { get; init; }

    /// <summary>What the scan proved, as it was answered.</summary>
    public string? Outcome { get; init; }
}

/// <summary>What the other region found out.</summary>
public enum PartnerAnswer
{
    /// <summary>The person works there and was spoken to.</summary>
    Found = 1,
    NotFound = 2,
}

/// <summary>A request to the region where somebody who could not be met is said to work (policy row A19).</summary>
public sealed class PartnerRequest
{
    public const int NoteMaxLength = 500;

    /// <summary>Working days within which the other region answers.</summary>
    public const int WorkingDays = 5;

    /// <summary>Visits on different days at which nobody was met, before another region is troubled.</summary>
    public const int VisitsBefore = 2;

    private PartnerRequest() { } // EF

    public PartnerRequest(PartnerRequestId id, WorkerId workerId, NoticeSlot slot, string regionCode, StaffId askedBy, DateTimeOffset now, DateOnly dueOn) =>
        (Id, WorkerId, Slot, RegionCode, AskedBy, AskedAt, DueOn) = (id, workerId, slot, regionCode, askedBy, now, dueOn);

    public PartnerRequestId Id { get; private set; }
    public WorkerId WorkerId { get; private set; }
    public NoticeSlot Slot { get; private set; }

    /// <summary>Where the person is said to work.</summary>
    public string RegionCode { get; private set; } = "";
    public StaffId AskedBy { get; private set; }
    public DateTimeOffset AskedAt { get; private set; }
    public DateOnly DueOn { get; private set; }

    /// <summary>Null: not answered yet.</summary>
    public PartnerAnswer? Answer { get; private set; }
    public string? Note { get; private set; }
    public StaffId? AnsweredBy { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>The other region answers, once. The same answer again is no error and changes nothing.</summary>
    public bool TryAnswer(PartnerAnswer answer, string? note, StaffId by, DateTimeOffset now, [NotNullWhen(false)] out Refusal? refusal)
    {
        refusal = Answer is { } before && before != answer ? PartnerRefusals.AlreadyAnswered : null;
        if (refusal is not null || Answer is not null) return refusal is null;

        (Answer, Note, AnsweredBy, AnsweredAt) = (answer, note, by, now);
        return true;
    }
}

/// <summary>Why another region is not asked, or may not answer.</summary>
public static class PartnerRefusals
{
    public static readonly Refusal VisitFirst = new("partner.visit_first", "请先上门两次（不同的两天）并登记没有见到人，再请外地协助。");
    public static readonly Refusal NothingOpen = new("partner.nothing_open", "这个人本期没有要完成的告知，不用请外地协助。");
    public static readonly Refusal AlreadyAsked = new("partner.already_asked", "本期已经请别的地方协助了，请等答复。");
    public static readonly Refusal AlreadyAnswered = new("partner.already_answered", "这份协助已经有答复了，请刷新后再看。");
    public static readonly Refusal NotYours = new("partner.not_yours", "这份协助要由务工地的工作人员答复。");
}
