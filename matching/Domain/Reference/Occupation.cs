namespace JobAssist.Mobile.Domain.Reference;

/// <summary>One occupation. Codes x-xx-xx-xx are of the national classification, ZL-… are local.</summary>
public sealed class Occupation
{
    public required string Code { get; init; }
    public required string CodeSource { get; init; }
    public required string Name { get; init; }
    public required string GroupCode { get; init; }
    public required string GroupName { get; init; }

    /// <summary>Everyday words; some belong to several occupations.</summary>
    public string[] Aliases { get; init; } = [];

    /// <summary>Law demands <see cref="Certificate"/> (劳动法 55).</summary>
    public bool Licensed { get; init; }
    public string? Certificate { get; init; }
    public bool HealthCertificate { get; init; }
    public bool NoSkillNeeded { get; init; }

    /// <summary>Typical full-time month pay in fen, both ends included.</summary>
    public int MonthMinFen { get; init; }
    public int MonthMaxFen { get; init; }
}

/// <summary>Which items of the two statutory lists the usual work of an occupation touches.</summary>
/// <param name="Known">False: nobody could judge honestly, so people of 16 and 17 are not shown it.</param>
/// <param name="JuvenileItems">1–17 of 未成年工特殊保护规定 art. 3.</param>
/// <param name="StatutoryItems">1–3 of 女职工劳动保护特别规定 附录一.</param>
public sealed record OccupationHazard(string OccupationCode, bool Known, short[] JuvenileItems, short[] StatutoryItems, string Why, string Source);

/// <summary>One demand of a licensed occupation, met by any one of its certificates.</summary>
public sealed record OccupationCertificate(string OccupationCode, short Demand, string Name, string[] AnyOfSkills, string Source);

/// <summary>How near two occupations are, in percent from 1 to 99, both ways.</summary>
public sealed record OccupationCloseness(string FromCode, string ToCode, short Percent, string Source);

/// <summary>Which small class of the national classification an occupation belongs to; null where nobody can say honestly.</summary>
public sealed record OccupationClass(string OccupationCode, string? SmallClass, string? SmallClassName, string Source);

/// <summary>How near two everyday groups of work are, in percent from 1 to 99, both ways.</summary>
public sealed record OccupationGroupCloseness(string FromGroup, string ToGroup, short Percent, string Why, string Source);

/// <summary>How a skill's levels are named.</summary>
public enum SkillLevelScheme
{
    Grade = 1,
    Ability = 2,
    Licence = 3,
    Language = 4,
}

/// <summary>One skill with its levels in rising order; a level is kept as its place in the list, from 0.</summary>
public sealed class Skill
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required string GroupCode { get; init; }
    public required string GroupName { get; init; }
    public string[] Aliases { get; init; } = [];
    public SkillLevelScheme LevelScheme { get; init; }
    public required string[] Levels { get; init; }
}
