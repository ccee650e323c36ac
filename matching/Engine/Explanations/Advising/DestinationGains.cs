using JobAssist.Mobile.Matching.Explanations.Counting;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Explanations.Advising;

/// <summary>Which further destination holds the most postings that are open to the worker but lie where the person has not said to go.</summary>
internal static class DestinationGains
{
    /// <summary>Null when nothing or everything was said about places, and where the list does not follow wishes.</summary>
    public static Counterfactual? Best(Market market, Seeker worker, OpenTo open)
    {
        var wished = worker.Row.PreferredDestinations;
        if (!worker.Row.Personalised || wished.Count == 0 || wished.Contains(WorkerRow.AnyPlace, StringComparer.Ordinal)) return null;

        var places = market.Open.Places;
        using var rented = new RentedCounts(places.Runs.Length);
        var gains = rented.Counts;
        places.Count(open.Now, gains);
        foreach (var region in wished)
        {
            foreach (var run in places.Inside(region)) gains[run] = 0;
        }

        var home = worker.Row.HomeCountyCode;
        var (away, moreAtHome) = (Largest(places, gains), SumInside(places, gains, home));
        var moreAway = away is null ? 0 : SumInside(places, gains, away);
        return moreAtHome >= moreAway || away is null
            ? Counterfactuals.Made("wish.destination", home, moreAtHome, "也愿意在本县干", "也愿意在本县干")
            : Away(market, away, moreAway);
    }

    /// <summary>The destination with the most; equal ones by the order of places. Null when there is none.</summary>
    private static string? Largest(PlaceRuns places, ReadOnlySpan<int> gains)
    {
        using var rented = new RentedCounts(places.Destinations.Length);
        var sums = rented.Counts;
        for (var run = 0; run < gains.Length; run++) sums[places.Runs[run].Destination] += gains[run];
        var best = 0;
        for (var destination = 1; destination < sums.Length; destination++) best = sums[destination] > sums[best] ? destination : best;
        return sums.Length == 0 || sums[best] == 0 ? null : places.Destinations[best];
    }

    /// <summary>Counted over the division as a whole, because that is what the wish would name.</summary>
    private static int SumInside(PlaceRuns places, ReadOnlySpan<int> gains, string region)
    {
        var sum = 0;
        foreach (var run in places.Inside(region)) sum += gains[run];
        return sum;
    }

    private static Counterfactual? Away(Market market, string region, int more)
    {
        var name = Words.Cut(market.Regions.NameOf(region), 12);
        return Counterfactuals.Made("wish.destination", region, more, $"也愿意去{name}", $"也愿意去{name}");
    }
}
