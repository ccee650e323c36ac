using JobAssist.Mobile.Matching.Explanations;
using JobAssist.Mobile.Matching.Ranking;

namespace JobAssist.Mobile.Infra.Matching;

/// <summary>
/// A worker's own list at the prices that the last round has left. What the round itself told the worker of costs nothing:
/// the worker has that claim already. Prices move a posting down, never out; gates know nothing of them. What the worker has said no to
/// stands behind everything else for as long as it stays the same: nothing is kept from anybody.
/// </summary>
public sealed class PricedList(MarketSnapshot market, Asking asking)
{
    private const int FirstLook = 64;
    private const int LastLook = 512;

    /// <summary>The best postings by score less price, in words.</summary>
    public IReadOnlyList<Explanation> Top(int count) =>
        market.Engine.Explain(asking.Row!, asking.Declined.Count == 0 ? Best(count) : DeclinedLast(Best(count + asking.Declined.Count), count));

    /// <summary>Why a posting is, or is not, among the best; null when the market does not hold it.</summary>
    public Explanation? Why(Guid posting, int count)
    {
        var why = market.Engine.Explain(asking.Row!, posting, market.Prices.IsEmpty ? [] : OwnPrices(), count + asking.Declined.Count);
        if (asking.Declined.Count == 0 || why?.Rank is null) return why;
        if (Top(count).FirstOrDefault(listed => listed.PostingId == posting) is { } found) return found;
        return why with { Rank = null, NotListed = asking.Declined.Contains(posting) ? SaidNo : new NotListed("rank.below", "也可以去，排在列出的后面", null) };
    }

    private static NotListed SaidNo => new("said_no", "您说过这个岗位不合适，所以排在最后", null);

    private TopList Best(int count) => market.Prices.IsEmpty ? market.Engine.TopC(asking.CrowdFor(market.Engine), [], count) : Ranked(count);

    // Among so many more than asked for, at least as many are left as were asked for.
    private TopList DeclinedLast(TopList best, int count) =>
        best with { Items = [.. best.Items.OrderBy(item => asking.Declined.Contains(item.PostingId)).Take(count)] };

    /// <summary>
    /// Exact without laying prices over the whole market: no price is negative, so nothing outside the best by score has a net above
    /// their cutoff, and a list whose last net is higher is the list.
    /// </summary>
    private TopList Ranked(int count)
    {
        var crowd = asking.CrowdFor(market.Engine);
        for (var look = Math.Max(FirstLook, 2 * count); look <= LastLook; look *= 2)
        {
            var byScore = market.Engine.TopC(crowd, [], look);
            var best = BestByNet(byScore.Items, count);
            if (byScore.Cutoff == TopList.Nothing || (best.Length == count && best[^1].Net > byScore.Cutoff)) return new TopList(best, byScore.Cutoff);
        }

        return market.Engine.TopC(crowd, OwnPrices(), count);
    }

    private Match[] BestByNet(IReadOnlyList<Match> byScore, int count)
    {
        var items = new Match[byScore.Count];
        for (var at = 0; at < items.Length; at++) items[at] = byScore[at] with { Net = byScore[at].Score - PriceOf(byScore[at]) };
        Array.Sort(items, static (one, other) => one.Net != other.Net ? other.Net.CompareTo(one.Net) : one.Posting.CompareTo(other.Posting));
        return items.Length <= count ? items : items[..count];
    }

    private int PriceOf(Match item) => asking.Told.Contains(item.PostingId) ? 0 : market.Prices.Span[item.Posting];

    private int[] OwnPrices()
    {
        var prices = market.Prices.ToArray();
        foreach (var posting in asking.Told)
            if (market.Engine.Market.TryFind(posting, out var index)) prices[index] = 0;
        return prices;
    }
}
