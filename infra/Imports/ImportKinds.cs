using JobAssist.Mobile.Infra.Imports.Kinds;

namespace JobAssist.Mobile.Infra.Imports;

/// <summary>All kinds of files in the order in which each finds what it points to, with the file name in a folder of data.</summary>
public static class ImportKinds
{
    public static IReadOnlyList<(IRowImport Kind, string FileName)> InOrder { get; } =
    [
        (new RegionsImport(), "regions.csv"),
        (new VillagesImport(), "villages.csv"),
        (new RegionAliasesImport(), "region-aliases.csv"),
        (new RegionCodeHistoryImport(), "region-code-history.csv"),
        (new HolidaysImport(), "holidays.csv"),
        (new MinimumWagesImport(), "minimum-wages.csv"),
        (new OccupationsImport(), "occupations.csv"),
        (new OccupationHazardsImport(), "occupation-hazards.csv"),
        (new OccupationClosenessImport(), "occupation-closeness.csv"),
        (new OccupationClassesImport(), "occupation-classes.csv"),
        (new OccupationGroupClosenessImport(), "occupation-group-closeness.csv"),
        (new OccupationSitesImport(), "occupation-sites.csv"),
        (new LocalRulesImport(), "local-rules.csv"),
        (new SkillsImport(), "skills.csv"),
        (new OccupationCertificatesImport(), "occupation-certificates.csv"),
        (new StationsImport(), "stations.csv"),
        (new EmployersImport(), "employers.csv"),
        (new AgreementsImport(), "agreements.json"),
        (new BrokersImport(), "brokers.csv"),
        (new PostingsImport(), "postings.csv"),
        (new ReviewsImport(), "postings-review.csv"),
        (new HouseholdsImport(), "households.csv"),
        (new WorkersImport(), "workers.csv"),
        (new PoliciesImport(), "notice-policies.csv"),
    ];

    public static IRowImport? Find(string kind) => InOrder.FirstOrDefault(item => item.Kind.Kind == kind).Kind;
}
