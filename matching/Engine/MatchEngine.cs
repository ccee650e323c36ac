using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Matching.Explanations;
using JobAssist.Mobile.Matching.Gates;
using JobAssist.Mobile.Matching.Ranking;
using JobAssist.Mobile.Matching.Scores;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching;

/// <summary>Gate, score, keep, explain: the whole of matching over one <see cref="Tables.Market"/>. Thread-safe, and exact: never an approximation.</summary>
public sealed class MatchEngine(Market market)
{
    /// <summary>The snapshot all answers come from.</summary>
    public Market Market => market;

    /// <summary>
    /// The best <paramref name="count"/> postings for one worker by score less price. Prices are points ≥ 0 by dense index;
    /// none at all means all are 0. Ties: the older posting first, then the smaller id.
    /// </summary>
    public TopList TopC(WorkerRow worker, ReadOnlySpan<int> prices, int count)
    {
        ArgumentNullException.ThrowIfNull(worker);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        CheckPrices(prices);
        return Rank(new Seeker(market, worker), prices, count);
    }

    /// <summary>The lists of many workers in their order; the number of threads changes nothing.</summary>
    public TopList[] TopMany(IReadOnlyList<WorkerRow> workers, ReadOnlyMemory<int> prices, int count)
    {
        ArgumentNullException.ThrowIfNull(workers);
        var lists = new TopList[workers.Count];
        Parallel.For(0, workers.Count, at => lists[at] = TopC(workers[at], prices.Span, count));
        return lists;
    }

    /// <summary>Words for every item of a list that this engine made for this worker at these prices.</summary>
    public IReadOnlyList<Explanation> Explain(WorkerRow worker, TopList list, ReadOnlySpan<int> prices = default)
    {
        ArgumentNullException.ThrowIfNull(worker);
        ArgumentNullException.ThrowIfNull(list);
        CheckPrices(prices);
        var seeker = new Seeker(market, worker);
        var words = new Explanation[list.Items.Count];
        for (var at = 0; at < words.Length; at++)
            words[at] = Explainer.Of(market, seeker, list.Items[at].Posting, PriceOf(prices, list.Items[at].Posting), list);
        return words;
    }

    /// <summary>Why a posting is, or is not, among the best <paramref name="count"/>; null when the market does not hold it.</summary>
    public Explanation? Explain(WorkerRow worker, Guid postingId, ReadOnlySpan<int> prices = default, int count = 10)
    {
        ArgumentNullException.ThrowIfNull(worker);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        CheckPrices(prices);
        if (!market.TryFind(postingId, out var posting)) return null;

        var seeker = new Seeker(market, worker);
        return Explainer.Of(market, seeker, posting, PriceOf(prices, posting), Rank(seeker, prices, count));
    }

    /// <summary>How many postings are open to a worker, which changed wish opens how many more, and the nearest ones when none is open.</summary>
    public Advice Advise(WorkerRow worker) => Adviser.Of(market, new Seeker(market, worker ?? throw new ArgumentNullException(nameof(worker))));

    private TopList Rank(Seeker worker, ReadOnlySpan<int> prices, int count)
    {
        if (worker.Row.LegalClass is LegalClass.Under16) return TopList.Empty;

        var keep = new Keep(count);
        var cells = new BestCellsFirst(market, worker);                                             // gate: whole cells fall here
        for (var at = 0; at < cells.Count; at++)
        {
            if (cells.Bound(at) < keep.Threshold)
            {
                keep.LeaveOut(cells.Bound(at));                                                     // no later cell can hold a better one
                break;
            }

            RankCell(worker, prices, cells.Cell(at), keep);
        }

        return keep.ToList(market);
    }

    private void RankCell(Seeker worker, ReadOnlySpan<int> prices, int cell, Keep keep)
    {
        for (var posting = market.Cells.Start[cell]; posting < market.Cells.Start[cell + 1]; posting++)
        {
            if (PostingGates.OfPosting(market, worker, posting) is not Gate.None) continue;         // gate: yes or no, no arithmetic
            var score = Score.Of(market, worker, posting, out _);                                   // score: integers that sum
            var net = score - PriceOf(prices, posting);
            keep.Offer(posting, score, net, market.Postings.AgeRank[posting]);                      // keep: the best few, never sort them all
        }
    }

    private static int PriceOf(ReadOnlySpan<int> prices, int posting) => prices.IsEmpty ? 0 : prices[posting];

    private void CheckPrices(ReadOnlySpan<int> prices)
    {
        if (prices.IsEmpty) return;
        if (prices.Length != market.Count) throw new ArgumentException("One price for each posting of the market.", nameof(prices));
        if (prices.ContainsAnyExceptInRange(0, int.MaxValue)) throw new ArgumentOutOfRangeException(nameof(prices), "A price is never negative: bounds rely on it.");
    }
}
