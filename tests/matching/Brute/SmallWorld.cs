using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Domain.Reference;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Tests.Brute;

/// <summary>A random small market and its workers from one seed: few values each, so that ties and failing gates are common.</summary>
internal sealed class SmallWorld
{
    public static readonly DateOnly Today = new(2026, 12, 1);
    private static readonly string[] Homes = ["S1C1", "S1C2", "S2C1"];
    private static readonly string[] Towns = ["S1C1T1", "S1C1T2", "S1C2T1"];
    private static readonly string[] WorkPlaces = ["S1C1", "S1C1T1", "S1C2", "R1C1", "R1C1T1", "R1C2", "R2C1", "R2C1T1", "X1"];
    private static readonly string[] AllRegions = [.. new[] { "S1", "S2", "R1", "R2" }.SelectMany(p => new[] { p, p + "C1", p + "C2", p + "C1T1", p + "C1T2", p + "C2T1" })];
    private static readonly string[] Occupations = ["6-29-01-01", "6-29-01-03", "6-29-02-08", "ZL-G01-01", "ZL-G01-02", "ZL-G09-01", "ZL-UNKNOWN"];
    private static readonly SiteKind[] Kinds = Enum.GetValues<SiteKind>();
    private static readonly string[] SkillCodes = ["K1", "K2", "K3", "K4"];

    private readonly Random _random;

    // Apart, so that a world without local rules is the same as ever.
    private readonly Random? _local;

    /// <summary>Of three worlds one has local rules in force.</summary>
    public SmallWorld(int seed, int postings, bool flat = false)
    {
        _random = new Random(seed);
        _local = seed % 3 == 2 ? new Random(-seed) : null;
        Rows = new MarketRows
        {
            Postings = [.. Enumerable.Range(0, postings).Select(_ => flat ? FlatPosting() : Posting())],
            Agreements = [.. Enumerable.Range(0, 1 + Next(4)).Select(_ => Agreement())],
            Occupations = [.. Occupations.Where(o => o != "ZL-UNKNOWN").Select(Occupation)],
            Hazards = [.. Occupations.Where(_ => Next(3) > 0).Select(Hazard)],
            Closeness = [new("6-29-01-01", "ZL-G09-01", 1 + Next(99)), new("ZL-G01-01", "6-29-01-01", 1 + Next(99))],
            GroupCloseness = [new("G01", "G07", 5 + seed % 60), new("G09", "G01", 20), .. seed % 3 == 0 ? [new GroupClosenessRow("G01", "G01", 55)] : Array.Empty<GroupClosenessRow>()],
            LocalRules = _local is null ? [] : [.. Enumerable.Range(0, 1 + _local.Next(8)).Select(n => new LocalRuleRow(RegionOfRule(_local), Kinds[_local.Next(Kinds.Length)], 12 * _local.Next(6), $"规定{n}"))],
            Sites = _local is null ? [] : [.. Occupations.SelectMany(o => Kinds.Where(_ => _local.Next(2) == 0).Select(kind => new OccupationSiteRow(o, kind)))],
            Regions = new RegionTree(AllRegions.Select(r => new RegionRow(r, r, ParentOf(r), MinimumOf(r)))),
        };
    }

    public MarketRows Rows { get; }

    public int Next(int below) => _random.Next(below);

    public T Pick<T>(IReadOnlyList<T> from) => from[Next(from.Count)];

    public Dictionary<Guid, int> Prices(int below) => Rows.Postings.ToDictionary(p => p.Id, _ => Next(3) == 0 ? 0 : Next(below));

    public WorkerRow Worker() => new()
    {
        Id = Id(),
        HomeCountyCode = Pick(Homes),
        HomeTownshipCode = Next(3) == 0 ? null : Pick(Towns),
        Skills = Some(3, () => new HeldSkill(Pick(SkillCodes), Next(4), Next(2) == 0, Next(2) == 0 ? null : Today.AddDays(Next(5) - 2))),
        Education = Pick(Enum.GetValues<Education>()),
        WantedOccupations = [.. Some(5, () => Pick(Occupations)).Distinct()],
        WageFloorFen = Pick([0, 250_000, 300_000, 400_000]),
        PreferredDestinations = [.. Some(3, () => Next(8) == 0 ? WorkerRow.AnyPlace : Pick(AllRegions)).Distinct()],
        CannotLeaveCounty = Next(6) == 0,
        NeedsDormitory = Next(2) == 0,
        NeedsCoupleRoom = Next(3) == 0,
        OnlyTogether = Next(8) == 0,
        NoNightShift = Next(3) == 0,
        AcceptsAnySuitable = Next(4) == 0,
        AwayFromMonth = Next(2) == 0 ? null : 1 + Next(12),
        AwayToMonth = 1 + Next(12),
        LegalClass = Next(3) > 0 ? LegalClass.None : Pick(Enum.GetValues<LegalClass>()),
        LocalBars = _local is null ? 0 : (ulong)_local.NextInt64(),
        TargetGroup = Next(2) == 0,
        Personalised = Next(8) > 0,
    };

    public PostingRow Posting()
    {
        var min = Pick([200_000, 250_000, 300_000, 380_000, 450_000, 700_000]);
        return FlatPosting() with
        {
            OccupationCode = Pick(Occupations),
            WorkplaceCode = Pick(WorkPlaces),
            EmployerRef = Pick(["E1", "E2", "E3"]),
            Arrangement = Next(6) == 0 ? WorkArrangement.HomeBased : WorkArrangement.OnPremises,
            MonthMinFen = min,
            MonthMaxFen = min + Next(3) * 50_000,
            WorkTime = Next(4) > 0 ? WorkTime.FullTime : Pick([WorkTime.PartTime, WorkTime.Flexible]),
            HoursPerWeek = Next(2) == 0 ? null : Next(60),
            Shift = Pick(Enum.GetValues<ShiftPattern>()),
            Dormitory = Pick(Enum.GetValues<Dormitory>()),
            Meals = Pick(Enum.GetValues<Meals>()),
            CoupleRooms = Next(2) == 0,
            TravelOrganised = Next(2) == 0,
            Training = Next(2) == 0,
            Contract = Pick(Enum.GetValues<ContractKind>()),
            SocialInsurance = Next(2) == 0,
            SkillsRequired = Next(2) == 0 ? [] : Some(2, () => new SkillLevel(Pick(SkillCodes), Next(4))),
            SkillsLiked = Next(2) == 0 ? [] : Some(2, () => new SkillLevel(Pick(SkillCodes), Next(4))),
            EducationMin = Pick([Education.None, Education.Junior, Education.Senior]),
            CertificateSkill = Next(8) == 0 ? Pick(SkillCodes) : null,
            SeasonFromMonth = Next(2) == 0 ? null : 1 + Next(12),
            SeasonToMonth = 1 + Next(12),
            OpensOn = Today.AddDays(1 - Next(12)),
            ClosesOn = Today.AddDays(Next(12) - 1),
            TargetGroupFirstDays = Next(3) == 0 ? 7 : 0,
            StartsOn = Today.AddDays(Next(200) - 30),
            Filled = Next(5),
            Standing = Next(12) == 0 ? EmployerStanding.Suspended : Pick([EmployerStanding.Good, EmployerStanding.Watch, EmployerStanding.Unknown]),
            LastCallOn = Next(2) == 0 ? null : Today.AddDays(1 - Next(80)),
            PeopleKept = Next(2) == 0 ? null : Next(40),
            Told = Next(2) == 0 ? null : Next(300),
            Applied = Next(2) == 0 ? null : Next(40),
        };
    }

    /// <summary>One that everybody from S1C1 may take and that differs from its like only in age and id.</summary>
    public PostingRow FlatPosting() => new()
    {
        Id = Id(),
        PublishedAt = new DateTimeOffset(2026, 11, 1 + Next(3), 8, 0, 0, TimeSpan.FromHours(Next(2) * 8)),
        OccupationCode = Pick(["ZL-G01-01", "ZL-G01-02"]),
        WorkplaceCode = Pick(["S1C1", "S1C1T1"]),
        EmployerRef = "E1",
        MonthMinFen = 400_000,
        MonthMaxFen = 400_000,
        OpensOn = Today.AddDays(-5),
        StartsOn = Today.AddDays(5),
        ClosesOn = Today.AddDays(20),
        Headcount = 4,
    };

    private static string RegionOfRule(Random local) => AllRegions[local.Next(AllRegions.Length)] is var region && local.Next(2) == 0 ? region[..2] : region;

    private Guid Id()
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private AgreementRow Agreement() => new()
    {
        Id = Id(),
        Parties = [.. Some(3, () => new AgreementParty(Pick(AllRegions), Pick(Enum.GetValues<PartyRole>()))),
            new(Pick(["S1", "S1C1", "S2"]), PartyRole.Sending), new(Pick(["R1", "R2", "R1C1"]), PartyRole.Receiving)],
        ValidFrom = Today.AddDays(1 - Next(4)),
        ValidTo = Today.AddDays(Next(4) - 1),
        EndedOn = Next(4) == 0 ? Today.AddDays(Next(3) - 1) : null,
        Pairings = Some(2, () => new CountyTowns(Pick(Homes), [Pick(AllRegions), Pick(AllRegions)])),
        DirectedEmployers = Some(2, () => Pick(["E1", "E2", "E3"])),
    };

    private OccupationRow Occupation(string code)
    {
        var licensed = Next(5) == 0;
        return new OccupationRow
        {
            Code = code,
            Name = code,
            SmallClass = code == "ZL-G09-01" ? "6-29-02" : null,
            GroupCode = code.StartsWith("6-29", StringComparison.Ordinal) ? "G07" : code.Split('-')[1],
            Licensed = licensed,
            Certificates = licensed ? Some(3, () => new CertificateDemand("证", [Pick(SkillCodes), Pick(SkillCodes)])) : [],
        };
    }

    private HazardRow Hazard(string code) => new()
    {
        OccupationCode = code,
        Known = Next(3) > 0,
        JuvenileItems = Next(2) == 0 ? [] : [1 + Next(17)],
        StatutoryItems = Next(3) > 0 ? [] : [1 + Next(3)],
    };

    private List<T> Some<T>(int most, Func<T> make) => [.. Enumerable.Range(0, Next(most + 1)).Select(_ => make())];

    /// <summary>Two provinces set a minimum wage; in the others nobody knows it.</summary>
    private static int? MinimumOf(string region) => region switch { "S1" => 250_000, "R1" => 280_001, _ => null };

    private static string? ParentOf(string region) => region.Length > 2 ? region[..^2] : null;
}
