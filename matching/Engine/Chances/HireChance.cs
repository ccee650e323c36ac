namespace JobAssist.Mobile.Matching.Chances;

/// <summary>As a worker is told it: an estimate is not worth more words.</summary>
public enum ChanceBand
{
    Small = 1,
    Middling = 2,
    Large = 3,
}

/// <summary>The chance that an application leads to a confirmed hire: log odds from requirement fit and competition.</summary>
public static class HireChance
{
    internal const int Terms = 5;

    /// <summary>Fewer places than one in so many people is counted as one in so many.</summary>
    private const double LeastShare = 0.001;

    /// <summary>Where nobody has counted: as many others as places.</summary>
    private const double UnknownShare = 0.5;

    /// <summary>Between 0 and 1. Never shown as a number: see <see cref="BandOf"/>.</summary>
    public static double Of(ChanceInput input, ChanceConstants constants)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(constants);
        Span<double> facts = stackalloc double[Terms];
        FactsOf(input, constants.ToldApply, facts);
        return OddsToChance(Sum(facts, [constants.Base, constants.Skills, constants.Schooling, constants.Paper, constants.Competition]));
    }

    public static ChanceBand BandOf(ChanceInput input, ChanceConstants constants) => Of(input, constants) switch
    {
        var chance when chance >= constants.LargeFrom => ChanceBand.Large,
        var chance when chance < constants.SmallBelow => ChanceBand.Small,
        _ => ChanceBand.Middling,
    };

    /// <summary>What each constant is multiplied with: 1, then what lacks as numbers from −1 to 0, then the logarithm of the share of places.</summary>
    internal static void FactsOf(ChanceInput input, double toldApply, Span<double> facts)
    {
        var lacking = input.SkillsAsked <= 0 ? 0 : 1 - Math.Clamp(input.SkillsHeld, 0, input.SkillsAsked) / (double)input.SkillsAsked;
        facts[0] = 1;
        facts[1] = -lacking * (input.Trains ? 0.5 : 1);
        facts[2] = input.SchoolingMet ? 0 : -1;
        facts[3] = input.PaperMet ? 0 : -1;
        facts[4] = Math.Log(Math.Max(LeastShare, ShareOf(input, toldApply)));
    }

    internal static double Sum(ReadOnlySpan<double> facts, ReadOnlySpan<double> constants)
    {
        var sum = 0d;
        for (var at = 0; at < facts.Length; at++) sum += facts[at] * constants[at];
        return sum;
    }

    internal static double OddsToChance(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    private static double ShareOf(ChanceInput input, double toldApply)
    {
        if (input.Applied is null && input.Told is null) return UnknownShare;
        var free = Math.Max(0, input.FreePlaces);
        var others = Math.Max(input.Applied ?? 0, (input.Told ?? 0) * toldApply);
        return free == 0 ? 0 : free / (free + others);
    }
}
