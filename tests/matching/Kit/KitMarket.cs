using System.Text.Json;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Tests.Kit;

/// <summary>The data kit's approved postings, agreements and catalogues as engine rows on its anchor day.</summary>
internal static class KitMarket
{
    public static readonly DateOnly Anchor = new(2026, 12, 1);

    public static MarketRows Rows()
    {
        var approved = CsvTable.Read("tests/data/kit/postings.expected.csv").Where(p => p["decision"] == "approve").Select(p => p["posting_id"]).ToHashSet();
        var employers = CsvTable.Read("tests/data/kit/employers.csv").ToDictionary(e => e["employer_id"], StandingOf);
        var minima = CsvTable.Read("tests/data/kit/minimum-wages.csv").ToDictionary(w => w["region_code"], w => 100 * w.Number("month_yuan")!.Value);
        return new MarketRows
        {
            Postings = [.. CsvTable.Read("tests/data/kit/postings.csv").Where(p => approved.Contains(p["posting_id"])).Select(p => Posting(p, employers))],
            Agreements = Agreements(),
            Occupations = Occupations(),
            Hazards = [.. CsvTable.Read("infra/dev/data/occupation-hazards.csv").Select(Hazard)],
            Closeness = [.. CsvTable.Read("infra/dev/data/occupation-closeness.csv").Select(c => new ClosenessRow(c["from_code"], c["to_code"], int.Parse(c["percent"])))],
            GroupCloseness = [.. CsvTable.Read("infra/dev/data/occupation-group-closeness.csv").Select(c => new GroupClosenessRow(c["from_group"], c["to_group"], int.Parse(c["percent"])))],
            Skills = [.. CsvTable.Read("tests/data/kit/skills.csv").Select(s => new SkillRow(s["code"], s["name"], s.List("levels")))],
            Regions = new RegionTree(CsvTable.Read("tests/data/kit/regions.csv")
                .Select(r => new RegionRow(r["code"], r["name"], r["parent_code"].Length == 0 ? null : r["parent_code"], minima.TryGetValue(r["code"], out var fen) ? fen : null))),
        };
    }

    /// <summary>P0001 and W00001 become ids that sort and read as themselves.</summary>
    public static Guid IdOf(string reference) => Guid.Parse($"00000000-0000-0000-0000-{int.Parse(reference[1..]):D12}");

    public static string ReferenceOf(Guid postingId) => $"P{int.Parse(postingId.ToString()[24..]):D4}";

    /// <summary>The place of a named level in its skill's scheme, from 1; 0 when none is named.</summary>
    public static int LevelOf(string skill, string level) => level.Length == 0 ? 0 : 1 + Array.IndexOf(Levels.Value[skill], level);

    private static readonly Lazy<Dictionary<string, string[]>> Levels =
        new(() => CsvTable.Read("tests/data/kit/skills.csv").ToDictionary(s => s["code"], s => s.List("levels")));

    private static PostingRow Posting(CsvLine p, Dictionary<string, EmployerStanding> standing) => new()
    {
        Id = IdOf(p["posting_id"]),
        PublishedAt = new DateTimeOffset(Day(p, "open_offset").ToDateTime(new TimeOnly(8, 0)), TimeSpan.FromHours(8)),
        OccupationCode = p["occupation_code"],
        WorkplaceCode = p["workplace_region_code"],
        EmployerRef = p["employer_id"],
        Kind = Word<PostKind>(p["kind"]),
        Arrangement = Word<WorkArrangement>(p["arrangement"]),
        MonthMinFen = 100 * p.Number("est_month_min")!.Value,
        MonthMaxFen = 100 * p.Number("est_month_max")!.Value,
        PayBasis = Word<PayBasis>(p["pay_basis"]),
        WorkTime = Word<WorkTime>(p["work_time"]),
        HoursPerWeek = p.Number("hours_per_week"),
        Shift = p["shift"] == "flex" ? ShiftPattern.Flexible : Word<ShiftPattern>(p["shift"]),
        Dormitory = Word<Dormitory>(p["dormitory"]),
        Meals = Word<Meals>(p["meals"]),
        CoupleRooms = p.Flag("couples"),
        TravelOrganised = p.Flag("travel_organised"),
        Training = p.Flag("training"),
        Contract = Word<ContractKind>(p["contract"]),
        SocialInsurance = p.Flag("social_insurance"),
        SkillsRequired = [.. p.List("skills_required").Select(Asked)],
        SkillsLiked = [.. p.List("skills_liked").Select(Asked)],
        EducationMin = Word<Education>(p["education_min"]),
        TargetGroupFirstDays = p.Number("target_group_first_days") ?? 0,
        SeasonFromMonth = p.Number("season_from_month"),
        SeasonToMonth = p.Number("season_to_month"),
        OpensOn = Day(p, "open_offset"),
        StartsOn = Day(p, "start_offset"),
        ClosesOn = Day(p, "close_offset"),
        Headcount = p.Number("headcount")!.Value,
        Standing = standing[p["employer_id"]],
    };

    private static SkillLevel Asked(string cell) => new(cell.Split(':')[0], LevelOf(cell.Split(':')[0], cell.Split(':')[1]));

    private static DateOnly Day(CsvLine p, string offset) => Anchor.AddDays(p.Number(offset)!.Value);

    public static T Word<T>(string word) where T : struct, Enum => Enum.Parse<T>(word.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);

    private static EmployerStanding StandingOf(CsvLine e) => e["standing"] switch
    {
        "suspended" => EmployerStanding.Suspended,
        "watch" => EmployerStanding.Watch,
        _ => e["verification_status"] == "verified" ? EmployerStanding.Good : EmployerStanding.Unknown,
    };

    private static HazardRow Hazard(CsvLine h) => new()
    {
        OccupationCode = h["occupation_code"],
        Known = h.Flag("known"),
        JuvenileItems = [.. h.List("juvenile_items").Select(int.Parse)],
        StatutoryItems = [.. h.List("statutory_items").Select(int.Parse)],
    };

    private static List<OccupationRow> Occupations()
    {
        var demands = CsvTable.Read("infra/dev/data/occupation-certificates.csv").ToLookup(c => c["occupation_code"]);
        var classes = CsvTable.Read("infra/dev/data/occupation-classes.csv").ToDictionary(c => c["occupation_code"], c => c["small_class"]);
        return [.. CsvTable.Read("tests/data/kit/occupations.csv").Select(o => new OccupationRow
        {
            Code = o["code"],
            Name = o["name"],
            SmallClass = classes[o["code"]].Length == 0 ? null : classes[o["code"]],
            GroupCode = o["group_code"],
            GroupName = o["group_name"],
            Licensed = o.Flag("licensed"),
            Certificates = [.. demands[o["code"]].Select(d => new CertificateDemand(d["name"], d.List("any_of_skills")))],
            HealthCertificate = o.Flag("health_certificate"),
        })];
    }

    private static List<AgreementRow> Agreements()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(CsvTable.RepositoryFolder(), "tests/data/kit/agreements.json")));
        return [.. file.RootElement.GetProperty("agreements").EnumerateArray().Select(a => new AgreementRow
        {
            Id = IdOf(a.GetProperty("agreement_id").GetString()!),
            Parties = [.. a.GetProperty("parties").EnumerateArray().Select(p => new AgreementParty(Text(p, "region_code"), Word<PartyRole>(Text(p, "role"))))],
            ValidFrom = DateOnly.Parse(Text(a, "valid_from")),
            ValidTo = DateOnly.Parse(Text(a, "valid_to")),
            EndedOn = a.TryGetProperty("terminated_on", out var ended) ? DateOnly.Parse(ended.GetString()!) : null,
            Pairings = [.. a.GetProperty("pairings").EnumerateArray().Select(p => new CountyTowns(Text(p, "county"), Texts(p, "towns")))],
            DirectedEmployers = Texts(a, "directed_employers"),
        })];
    }

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;

    private static List<string> Texts(JsonElement of, string name) => [.. of.GetProperty(name).EnumerateArray().Select(t => t.GetString()!)];
}
