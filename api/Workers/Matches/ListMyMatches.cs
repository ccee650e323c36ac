using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Infra.Matching;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Matching.Explanations;
using JobAssist.Mobile.Matching.Tables;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JobAssist.Mobile.Api.Workers.Matches;

/// <summary>A worker asks: what is there for me, and why? What the last round told many others of stands further down. An empty list says why in the header <c>Says</c> (percent-encoded UTF-8).</summary>
internal static class ListMyMatches
{
    private const string Header = "Says";
    private const int UsualLength = 10;

    public static async Task<Ok<IReadOnlyList<MatchItem>>> HandleAsync(
        CurrentWorker me, MobileDbContext db, MarketSnapshots markets, TimeProvider clock, HttpResponse response, [Within(1, 50)] int? top, CancellationToken ct)
    {
        var today = Shanghai.DateOf(clock.GetUtcNow());
        var worker = await WorkerRows.FindAsync(db, me.Id, today, ct);
        var market = await markets.LastSeenAsync(ct);

        var advice = worker is null ? null : market.Engine.Advise(worker);
        IReadOnlyList<MatchItem> items = worker is null ? [] : await ItemsAsync(await PricedList.ForAsync(db, market, me.Id, ct), worker, advice!.Counterfactuals, top ?? UsualLength, db, today, ct);
        if (items.Count == 0) response.Headers[Header] = Uri.EscapeDataString(HowItStands.Says(worker, advice));
        return TypedResults.Ok(items);
    }

    private static async Task<IReadOnlyList<MatchItem>> ItemsAsync(PricedList list, WorkerRow worker, IReadOnlyList<Counterfactual> changes, int top, MobileDbContext db, DateOnly today, CancellationToken ct)
    {
        var explained = list.Top(worker, top);
        var cards = await PostingCards.LoadAsync(db, [.. explained.Select(e => new JobPostingId(e.PostingId))], today, ct);

        // A posting that ended since the market was read is not shown: the card says how it stands now.
        return [.. explained
            .Where(e => cards.TryGetValue(new JobPostingId(e.PostingId), out var card) && card.Availability == PostingAvailability.Open)
            .Select((e, at) => new MatchItem(cards[new JobPostingId(e.PostingId)], e.Score, at + 1,
                [.. e.Reasons.Select(r => new MatchReason(r.Code, r.Points, r.Text))], e.Missing, e.Competition, e.Spoken, changes, e.Chance))];
    }
}
