using System.Collections.Concurrent;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Matching.Crowds;
using JobAssist.Mobile.Matching.Ranking;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Allocation;

/// <summary>
/// The wishes of a crowd, asked of the same exact ranking that serves everybody else. Workers are numbered as in the crowd. What is barred
/// from one worker is asked for as if it were not on offer to them: it takes no seat, and the certificate knows nothing of it either.
/// </summary>
public sealed class CrowdOracle : IDemandOracle
{
    private const int MostOnStack = 128;
    private readonly Crowd _crowd;
    private readonly CrowdPrices _prices;
    private readonly ConcurrentBag<Ranker> _rankers = [];
    private readonly VectorWidth _width;
    private readonly IReadOnlyDictionary<int, int[]> _barred;

    // Without prices the bounds are tighter, and a round begins without any.
    private bool _priced;

    /// <summary>Over a crowd that was packed with the weights of the round's policy; see <see cref="CrowdOf"/>.</summary>
    /// <param name="crowd">Who asks.</param>
    /// <param name="width">Of the lanes.</param>
    /// <param name="barred">By worker, the different postings that are not told to them, by dense index.</param>
    public CrowdOracle(Crowd crowd, VectorWidth width = VectorWidth.Best, IReadOnlyDictionary<int, int[]>? barred = null)
    {
        ArgumentNullException.ThrowIfNull(crowd);
        (_crowd, _prices, _width, _barred) = (crowd, new CrowdPrices(crowd), width, barred ?? new Dictionary<int, int[]>());
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
    public void SetPrices(ReadOnlySpan<int> prices)
    {
        _prices.Set(prices);
        _priced = prices.ContainsAnyExcept(0);
    }

    /// <inheritdoc/>
    public int Ask(int worker, Span<Choice> into, out int cutoff)
    {
        var barred = _barred.GetValueOrDefault(worker, []);
        var places = into.Length + barred.Length;
        var best = places <= MostOnStack ? stackalloc ulong[places] : new ulong[places];
        if (!_rankers.TryTake(out var ranker)) ranker = Ranker.Of(_crowd.Market, _width);
        var found = ranker.Rank(_crowd, worker, _priced ? _prices : null, best);
        _rankers.Add(ranker);

        // Of so many places at most the barred ones fall out: a full list stays full.
        var kept = 0;
        cutoff = _prices.LeastLeftOut;
        for (var at = 0; at < found && kept < into.Length; at++)
        {
            var posting = Keep.PostingOf(best[at]);
            if (Array.IndexOf(barred, posting) >= 0) continue;
            into[kept++] = new Choice(posting, Keep.NetOf(best[at]) + _prices.PriceOf(posting));
            if (kept == into.Length) cutoff = Keep.NetOf(best[at]);
        }

        return kept;
    }
}
