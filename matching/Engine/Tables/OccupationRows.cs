namespace JobAssist.Mobile.Matching.Tables;

/// <summary>Papers of which the law demands one (an A2 licence serves where a B2 is asked).</summary>
public sealed record CertificateDemand(string Name, IReadOnlyList<string> AnyOfSkills);

/// <summary>One occupation. A code of four parts is national (6-29-01-05); a local code has no parts that mean anything.</summary>
public sealed record OccupationRow
{
    public required string Code { get; init; }
    public required string Name { get; init; }

    /// <summary>The small class of the national classification; a national code carries its own, a local one is mapped by data or has none.</summary>
    public string? SmallClass { get => field ?? (IsNational ? Code[..7] : null); init; }

    /// <summary>The everyday group (G01…): kinship of last resort.</summary>
    public required string GroupCode { get; init; }
    public string GroupName { get; init; } = "";

    /// <summary>The law demands a certificate. Without a known demand below nobody can be shown to hold it.</summary>
    public bool Licensed { get; init; }

    /// <summary>Each demand must be met by an unexpired certificate.</summary>
    public IReadOnlyList<CertificateDemand> Certificates { get; init; } = [];

    /// <summary>A health certificate can be had after hiring: told, never a gate.</summary>
    public bool HealthCertificate { get; init; }

    private bool IsNational => Code.Length == 10 && char.IsAsciiDigit(Code[0]) && Code[1] == '-' && Code[4] == '-' && Code[7] == '-';
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

/// <summary>How near two everyday groups of work are, 1…99 percent, both ways; of one group with itself it is the nearness inside.</summary>
public sealed record GroupClosenessRow(string FromGroup, string ToGroup, int Percent);

/// <summary>The name of a skill and of its levels, for the words of an explanation.</summary>
public sealed record SkillRow(string Code, string Name, IReadOnlyList<string> Levels);
