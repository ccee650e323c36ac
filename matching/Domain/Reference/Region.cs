namespace JobAssist.Mobile.Domain.Reference;

/// <summary>Level of an administrative division.</summary>
public enum RegionLevel
{
    Province = 1,
    Prefecture = 2,
    County = 3,
    Township = 4,
    Village = 5,
}

/// <summary>One administrative division; codes of 6 digits are GB/T 2260, of 9 and 12 digits statistical.</summary>
/// <param name="DataDate">Closing day of the list this row came from.</param>
public sealed record Region(string Code, string Name, RegionLevel Level, string? ParentCode, DateOnly DataDate);

/// <summary>Another name of a division: an old name, an everyday name or a short one, perhaps only within a place.</summary>
public sealed record RegionAlias(string Alias, string Code, RegionAliasKind Kind, string? Within);

/// <summary>What kind of other name it is.</summary>
public enum RegionAliasKind
{
    OldName = 1,
    EverydayName = 2,
    ShortName = 3,
}

/// <summary>A code found in identity numbers issued before the place changed it.</summary>
public sealed record FormerRegionCode(string OldCode, string OldName, string NewCode);

/// <summary>The lowest lawful pay of a place; the nearest ancestor counts.</summary>
public sealed record MinimumWage(string RegionCode, int MonthFen, int HourFen, string Source);
