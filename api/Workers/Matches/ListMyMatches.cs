using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Infra.Matching;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Matching.Explanations;

namespace JobAssist.Mobile.Api.Workers.Matches;

/// <summary>A worker asks: what is there for me, and why? What the last round told many others of stands further down. An empty list says why in the header <c>Says</c> (percent-encoded UTF-8).</summary>
internal static class ListMyMatches
{
    private const int UsualLength = 10;

    public static async Task<MatchList> HandleAsync(
        CurrentWorker me, Seekers seekers, MarketSnapshots markets, KeptLists lists, HttpContext http, TimeProvider clock, [Within(1, 50)] int? top, CancellationToken ct)
    {
        var today = Shanghai.DateOf(clock.GetUtcNow());
        var market = await markets.LastSeenAsync(ct);
        var asking = await seekers.FindAsync(me.Id, me.AsOf, today, market, ct);
        var length = top ?? UsualLength;

        // Something has changed since the market was read: the cards say how it stands now, and nothing of it is kept.
        if (market.Version < me.AsOf.MarketVersion) return await MakeAsync(market, asking, length, explained => CardsNowAsync(http, explained, today, ct));
        if (lists.Find(me.Id, asking, market, length) is { } told) return told;

        var made = await MakeAsync(market, asking, length, explained => ValueTask.FromResult(CardsOf(market, explained, today)));
        lists.Keep(me.Id, asking, market, length, made);
        return made;
    }

    private static async ValueTask<MatchList> MakeAsync(MarketSnapshot market, Asking asking, int length, Func<IReadOnlyList<Explanation>, ValueTask<List<byte[]>>> cardsOf)
    {
        if (asking.Row is not { } worker) return MatchList.Empty(HowItStands.Says(null, null));

        var explained = new PricedList(market, asking).Top(length);
        var cards = await cardsOf(explained);
        return cards.Exists(card => card.Length > 0)
            ? MatchListWriter.Write(cards, explained, market.Engine.WouldOpen(worker))
            : MatchList.Empty(HowItStands.Says(worker, market.Engine.Advise(worker)));
    }

    private static List<byte[]> CardsOf(MarketSnapshot market, IReadOnlyList<Explanation> explained, DateOnly today)
    {
        var cards = new List<byte[]>(explained.Count);
        foreach (var match in explained) cards.Add(market.Offered[match.PostingId].Advert.Text(advert => MatchListWriter.CardOf(PostingCards.Of(advert, today))));
        return cards;
    }

    // A posting that ended is not shown.
    private static async ValueTask<List<byte[]>> CardsNowAsync(HttpContext http, IReadOnlyList<Explanation> explained, DateOnly today, CancellationToken ct)
    {
        var now = await PostingCards.LoadAsync(http.RequestServices.GetRequiredService<MobileDbContext>(), [.. explained.Select(e => new JobPostingId(e.PostingId))], today, ct);
        return [.. explained.Select(e => MatchListWriter.CardOf(now.GetValueOrDefault(new JobPostingId(e.PostingId))))];
    }
}
