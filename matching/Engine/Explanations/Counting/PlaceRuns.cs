using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Explanations.Counting;

/// <summary>The bits of one work place, <c>Start … End−1</c>, and the number of the destination people would call it.</summary>
internal sealed record PlaceRun(int Place, int Start, int End, int Destination, int MinimumYuan);

/// <summary>Open postings by place, and every division that holds such a place.</summary>
internal sealed class PlaceRuns
{
    private readonly Dictionary<string, List<int>> _inside = new(StringComparer.Ordinal);

    /// <param name="market">Where the places are numbered.</param>
    /// <param name="posting">In the order of places.</param>
    public PlaceRuns(Market market, int[] posting)
    {
        var (runs, destinations) = (new List<PlaceRun>(), new List<string>());
        for (var start = 0; start < posting.Length;)
        {
            var place = market.Postings.Place[posting[start]];
            var end = start;
            while (end < posting.Length && market.Postings.Place[posting[end]] == place) end++;

            var chain = market.Regions.ChainOf(market.Codes.Places[place]);
            foreach (var region in chain) (_inside.TryGetValue(region, out var known) ? known : _inside[region] = []).Add(runs.Count);
            var destination = DestinationOf(market.Regions, chain);
            if (!destinations.Contains(destination)) destinations.Add(destination);
            runs.Add(new PlaceRun(place, start, end, destinations.IndexOf(destination), market.Regions.MinimumMonthYuanOf(chain[0])));
            start = end;
        }

        (Runs, Destinations) = ([.. runs], [.. destinations]);
    }

    public PlaceRun[] Runs { get; }

    /// <summary>Codes of prefectures, or of provinces that have none.</summary>
    public string[] Destinations { get; }

    /// <summary>Adds to each run how many of its bits are set; words without any are passed over.</summary>
    public void Count(ReadOnlySpan<ulong> bits, Span<int> counts)
    {
        var run = 0;
        for (var word = 0; word < bits.Length && run < Runs.Length; word++)
        {
            if (bits[word] == 0) continue;
            var (first, end) = (word << 6, (word + 1) << 6);
            while (run < Runs.Length && Runs[run].End <= first) run++;
            for (var at = run; at < Runs.Length && Runs[at].Start < end; at++) counts[at] += Bits.CountRange(bits, Math.Max(first, Runs[at].Start), Math.Min(end, Runs[at].End));
        }
    }

    /// <summary>The numbers of the runs inside a division; none when no open posting lies there.</summary>
    public IReadOnlyList<int> Inside(string region) => _inside.TryGetValue(region, out var runs) ? runs : [];

    /// <summary>The prefecture, or the province where the division between is only an office word.</summary>
    private static string DestinationOf(RegionTree regions, IReadOnlyList<string> chain) =>
        chain.Count == 1 || regions.NameOf(chain[^2]) is "市辖区" or "县" ? chain[^1] : chain[^2];
}
