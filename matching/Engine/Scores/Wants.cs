using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Scores;

/// <summary>Wanted work: as close as the data say, less for each step down the person's own list.</summary>
internal static class Wants
{
    /// <summary>Later steps of a list lose no more than this one.</summary>
    public const int LastStep = 3;

    /// <summary>The best of all wishes for one offered occupation, and which wish and kinship gave it (step −1: none did).</summary>
    public static (int Points, int Step, Kinship Kinship) PointsOf(Market market, Seeker worker, int occupation)
    {
        var (weights, row, offered) = (market.Weights, worker.Row, market.Occupations.Number[occupation]);
        (int Points, int Step, Kinship Kinship) best = (0, -1, Kinship.None);
        if (worker.Wanted.Length == 0) best.Points = weights.WantUnstated;
        if (row.AcceptsAnySuitable) best.Points = Math.Max(best.Points, weights.WantAnySuitable);

        for (var step = 0; step < worker.Wanted.Length; step++)
        {
            if (worker.Wanted[step] < 0) continue;
            var (percent, kinship) = market.Occupations.Closeness.Of(worker.Wanted[step], offered);
            var points = PointsAt(step, percent, weights);
            if (points > best.Points) best = (points, step, kinship);
        }

        return best;
    }

    /// <summary>What one wish alone gives each occupation of the market.</summary>
    public static int[] PointsOf(Market market, string wanted, int step)
    {
        var row = market.Occupations.RowOf(wanted);
        return [.. market.Occupations.Row.Select(offered => PointsAt(step, Closeness(market, row, offered).Percent, market.Weights))];
    }

    private static int PointsAt(int step, int percent, Weights weights) =>
        weights.WantFull * percent * (100 - weights.WantStepPercent * Math.Min(step, LastStep)) / 10_000;

    private static (int Percent, Kinship Kinship) Closeness(Market market, OccupationRow wanted, OccupationRow offered) =>
        market.Occupations.Closeness.Of(wanted.Code, offered.Code);
}
