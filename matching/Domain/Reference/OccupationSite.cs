namespace JobAssist.Mobile.Domain.Reference;

/// <summary>What local rules about building sites tell apart. The last three are always on a building site too.</summary>
public enum SiteKind
{
    /// <summary>Any work on a building site (施工现场).</summary>
    Construction = 1,

    /// <summary>高空.</summary>
    AtHeight = 2,

    /// <summary>井下.</summary>
    Underground = 3,

    /// <summary>特别繁重体力劳动.</summary>
    HeavyLabour = 4,
}

/// <summary>
/// That the usual work of an occupation is of a kind, judged with its source. What nobody judged is of no kind: unknown must not
/// hide lawful work.
/// </summary>
public sealed record OccupationSite(string OccupationCode, SiteKind Kind, string Why, string Source);
