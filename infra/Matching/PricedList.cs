using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Matching.Explanations;
using JobAssist.Mobile.Matching.Ranking;
using JobAssist.Mobile.Matching.Tables;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Infra.Matching;

/// <summary>
/// A worker's own list at the prices that the last round has left. What the round itself told the worker of costs nothing:
/// the worker has that claim already. Prices move a posting down, never out; gates know nothing of them.
/// </summary>
public sealed class PricedList(MarketSnapshot market, IReadOnlySet<Guid> own)
{
    private const int FirstLook = 64;
    private const int LastLook = 512;

    /// <summary>The list maker for one worker; asks for the worker's own claims only where something costs anything.</summary>
    public static async Task<PricedList> ForAsync(MobileDbContext db, MarketSnapshot market, WorkerId worker, CancellationToken cancellationToken)
    {
        if (market.Prices.IsEmpty || market.LastRound is not { } slot) return new PricedList(market, new HashSet<Guid>());
        var told = await db.Allotments.AsNoTracking().Where(a => a.Slot == slot && a.WorkerId == worker && a.PostingId != null).Select(a => a.PostingId).ToListAsync(cancellationToken);
        return new PricedList(market, told.Select(id => id!.Value.Value).ToHashSet());
    }

    /// <summary>The best postings by score less price, in words.</summary>
    public IReadOnlyList<Explanation> Top(WorkerRow worker, int count)
    {
        if (market.Prices.IsEmpty) return market.Engine.Explain(worker, market.Engine.TopC(worker, [], count));
        return market.Engine.Explain(worker, Ranked(worker, count), market.Prices.Span);
    }

    /// <summary>Why a posting is, or is not, among the best; null when the market does not hold it.</summary>
    public Explanation? Why(WorkerRow worker, Guid posting, int count) =>
        market.Engine.Explain(worker, posting, market.Prices.IsEmpty ? [] : OwnPrices(), count);

    /// <summary>
    /// Exact without laying prices over the whole market: no price is negative, so nothing outside the best by score has a net above
    /// their cutoff, and a list whose last net is higher is the list.
    /// </summary>
    private TopList Ranked(WorkerRow worker, int count)
    {
        for (var look = Math.Max(FirstLook, 2 * count); look <= LastLook; look *= 2)
        {
            var byScore = market.Engine.TopC(worker, [], look);
            Match[] best = [.. byScore.Items.Select(item => item with { Net = item.Score - PriceOf(item) }).OrderByDescending(item => item.Net).ThenBy(item => item.Posting).Take(count)];
            if (byScore.Cutoff == TopList.Nothing || (best.Length == count && best[^1].Net > byScore.Cutoff)) return new TopList(best, byScore.Cutoff);
        }

        return market.Engine.TopC(worker, OwnPrices(), count);
    }

    private int PriceOf(Match item) => own.Contains(item.PostingId) ? 0 : market.Prices.Span[item.Posting];

    private int[] OwnPrices()
    {
        var prices = market.Prices.ToArray();
        foreach (var posting in own)
            if (market.Engine.Market.TryFind(posting, out var index)) prices[index] = 0;
        return prices;
    }
}
