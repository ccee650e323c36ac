namespace JobAssist.Mobile.Matching.Chances;

/// <summary>What came of a re-estimation.</summary>
/// <param name="Before">How the constants in use agree with the observations.</param>
/// <param name="After">How re-estimated ones agree with observations that they were not estimated from (five parts, each left out once).</param>
/// <param name="Constants">The new constants; null when they may not replace the ones in use.</param>
/// <param name="Refusal">Why not.</param>
public sealed record ChanceFitResult(Calibration Before, Calibration After, ChanceConstants? Constants, string? Refusal);

/// <summary>
/// Re-estimates the constants from applications that have come to an end. The constants in use pull like a stated belief (standard
/// deviation 1 in log odds), so that few observations change little; no constant becomes negative, so that having more of what is
/// asked never lowers a chance. The order of the observations changes nothing.
/// </summary>
public static class ChanceFit
{
    /// <summary>Fewer observations than this replace nothing: five constants, a hundred applications each.</summary>
    public const int LeastObservations = 500;

    /// <summary>Nor do so few hires, or so few applications without one.</summary>
    public const int LeastOfEach = 50;

    private const int Parts = 5;

    public static ChanceFitResult Of(IReadOnlyCollection<ChanceObservation> observations, ChanceConstants inUse, string version, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(observations);
        ArgumentNullException.ThrowIfNull(inUse);
        ChanceObservation[] ordered = [.. observations.OrderBy(Key, StringComparer.Ordinal)];
        bool[] hired = [.. ordered.Select(o => o.Hired)];
        var before = Calibration.Of([.. ordered.Select(o => HireChance.Of(o.Input, inUse))], hired);
        if (TooFew(before) is { } few) return new ChanceFitResult(before, Calibration.Of([], []), null, few);

        var unseen = new double[ordered.Length];
        for (var part = 0; part < Parts; part++)
        {
            var constants = Estimated([.. ordered.Where((_, at) => at % Parts != part)], inUse);
            for (var at = part; at < ordered.Length; at += Parts) unseen[at] = HireChance.Of(ordered[at].Input, constants);
        }

        var after = Calibration.Of(unseen, hired);
        return after.Brier > before.Brier
            ? new ChanceFitResult(before, after, null, $"Re-estimated constants foretell unseen applications worse: Brier {after.Brier:0.0000} instead of {before.Brier:0.0000}.")
            : new ChanceFitResult(before, after, Estimated(ordered, inUse) with
            {
                Version = version,
                Since = today,
                Source = $"re-estimated from {ordered.Length} applications, {before.Hires} confirmed hires",
                Observations = ordered.Length,
            }, null);
    }

    private static string? TooFew(Calibration before) =>
        before.Observations < LeastObservations ? $"{before.Observations} observations; {LeastObservations} are needed."
        : Math.Min(before.Hires, before.Observations - before.Hires) < LeastOfEach ? $"{before.Hires} hires among {before.Observations}; {LeastOfEach} of each kind are needed."
        : null;

    private static ChanceConstants Estimated(ChanceObservation[] observations, ChanceConstants inUse)
    {
        var constants = new LogOdds(observations, inUse).Estimate();
        return inUse with { Base = constants[0], Skills = constants[1], Schooling = constants[2], Paper = constants[3], Competition = constants[4] };
    }

    private static string Key(ChanceObservation o) =>
        $"{o.Input.SkillsAsked:D6}{o.Input.SkillsHeld:D6}{o.Input.Trains}{o.Input.SchoolingMet}{o.Input.PaperMet}{o.Input.FreePlaces:D9}{o.Input.Applied:D9}|{o.Input.Told:D9}|{o.Hired}";
}
