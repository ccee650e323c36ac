using JobAssist.Mobile.Matching;
using JobAssist.Mobile.Matching.Explanations;
using JobAssist.Mobile.Matching.Gates;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Benchmarks.Rounds;

/// <summary>Which postings somebody may have at all, by the gates alone: the others no round can show, however it shares out.</summary>
internal static class FillablePostings
{
    // What fails at one of these gates for one person fails for everybody from there.
    private static readonly HashSet<string?> SameForAHome =
        [.. new[] { Gate.NotYetOpen, Gate.Closed, Gate.Full, Gate.EmployerSuspended, Gate.PlaceNotJoined }.Select(GateWords.CodeOf)];

    /// <param name="market">The market.</param>
    /// <param name="workers">Everybody.</param>
    /// <param name="capacities">By dense index; a posting without is not asked about.</param>
    /// <returns>By dense index.</returns>
    public static bool[] Of(Market market, IEnumerable<WorkerRow> workers, IReadOnlyList<int> capacities)
    {
        var fillable = new bool[market.Count];
        int[] offered = [.. Enumerable.Range(0, market.Count).Where(posting => capacities[posting] > 0)];
        var openFrom = new Dictionary<(string County, string? Township), List<int>>();
        foreach (var worker in workers)
        {
            var scorer = new PairScorer(market, worker);
            var home = (worker.HomeCountyCode, worker.HomeTownshipCode);
            if (!openFrom.TryGetValue(home, out var open))
                openFrom[home] = open = [.. offered.Where(posting => !SameForAHome.Contains(scorer.GateOf(posting)))];

            open.RemoveAll(posting => fillable[posting] = fillable[posting] || scorer.GateOf(posting) is null);
        }

        return fillable;
    }
}
