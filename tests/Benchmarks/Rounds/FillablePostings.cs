using JobAssist.Mobile.Matching;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Benchmarks.Rounds;

/// <summary>Which postings somebody may have at all, by the gates alone: the others no round can show, however it shares out.</summary>
internal static class FillablePostings
{
    /// <param name="market">The market.</param>
    /// <param name="workers">Everybody; read until nothing is left to find out.</param>
    /// <param name="capacities">By dense index; a posting without is not asked about.</param>
    /// <returns>By dense index.</returns>
    public static bool[] Of(Market market, IEnumerable<WorkerRow> workers, IReadOnlyList<int> capacities)
    {
        var fillable = new bool[market.Count];
        var open = Enumerable.Range(0, market.Count).Where(posting => capacities[posting] > 0).ToList();
        foreach (var worker in workers)
        {
            if (open.Count == 0) break;
            var scorer = new PairScorer(market, worker);
            open.RemoveAll(posting => fillable[posting] = scorer.GateOf(posting) is null);
        }

        return fillable;
    }
}
