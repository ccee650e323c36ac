using JobAssist.Mobile.Domain.Reference;
using JobAssist.Mobile.Infra.Imports;
using JobAssist.Mobile.Infra.Imports.Kinds;
using JobAssist.Mobile.Infra.Spreadsheets;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Infra.MatchFiles;

/// <summary>What codes mean: places, occupations with what the law says of them, skills.</summary>
internal sealed class Catalogues
{
    public KnownPlaces Places { get; private set; } = new();
    public RegionTree Tree { get; private set; } = new([]);
    public List<OccupationRow> Occupations { get; } = [];
    public HashSet<string> OccupationCodes { get; } = new(StringComparer.Ordinal);
    public List<HazardRow> Hazards { get; } = [];
    public List<ClosenessRow> Closeness { get; } = [];

    /// <summary>Null when no list of skills was given: then codes are taken as they are and levels as not said.</summary>
    public Dictionary<string, Skill>? Skills { get; private set; }

    public void ReadRegions(RowFile file)
    {
        var read = file.Rows(new TableShape(["code", "name", "parent_code"], ["level"]))
            .Select(row => (Row: row, Region: new Region(Divisions.Code(row, "code"), row.Text("name", 60), row.WordOrNone<RegionLevel>("level") ?? default, row.Optional("parent_code"), default))).ToList();
        var (regions, repeats) = (new Dictionary<string, Region>(StringComparer.Ordinal), new Repeats());
        var named = read.Select(item => item.Region.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var (row, region) in read)
        {
            repeats.Check(row, "code", region.Code);
            if (region.ParentCode is { } parent && !named.Contains(parent)) row.Refuse("parent_code", "region.unknown", "上级区划查不到。");
            if (file.Take(row)) regions[region.Code] = region.Level == default ? region with { Level = LevelOf(region) } : region;
        }

        (Places, Tree) = (KnownPlaces.Of(regions.Values), new RegionTree(regions.Values.Select(r => new RegionRow(r.Code, r.Name, r.ParentCode))));
    }

    public void ReadSkills(RowFile file)
    {
        Skills = new Dictionary<string, Skill>(StringComparer.Ordinal);
        var repeats = new Repeats();
        foreach (var row in file.Rows(new TableShape(["code", "name", "levels"], ["group_code", "group_name", "aliases", "level_scheme"])))
        {
            var skill = new Skill { Code = row.Text("code", 20), Name = row.Text("name", 40), GroupCode = "", GroupName = "", Levels = row.List("levels") };
            if (skill.Levels.Length == 0) row.Refuse("levels", "cell.missing", "至少要有一个等级。");
            repeats.Check(row, "code", skill.Code);
            if (file.Take(row)) Skills[skill.Code] = skill;
        }
    }

    public void ReadOccupations(RowFile file, ILookup<string, CertificateDemand> demands)
    {
        var repeats = new Repeats();
        foreach (var row in file.Rows(OccupationFacts.Needing(new OccupationsImport().Shape, "code", "name", "group_code", "licensed")))
        {
            var code = row.Text("code", 20);
            var occupation = new OccupationRow
            {
                Code = code,
                Name = row.Text("name", 40),
                GroupCode = row.Text("group_code", 10),
                GroupName = row.Optional("group_name") ?? "",
                Licensed = row.Flag("licensed"),
                HealthCertificate = row.Optional("health_certificate") is not null && row.Flag("health_certificate"),
                Certificates = [.. demands[code]],
            };
            repeats.Check(row, "code", code);
            if (!file.Take(row)) continue;
            Occupations.Add(occupation);
            OccupationCodes.Add(code);
        }
    }

    /// <summary>Names of the divisions' levels are optional; the length of the code tells province, prefecture and county apart.</summary>
    private static RegionLevel LevelOf(Region region) => region.Code.Length switch
    {
        9 => RegionLevel.Township,
        12 => RegionLevel.Village,
        _ when region.ParentCode is null => RegionLevel.Province,
        _ => region.Code.EndsWith("00", StringComparison.Ordinal) ? RegionLevel.Prefecture : RegionLevel.County,
    };
}
