namespace JobAssist.Mobile.Matching.Tables;

/// <summary>Papers of which the law demands one (an A2 licence serves where a B2 is asked).</summary>
public sealed record CertificateDemand(string Name, IReadOnlyList<string> AnyOfSkills);

/// <summary>One occupation. A code of four parts is national, its first three parts are the small class; a local code has none.</summary>
public sealed record OccupationRow
{
    public required string Code { get; init; }
    public required string Name { get; init; }

    /// <summary>The everyday group (G01…): kinship of last resort.</summary>
    public required string GroupCode { get; init; }
    public string GroupName { get; init; } = "";

    /// <summary>The law demands a certificate. Without a known demand below nobody can be shown to hold it.</summary>
    public bool Licensed { get; init; }

    /// <summary>Each demand must be met by an unexpired certificate.</summary>
    public IReadOnlyList<CertificateDemand> Certificates { get; init; } = [];

    /// <summary>A health certificate can be had after hiring: told, never a gate.</summary>
    public bool HealthCertificate { get; init; }
}

/// <summary>What is known about the hazards of an occupation in the words of two statutory lists.</summary>
public sealed record HazardRow
{
    public required string OccupationCode { get; init; }

    /// <summary>False: nobody could judge honestly; then nothing is known, and a person of 16–17 is not shown it.</summary>
    public bool Known { get; init; }

    /// <summary>Items (1…17) of 未成年工特殊保护规定 art. 3 that the usual work touches.</summary>
    public IReadOnlyList<int> JuvenileItems { get; init; } = [];

    /// <summary>Items (1…3) of 女职工劳动保护特别规定 附录一 that the usual work touches.</summary>
    public IReadOnlyList<int> StatutoryItems { get; init; } = [];
}

/// <summary>How near a wanted occupation is to an offered one, 1…99 percent, both ways.</summary>
public sealed record ClosenessRow(string FromCode, string ToCode, int Percent);

/// <summary>The name of a skill and of its levels, for the words of an explanation.</summary>
public sealed record SkillRow(string Code, string Name, IReadOnlyList<string> Levels);
