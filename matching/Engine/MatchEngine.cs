using System.Collections.Concurrent;
using JobAssist.Mobile.Matching.Crowds;
using JobAssist.Mobile.Matching.Explanations;
using JobAssist.Mobile.Matching.Gates;
using JobAssist.Mobile.Matching.Ranking;
using JobAssist.Mobile.Matching.Scores;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching;

/// <summary>Gate, score, keep, explain: the whole of matching over one <see cref="Tables.Market"/>. Thread-safe, and exact: never an approximation.</summary>
public sealed class MatchEngine(Market market, VectorWidth width = VectorWidth.Best)
{
    private const int PartOfCrowd = 1_024;
    private readonly ConcurrentBag<Ranker> _rankers = [];

    /// <summary>The snapshot all answers come from.</summary>
    public Market Market => market;

    /// <summary>Makes now what the first worker who asks for advice would wait for.</summary>
    public MatchEngine Ready()
    {
        _ = market.Open;
        return this;
    }

    /// <summary>
    /// The best <paramref name="count"/> postings for one worker by score less price. Prices are points, 0…32,000, by dense index;
    /// none at all means all are 0. Ties: the older posting first, then the smaller id.
    /// </summary>
    public TopList TopC(WorkerRow worker, ReadOnlySpan<int> prices, int count)
    {
        ArgumentNullException.ThrowIfNull(worker);
        return TopC(Crowd.Of(market, [worker]), prices, count);
    }

    /// <summary>The same for the one worker of a crowd that was packed over this market before.</summary>
    public TopList TopC(Crowd one, ReadOnlySpan<int> prices, int count)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (one.Market != market || one.Count != 1) throw new ArgumentException("A crowd of one, packed over this market.", nameof(one));
        CheckPrices(prices);
        return Rank(one, 0, PricesFor(one, prices), count);
    }

    /// <summary>The lists of many workers in their order; the number of threads changes nothing.</summary>
    public TopList[] TopMany(IReadOnlyList<WorkerRow> workers, ReadOnlyMemory<int> prices, int count)
    {
        ArgumentNullException.ThrowIfNull(workers);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        CheckPrices(prices.Span);
        var crowd = Crowd.Of(market, workers);
        var priced = PricesFor(crowd, prices.Span);
        var lists = new TopList[workers.Count];
        Parallel.ForEach(Partitioner.Create(0, Math.Max(1, crowd.Count)), part =>
        {
            for (var index = part.Item1; index < Math.Min(part.Item2, crowd.Count); index++) lists[crowd.RowOf(index)] = Rank(crowd, index, priced, count);
        });
        return lists;
    }

    /// <summary>The best <paramref name="count"/> of every worker of a crowd, without prices; what a benchmark and a round without headcount ask.</summary>
    public CrowdLists TopAll(Crowd crowd, int count, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(crowd);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var lists = new CrowdLists(crowd.Count, count);
        var (next, scored) = (0, 0L);
        var workers = Enumerable.Range(0, threads > 0 ? threads : Environment.ProcessorCount).Select(_ => new Thread(RankParts)).ToList();
        workers.ForEach(thread => thread.Start());
        workers.ForEach(thread => thread.Join());
        lists.BlocksScored = scored;
        return lists;

        void RankParts()
        {
            var (ranker, best) = (Ranker.Of(market, width), new ulong[count]);
            while (Interlocked.Add(ref next, PartOfCrowd) - PartOfCrowd is var from && from < crowd.Count)
                RankPart(ranker, crowd, from, Math.Min(from + PartOfCrowd, crowd.Count), best, lists);

            Interlocked.Add(ref scored, ranker.BlocksScored);
        }
    }

    private static void RankPart(Ranker ranker, Crowd crowd, int from, int to, ulong[] best, CrowdLists lists)
    {
        for (var worker = from; worker < to; worker++) lists.Write(worker, best, ranker.Rank(crowd, worker, null, best));
    }

    /// <summary>Words for every item of a list that this engine made for this worker, at the prices it was made with.</summary>
    public IReadOnlyList<Explanation> Explain(WorkerRow worker, TopList list)
    {
        ArgumentNullException.ThrowIfNull(worker);
        ArgumentNullException.ThrowIfNull(list);
        var seeker = new Seeker(market, worker);
        var words = new Explanation[list.Items.Count];
        for (var at = 0; at < words.Length; at++)
            words[at] = Explainer.Of(market, seeker, list.Items[at].Posting, list.Items[at].Score - list.Items[at].Net, list);
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
        return Explainer.Of(market, seeker, posting, PriceOf(prices, posting), TopC(worker, prices, count));
    }

    /// <summary>
    /// The one thing that speaks most for each of some postings, in their order; left out are those that the market does not hold and those
    /// that a gate keeps the worker from. The same score and the same words as in <see cref="Explain(WorkerRow, Guid, ReadOnlySpan{int}, int)"/>.
    /// </summary>
    public IReadOnlyList<StrongestReason> StrongestReasons(WorkerRow worker, IReadOnlyList<Guid> postingIds)
    {
        ArgumentNullException.ThrowIfNull(worker);
        ArgumentNullException.ThrowIfNull(postingIds);
        var seeker = new Seeker(market, worker);
        var reasons = new List<StrongestReason>(postingIds.Count);
        foreach (var id in postingIds)
        {
            if (!market.TryFind(id, out var posting) || PostingGates.FirstFailing(market, seeker, posting) is not Gate.None) continue;
            var score = Score.Of(market, seeker, posting, out var points);
            reasons.Add(new StrongestReason(id, score, Reasons.Strongest(market, seeker, posting, points)));
        }

        return reasons;
    }

    /// <summary>Which changed wish opens how many more postings; what <see cref="Advise"/> tells first.</summary>
    public IReadOnlyList<Counterfactual> WouldOpen(WorkerRow worker) =>
        Adviser.ChangesFor(market, new Seeker(market, worker ?? throw new ArgumentNullException(nameof(worker))));

    /// <summary>How many postings are open to a worker, which changed wish opens how many more, and the nearest ones when none is open.</summary>
    public Advice Advise(WorkerRow worker) => Adviser.Of(market, new Seeker(market, worker ?? throw new ArgumentNullException(nameof(worker))));

    private static CrowdPrices? PricesFor(Crowd crowd, ReadOnlySpan<int> prices)
    {
        if (prices.IsEmpty) return null;
        var priced = new CrowdPrices(crowd);
        priced.Set(prices);
        return priced;
    }

    private TopList Rank(Crowd crowd, int index, CrowdPrices? prices, int count)
    {
        var best = new ulong[Math.Max(1, Math.Min(count, market.Count))];
        if (!_rankers.TryTake(out var ranker)) ranker = Ranker.Of(market, width);
        var found = ranker.Rank(crowd, index, prices, best);
        _rankers.Add(ranker);

        var items = new Match[found];
        for (var at = 0; at < found; at++)
        {
            var (net, posting) = (Keep.NetOf(best[at]), Keep.PostingOf(best[at]));
            items[at] = new Match(posting, market.IdOf(posting), net + (prices?.PriceOf(posting) ?? 0), net);
        }

        return new TopList(items, found == best.Length ? items[^1].Net : TopList.Nothing);
    }

    private static int PriceOf(ReadOnlySpan<int> prices, int posting) => prices.IsEmpty ? 0 : prices[posting];

    private void CheckPrices(ReadOnlySpan<int> prices)
    {
        if (prices.IsEmpty) return;
        if (prices.Length != market.Count) throw new ArgumentException("One price for each posting of the market.", nameof(prices));
        if (prices.ContainsAnyExceptInRange(0, CrowdPrices.Most)) throw new ArgumentOutOfRangeException(nameof(prices), "A price is 0…32,000: bounds and sixteen bits rely on it.");
    }
}
