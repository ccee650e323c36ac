using JobAssist.Mobile.Infra.Imports;
using JobAssist.Mobile.Infra.Imports.Kinds;
using JobAssist.Mobile.Infra.Spreadsheets;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Infra.MatchFiles;

/// <summary>The four lists about occupations, each with the columns of its import.</summary>
internal static class OccupationFacts
{
    private const int JuvenileItems = 17;
    private const int StatutoryItems = 3;

    public static ILookup<string, CertificateDemand> ReadDemands(RowFile file)
    {
        var demands = new List<(string Code, CertificateDemand Demand)>();
        var repeats = new Repeats();
        foreach (var row in file.Rows(Needing(new OccupationCertificatesImport().Shape, "occupation_code", "any_of_skills", "name")))
        {
            var (code, demand) = (row.Text("occupation_code", 20), new CertificateDemand(row.Text("name"), row.List("any_of_skills")));
            if (demand.AnyOfSkills.Count == 0) row.Refuse("any_of_skills", "cell.missing", "至少要写一个能满足要求的证书。");
            if (row.Optional("demand") is { } number) repeats.Check(row, "demand", $"{code}#{number}");
            if (file.Take(row)) demands.Add((code, demand));
        }

        return demands.ToLookup(d => d.Code, d => d.Demand, StringComparer.Ordinal);
    }

    public static IEnumerable<HazardRow> ReadHazards(RowFile file)
    {
        var repeats = new Repeats();
        foreach (var row in file.Rows(Needing(new OccupationHazardsImport().Shape, "occupation_code", "known", "juvenile_items", "statutory_items")))
        {
            var hazard = new HazardRow
            {
                OccupationCode = row.Text("occupation_code", 20),
                Known = row.Flag("known"),
                JuvenileItems = ItemsOf(row, "juvenile_items", JuvenileItems),
                StatutoryItems = ItemsOf(row, "statutory_items", StatutoryItems),
            };
            repeats.Check(row, "occupation_code", hazard.OccupationCode);
            if (file.Take(row)) yield return hazard;
        }
    }

    public static IEnumerable<ClosenessRow> ReadCloseness(RowFile file)
    {
        var repeats = new Repeats();
        foreach (var row in file.Rows(Needing(new OccupationClosenessImport().Shape, "from_code", "to_code", "percent")))
        {
            var closeness = new ClosenessRow(row.Text("from_code", 20), row.Text("to_code", 20), row.Whole("percent", 1, 99));
            repeats.Check(row, "to_code", $"{closeness.FromCode}>{closeness.ToCode}");
            if (file.Take(row)) yield return closeness;
        }
    }

    public static IEnumerable<OccupationSiteRow> ReadSites(RowFile file)
    {
        var repeats = new Repeats();
        foreach (var row in file.Rows(new OccupationSitesImport().Shape))
        {
            var site = OccupationSitesImport.Read(row, repeats);
            if (file.Take(row)) yield return new OccupationSiteRow(site.OccupationCode, site.Kind);
        }
    }

    /// <summary>An import's columns, of which only those that matching reads must be there.</summary>
    public static TableShape Needing(TableShape import, params string[] needed) => new(needed, [.. import.Required.Concat(import.Optional).Except(needed)]);

    private static int[] ItemsOf(CheckedRow row, string column, int last)
    {
        var items = row.List(column);
        var numbers = items.Where(item => int.TryParse(item, out var number) && number >= 1 && number <= last).Select(int.Parse).ToArray();
        if (numbers.Length != items.Length) row.Refuse(column, "number.out_of_range", $"这一格要填条目序号，1 到 {last}，用 | 隔开。");
        return numbers;
    }
}
