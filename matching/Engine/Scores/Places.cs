using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Scores;

/// <summary>The person's own order of destinations: a wish, so a score and never a gate.</summary>
internal static class Places
{
    /// <summary>The earliest entry that holds the place, −1 when none does.</summary>
    public static int StepOf(Market market, WorkerRow worker, int place)
    {
        for (var step = 0; step < worker.PreferredDestinations.Count; step++)
        {
            var wanted = worker.PreferredDestinations[step];
            if (wanted == WorkerRow.AnyPlace || market.Joined.IsInside(place, wanted)) return step;
        }

        return -1;
    }

    public static int PointsOf(Market market, WorkerRow worker, int place)
    {
        if (worker.PreferredDestinations.Count == 0) return market.Weights.PlaceAny;
        return StepOf(market, worker, place) is >= 0 and var step ? PointsAt(step, market.Weights) : 0;
    }

    /// <summary>What a destination is worth by its place in the person's own list.</summary>
    public static int PointsAt(int step, Weights weights) => Math.Max(weights.PlaceFull - weights.PlaceStep * step, weights.PlaceStep);
}
