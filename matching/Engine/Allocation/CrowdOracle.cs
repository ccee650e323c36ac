using System.Collections.Concurrent;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Matching.Crowds;
using JobAssist.Mobile.Matching.Ranking;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Allocation;

/// <summary>The wishes of a crowd, asked of the same exact ranking that serves everybody else. Workers are numbered as in the crowd.</summary>
public sealed class CrowdOracle : IDemandOracle
{
    private readonly Crowd _crowd;
    private readonly CrowdPrices _prices;
    private readonly ConcurrentBag<Ranker> _rankers = [];
    private readonly VectorWidth _width;

    /// <summary>Over a crowd that was packed with the weights of the round's policy; see <see cref="CrowdOf"/>.</summary>
    public CrowdOracle(Crowd crowd, VectorWidth width = VectorWidth.Best)
    {
        ArgumentNullException.ThrowIfNull(crowd);
        (_crowd, _prices, _width) = (crowd, new CrowdPrices(crowd), width);
        SetPrices(new int[crowd.Market.Count]);
    }

    /// <inheritdoc/>
    public int WorkerCount => _crowd.Count;

    /// <inheritdoc/>
    public int PostingCount => _crowd.Market.Count;

    /// <summary>Packs the people of a round with the weight of their class.</summary>
    public static Crowd CrowdOf(Market market, IEnumerable<WorkerRow> rows, AllocationPolicy policy) =>
        Crowd.Of(market, rows, row => policy.FixedWeightOf(row.PriorityClass));

    /// <summary>The classes of a crowd's workers in the crowd's order.</summary>
    public static PriorityClass[] ClassesOf(Crowd crowd, IReadOnlyList<WorkerRow> rows)
    {
        ArgumentNullException.ThrowIfNull(crowd);
        return [.. Enumerable.Range(0, crowd.Count).Select(worker => rows[crowd.RowOf(worker)].PriorityClass)];
    }

    /// <inheritdoc/>
    public void SetPrices(ReadOnlySpan<int> prices) => _prices.Set(prices);

    /// <inheritdoc/>
    public int Ask(int worker, Span<Choice> into, out int cutoff)
    {
        Span<ulong> best = stackalloc ulong[into.Length];
        if (!_rankers.TryTake(out var ranker)) ranker = Ranker.Of(_crowd.Market, _width);
        var found = ranker.Rank(_crowd, worker, _prices, best);
        _rankers.Add(ranker);

        for (var at = 0; at < found; at++)
        {
            var posting = Keep.PostingOf(best[at]);
            into[at] = new Choice(posting, Keep.NetOf(best[at]) + _prices.PriceOf(posting));
        }

        cutoff = found == into.Length ? Keep.NetOf(best[^1]) : _prices.LeastLeftOut;
        return found;
    }
}
