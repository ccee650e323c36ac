namespace JobAssist.Mobile.Benchmarks.Instances;

/// <summary>What distinguishes the markets: how uneven they are, and how narrow.</summary>
internal sealed record Shape
{
    public static readonly Shape Normal = new() { Name = "normal" };
    public static readonly Shape Flat = new() { Name = "flat", Prefectures = 0.3, Groups = 0.3, Occupations = 0.3, Skills = 0.3, Homes = 0 };
    public static readonly Shape Steep = new() { Name = "steep", Prefectures = 1.3, Groups = 1.2, Occupations = 1.2, Skills = 1.2, Homes = 0.8 };

    /// <summary>Few places are joined with a home, and there are fewer notices to give than are wanted.</summary>
    public static readonly Shape Congested = new() { Name = "congested", Prefectures = 0.65, Narrow = true, FewestAgreements = 2, MostAgreements = 3, DemandMet = 0.68 };

    public required string Name { get; init; }

    // Exponents of the Zipf draws.
    public double Prefectures { get; init; } = 1.0;
    public double Groups { get; init; } = 0.8;
    public double Occupations { get; init; } = 0.8;
    public double Skills { get; init; } = 0.8;
    public double Homes { get; init; } = 0.4;
    public double Headcounts { get; init; } = 1.1;

    public int FewestAgreements { get; init; } = 2;
    public int MostAgreements { get; init; } = 6;

    /// <summary>Agreements are with single counties, and every posting names its county.</summary>
    public bool Narrow { get; init; }

    /// <summary>Twenty notices a free place against five a worker; null leaves the headcounts as drawn.</summary>
    public double? DemandMet { get; init; }

    public static Shape Of(string name) => name switch
    {
        "normal" => Normal,
        "flat" => Flat,
        "steep" => Steep,
        "congested" => Congested,
        _ => throw new ArgumentException($"Unknown skew '{name}': flat, normal, steep or congested.", nameof(name)),
    };
}
