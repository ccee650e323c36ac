using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Benchmarks.Instances;

/// <summary>
/// 75 groups of 20 occupations: sixteen national ones in four small classes, four local ones without; 2,000 skills:
/// 40 general, 26 a group, ten licences.
/// </summary>
internal sealed class Trades
{
    public const int Groups = 75;
    public const int OccupationsEach = 20;
    public const int Occupations = Groups * OccupationsEach;
    private const int NationalEach = 16;
    private const int SmallClassesEach = 4;
    public const int GeneralSkills = 40;
    public const int SkillsEach = 26;
    public const int FirstLicence = GeneralSkills + Groups * SkillsEach;
    public const int Licences = 10;
    public const int Skills = FirstLicence + Licences;
    private const int PerMilleLicensed = 70;
    private const int PerMilleLicensedUnknown = 5;

    private readonly Zipf _groups;
    private readonly Zipf _occupations;
    private readonly Zipf _generalSkills;
    private readonly Zipf _groupSkills;

    public Trades(Shape shape, ulong seed)
    {
        (_groups, _occupations) = (new Zipf(Groups, shape.Groups), new Zipf(OccupationsEach, shape.Occupations));
        (_generalSkills, _groupSkills) = (new Zipf(GeneralSkills, shape.Skills), new Zipf(SkillsEach, shape.Skills));
        Rows = [.. Enumerable.Range(0, Occupations).Select(o => Occupation(o, Dice.For(seed, Kind.Occupation, o)))];
        Hazards = [.. Enumerable.Range(0, Occupations).Select(o => Hazard(o, Dice.For(seed, Kind.Hazard, o)))];
        Closeness = [.. Enumerable.Range(0, Occupations).SelectMany(o => Links(o, Dice.For(seed, Kind.Closeness, o)))];
    }

    public OccupationRow[] Rows { get; }
    public HazardRow[] Hazards { get; }
    public ClosenessRow[] Closeness { get; }

    public static string[] Codes { get; } = [.. Enumerable.Range(0, Occupations).Select(CodeOf)];
    public static string[] SkillCodes { get; } = [.. Enumerable.Range(0, Skills).Select(s => s >= FirstLicence ? $"LIC{s - FirstLicence:00}" : $"K{s:0000}")];

    public static int GroupOf(int occupation) => occupation / OccupationsEach;

    public int DrawOccupation(ref Dice dice) => DrawOccupationIn(_groups.Draw(ref dice), ref dice);

    public int DrawOccupationIn(int group, ref Dice dice) => group * OccupationsEach + _occupations.Draw(ref dice);

    /// <summary>Three in ten are general skills, the others belong to the group.</summary>
    public int DrawSkill(int group, ref Dice dice) => dice.Percent(30)
        ? _generalSkills.Draw(ref dice)
        : GeneralSkills + group * SkillsEach + _groupSkills.Draw(ref dice);

    private static string CodeOf(int occupation)
    {
        var (group, at) = (1 + GroupOf(occupation), occupation % OccupationsEach);
        return at < NationalEach
            ? $"6-{group:00}-{1 + at % SmallClassesEach:00}-{1 + at / SmallClassesEach:00}"
            : $"ZL-G{group:00}-{1 + at - NationalEach:00}";
    }

    private static OccupationRow Occupation(int occupation, Dice dice)
    {
        var licensed = dice.PerMille(PerMilleLicensed);
        var unknown = dice.PerMille(PerMilleLicensedUnknown);
        return new OccupationRow
        {
            Code = Codes[occupation],
            Name = $"工种{occupation}",
            GroupCode = $"G{1 + GroupOf(occupation):00}",
            Licensed = licensed || unknown,
            Certificates = licensed && !unknown ? [Demand(ref dice)] : [],
        };
    }

    private static CertificateDemand Demand(ref Dice dice)
    {
        var first = dice.Below(Licences);
        return new CertificateDemand("证书", dice.Percent(30)
            ? [SkillCodes[FirstLicence + first], SkillCodes[FirstLicence + (first + 1) % Licences]]
            : [SkillCodes[FirstLicence + first]]);
    }

    private static HazardRow Hazard(int occupation, Dice dice)
    {
        var known = dice.Percent(75);
        return new HazardRow
        {
            OccupationCode = Codes[occupation],
            Known = known,
            JuvenileItems = known && dice.Percent(35) ? [1 + dice.Below(17)] : [],
            StatutoryItems = known && dice.Percent(4) ? [1 + dice.Below(3)] : [],
        };
    }

    /// <summary>A local occupation is linked with two others of its group or the next; every fifth national one with one elsewhere.</summary>
    private static IEnumerable<ClosenessRow> Links(int occupation, Dice dice)
    {
        var local = occupation % OccupationsEach >= NationalEach;
        var count = local ? 2 : dice.Percent(20) ? 1 : 0;
        for (var link = 0; link < count; link++)
        {
            var group = local && dice.Percent(60) ? GroupOf(occupation) : dice.Below(Groups);
            var other = group * OccupationsEach + dice.Below(NationalEach);
            var percent = dice.Between(30, 95);
            if (other != occupation) yield return new ClosenessRow(Codes[occupation], Codes[other], percent);
        }
    }
}
