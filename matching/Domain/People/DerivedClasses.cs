namespace JobAssist.Mobile.Domain.People;

/// <summary>
/// What the engine may know of age and sex, beside <see cref="Policy.LocalLimits"/>: which statutory list applies. Gates read it, scores never.
/// Sources: 禁止使用童工规定 art. 2; 劳动法 58, 64 with 未成年工特殊保护规定 art. 3; 女职工劳动保护特别规定 附录一.
/// </summary>
public enum LegalClass
{
    /// <summary>16 or over and no statutory list applies.</summary>
    None = 1,

    /// <summary>The list of 女职工劳动保护特别规定 附录一 (underground mine work, intensity IV, heavy loads) applies.</summary>
    StatutoryListApplies = 2,

    /// <summary>16 or 17: the 17 items of 未成年工特殊保护规定 art. 3 apply; an occupation whose hazards are unknown is not shown.</summary>
    Aged16To17 = 3,

    /// <summary>Under 16: never listed, never told of work, by anybody.</summary>
    Under16 = 4,
}

/// <summary>Whose claim is stronger in a round (就业促进法 52, 56; policy rows A7, D15). Smaller is stronger.</summary>
public enum PriorityClass
{
    /// <summary>Hard to employ in a household where nobody of those able and willing works.</summary>
    ZeroEmploymentHousehold = 1,

    /// <summary>Designated hard to employ.</summary>
    HardToEmploy = 2,

    /// <summary>Every other job-seeker.</summary>
    Ordinary = 3,
}
