namespace JobAssist.Mobile.Matching.Tables;

/// <summary>Everything a snapshot is built from; the order of the rows never matters.</summary>
public sealed record MarketRows
{
    public required IReadOnlyCollection<PostingRow> Postings { get; init; }
    public required IReadOnlyCollection<AgreementRow> Agreements { get; init; }
    public required IReadOnlyCollection<OccupationRow> Occupations { get; init; }
    public IReadOnlyCollection<HazardRow> Hazards { get; init; } = [];
    public IReadOnlyCollection<ClosenessRow> Closeness { get; init; } = [];
    public IReadOnlyCollection<GroupClosenessRow> GroupCloseness { get; init; } = [];
    public IReadOnlyCollection<SkillRow> Skills { get; init; } = [];

    /// <summary>Only those in force on the day; none where no operator enabled one.</summary>
    public IReadOnlyCollection<LocalRuleRow> LocalRules { get; init; } = [];

    /// <summary>Read by local rules only.</summary>
    public IReadOnlyCollection<OccupationSiteRow> Sites { get; init; } = [];
    public required RegionTree Regions { get; init; }
}
