using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Infra.Matching;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Matching.Explanations;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Api.Workers.Matches;

/// <summary>A worker asks: what is there for me, and why? What the last round told many others of stands further down. An empty list says why in the header <c>Says</c> (percent-encoded UTF-8).</summary>
internal static class ListMyMatches
{
    private const string Header = "Says";
    private const int UsualLength = 10;

    public static async Task<MatchList> HandleAsync(
        CurrentWorker me, Seekers seekers, MarketSnapshots markets, HttpContext http, TimeProvider clock, [Within(1, 50)] int? top, CancellationToken ct)
    {
        var today = Shanghai.DateOf(clock.GetUtcNow());
        var market = await markets.LastSeenAsync(ct);
        var asking = await seekers.FindAsync(me.Id, me.AsOf, today, market, ct);
        if (asking.Row is not { } worker) return Nothing(http, null, null);

        var explained = new PricedList(market, asking).Top(top ?? UsualLength);
        var cards = market.Version >= me.AsOf.MarketVersion ? CardsOf(market, explained, today) : await CardsNowAsync(http, explained, today, ct);
        var shown = cards.Exists(card => card.Length > 0);
        return shown ? new MatchList(cards, explained, market.Engine.WouldOpen(worker)) : Nothing(http, worker, market.Engine.Advise(worker));
    }

    private static MatchList Nothing(HttpContext http, WorkerRow? worker, Advice? advice)
    {
        http.Response.Headers[Header] = Uri.EscapeDataString(HowItStands.Says(worker, advice));
        return MatchList.Empty;
    }

    private static List<byte[]> CardsOf(MarketSnapshot market, IReadOnlyList<Explanation> explained, DateOnly today)
    {
        var cards = new List<byte[]>(explained.Count);
        foreach (var match in explained) cards.Add(market.Offered[match.PostingId].Advert.Text(advert => MatchList.CardOf(PostingCards.Of(advert, today))));
        return cards;
    }

    // Something has changed since the market was read. A posting that ended is not shown: the card says how it stands now.
    private static async Task<List<byte[]>> CardsNowAsync(HttpContext http, IReadOnlyList<Explanation> explained, DateOnly today, CancellationToken ct)
    {
        var now = await PostingCards.LoadAsync(http.RequestServices.GetRequiredService<MobileDbContext>(), [.. explained.Select(e => new JobPostingId(e.PostingId))], today, ct);
        return [.. explained.Select(e => MatchList.CardOf(now.GetValueOrDefault(new JobPostingId(e.PostingId))))];
    }
}
