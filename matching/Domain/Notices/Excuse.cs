using System.Diagnostics.CodeAnalysis;

namespace JobAssist.Mobile.Domain.Notices;

/// <summary>Why somebody is not owed a slot after all.</summary>
public enum ExcuseReason
{
    /// <summary>A hire was confirmed.</summary>
    Hired = 1,
    MovedAway = 2,
    Died = 3,

    /// <summary>Said so and signed.</summary>
    Withdrew = 4,

    /// <summary>Was on the list by mistake.</summary>
    NotEligible = 5,
}

/// <summary>
/// A slot that is not owed after all (reliability: excusing people polishes figures). One person asks, with a paper; another grants or
/// refuses. While it waits nothing is sent to the person; a refusal puts the slot back to work.
/// </summary>
public sealed class Excuse
{
    public const int DocumentMaxLength = 200;
    public const int NoteMaxLength = 500;

    private Excuse() { } // EF

    public Excuse(ExcuseId id, WorkerId workerId, NoticeSlot slot, ExcuseReason reason, string document, StaffId askedBy, DateTimeOffset now) =>
        (Id, WorkerId, Slot, Reason, Document, AskedBy, AskedAt) = (id, workerId, slot, reason, document, askedBy, now);

    public ExcuseId Id { get; private set; }
    public WorkerId WorkerId { get; private set; }
    public NoticeSlot Slot { get; private set; }
    public ExcuseReason Reason { get; private set; }

    /// <summary>Which paper says so and where it lies; no name, number or phone.</summary>
    public string Document { get; private set; } = "";

    /// <summary>The hire that excuses by itself: its three voices stand for the two people.</summary>
    public HireId? HireId { get; private set; }
    public StaffId? AskedBy { get; private set; }
    public DateTimeOffset AskedAt { get; private set; }
    public StaffId? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Null: nobody has decided yet.</summary>
    public bool? Granted { get; private set; }

    /// <summary>What the second person says about it.</summary>
    public string? Note { get; private set; }

    /// <summary>The second person decides, once. The same decision by the same person again is no error.</summary>
    public bool TryDecide(bool granted, string? note, StaffId by, DateTimeOffset now, [NotNullWhen(false)] out Refusal? refusal)
    {
        refusal = by == AskedBy ? ExcuseRefusals.SamePerson : Granted is { } before && (before != granted || DecidedBy != by) ? ExcuseRefusals.AlreadyDecided : null;
        if (refusal is not null || Granted is not null) return refusal is null;

        (Granted, Note, DecidedBy, DecidedAt) = (granted, note, by, now);
        return true;
    }
}

/// <summary>Why an excuse is not asked for or decided.</summary>
public static class ExcuseRefusals
{
    public static readonly Refusal SamePerson = new("excuse.same_person", "申请和审批要两个人：请让另一位工作人员来审批。");
    public static readonly Refusal AlreadyDecided = new("excuse.already_decided", "这份申请已经有人审批过了，请刷新后再看。");
    public static readonly Refusal AlreadyAsked = new("excuse.already_asked", "这个人本期已经有一份申请，请先处理那一份。");
    public static readonly Refusal NothingOpen = new("excuse.nothing_open", "这个人本期没有要完成的告知，不用申请。");
}
