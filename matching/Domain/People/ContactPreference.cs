using JobAssist.Mobile.Domain.Notices;

namespace JobAssist.Mobile.Domain.People;

/// <summary>What a person has asked for about being reached.</summary>
public sealed class ContactPreference
{
    public WorkerId WorkerId { get; init; }

    /// <summary>A call, a visit or a sheet of paper also says: no SMS.</summary>
    public NoticeChannel? PreferredChannel { get; set; }

    /// <summary>From this hour of Shanghai on nobody writes …</summary>
    public TimeOnly? QuietFrom { get; set; }

    /// <summary>… until this one, which is past midnight where it is the earlier of the two.</summary>
    public TimeOnly? QuietTo { get; set; }

    /// <summary>The language for a call, in the person's own word.</summary>
    public string? Language { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
}
