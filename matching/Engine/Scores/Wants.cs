using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Scores;

/// <summary>How an offered occupation stands to a wanted one; the nearer kinship wins.</summary>
internal enum Kinship
{
    None = 0,
    SameGroup = 1,
    Linked = 2,
    SameSmallClass = 3,
    Exact = 4,
}

/// <summary>Wanted work: exact, same small class, linked, same group; less for each step down the person's own list.</summary>
internal static class Wants
{
    /// <summary>Later steps of a list lose no more than this one.</summary>
    public const int LastStep = 3;

    public static int[] PointsOf(Market market, WorkerRow worker) =>
        [.. Enumerable.Range(0, market.Codes.Occupations.Count).Select(o => PointsOf(market, worker, market.Occupations.Row[o]).Points)];

    /// <summary>The best of all wishes for one occupation, and which wish and kinship gave it (step −1: none did).</summary>
    public static (int Points, int Step, Kinship Kinship) PointsOf(Market market, WorkerRow worker, OccupationRow offered)
    {
        var weights = market.Weights;
        (int Points, int Step, Kinship Kinship) best = (0, -1, Kinship.None);
        if (worker.WantedOccupations.Count == 0) best.Points = weights.WantUnstated;
        if (worker.AcceptsAnySuitable) best.Points = Math.Max(best.Points, weights.WantAnySuitable);

        for (var step = 0; step < worker.WantedOccupations.Count; step++)
        {
            var (percent, kinship) = Closeness(market, market.Occupations.RowOf(worker.WantedOccupations[step]), offered);
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

    private static (int Percent, Kinship Kinship) Closeness(Market market, OccupationRow wanted, OccupationRow offered)
    {
        if (wanted.Code == offered.Code) return (100, Kinship.Exact);

        var sameClass = SmallClassOf(wanted.Code) is { } small && small == SmallClassOf(offered.Code) ? market.Weights.SameSmallClassPercent : 0;
        var link = market.Occupations.LinkOf(wanted.Code, offered.Code);
        var sameGroup = wanted.GroupCode.Length > 0 && wanted.GroupCode == offered.GroupCode ? market.Weights.SameGroupPercent : 0;
        var percent = Math.Max(sameClass, Math.Max(link, sameGroup));
        return (percent, percent == 0 ? Kinship.None : percent == sameClass ? Kinship.SameSmallClass : percent == link ? Kinship.Linked : Kinship.SameGroup);
    }

    /// <summary>6-29-01-05 → 6-29-01; a local code (ZL-…) has no small class.</summary>
    private static string? SmallClassOf(string code) =>
        code.Length == 10 && char.IsAsciiDigit(code[0]) && code[1] == '-' && code[4] == '-' && code[7] == '-' ? code[..7] : null;
}
