using JobAssist.Mobile.Domain.Notices;

namespace JobAssist.Mobile.Domain.People;

/// <summary>What a person has asked for about being reached. It changes how and when, never whether: the notice stays owed (policy rows C1, C2).</summary>
public sealed class ContactPreference
{
    public const int LanguageMaxLength = 20;

    public WorkerId WorkerId { get; init; }

    /// <summary>The first rung for this person; none: WeChat. Channels before it are not tried: who asks for a call gets neither WeChat nor SMS.</summary>
    public NoticeChannel? PreferredChannel { get; set; }

    /// <summary>The beginning and end of <see cref="Quiet"/>; both or none.</summary>
    public TimeOnly? QuietFrom { get; set; }
    public TimeOnly? QuietTo { get; set; }

    public QuietHours? Quiet => QuietFrom is { } from && QuietTo is { } to ? new QuietHours(from, to) : null;

    /// <summary>The language for a call, in the person's own word.</summary>
    public string? Language { get; set; }

    /// <summary>Who wrote it down for the person; null: the person.</summary>
    public StaffId? NotedBy { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
}
