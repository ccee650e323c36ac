using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Infra.Matching;
using JobAssist.Mobile.Infra.Persistence;
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

        IReadOnlyList<MatchItem> items = worker is null ? [] : await ItemsAsync(await PricedList.ForAsync(db, market, me.Id, ct), worker, top ?? UsualLength, db, today, ct);
        if (items.Count == 0) response.Headers[Header] = Uri.EscapeDataString(WhyEmpty(worker));
        return TypedResults.Ok(items);
    }

    private static async Task<IReadOnlyList<MatchItem>> ItemsAsync(PricedList list, WorkerRow worker, int top, MobileDbContext db, DateOnly today, CancellationToken ct)
    {
        var explained = list.Top(worker, top);
        var cards = await PostingCards.LoadAsync(db, [.. explained.Select(e => new JobPostingId(e.PostingId))], today, ct);

        // A posting that ended since the market was read is not shown: the card says how it stands now.
        return [.. explained
            .Where(e => cards.TryGetValue(new JobPostingId(e.PostingId), out var card) && card.Availability == PostingAvailability.Open)
            .Select((e, at) => new MatchItem(cards[new JobPostingId(e.PostingId)], e.Score, at + 1,
                [.. e.Reasons.Select(r => new MatchReason(r.Code, r.Points, r.Text))], e.Missing, e.Competition, e.Spoken))];
    }

    private static string WhyEmpty(WorkerRow? worker) => worker switch
    {
        null => "您现在没有登记找工作。想找工作时，请在“我的”里告诉我们，或找村联络员。",
        { LegalClass: LegalClass.Under16 } => "法律规定，不满十六周岁不能参加工作，我们不会给您介绍。",
        _ => "今天没有适合您的新岗位。可以放宽地点或工资再看，也可以请村联络员帮您打听。",
    };
}
