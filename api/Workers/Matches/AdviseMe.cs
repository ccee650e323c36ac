using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Infra.Matching;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Matching.Explanations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JobAssist.Mobile.Api.Workers.Matches;

/// <summary>A worker asks: how does the market stand to my wishes, what would open more, and what is nearest when nothing fits?</summary>
internal static class AdviseMe
{
    public static async Task<Ok<AdviseMeResponse>> HandleAsync(CurrentWorker me, MobileDbContext db, MarketSnapshots markets, TimeProvider clock, CancellationToken ct)
    {
        var today = Shanghai.DateOf(clock.GetUtcNow());
        var market = await markets.LastSeenAsync(ct);
        var worker = await WorkerRows.FindAsync(db, me.Id, market.Limits, today, ct);
        var advice = worker is null ? null : market.Engine.Advise(worker);
        var says = HowItStands.Says(worker, advice);
        if (advice is null) return TypedResults.Ok(new AdviseMeResponse(0, [], [], [], says, says));

        var cards = await PostingCards.LoadAsync(db, [.. advice.NearMisses.Select(miss => new JobPostingId(miss.PostingId))], today, ct);
        return TypedResults.Ok(new AdviseMeResponse(advice.Open, advice.Counterfactuals, advice.Contradictions,
            [.. advice.NearMisses.Where(miss => cards.ContainsKey(new JobPostingId(miss.PostingId)))
                .Select(miss => new NearMissItem(cards[new JobPostingId(miss.PostingId)], miss.Score, miss.Wishes, miss.Text, miss.Spoken))],
            says, advice.Spoken));
    }
}

/// <param name="Open">Openings that pass every gate for this worker.</param>
/// <param name="Counterfactuals">At most three; how many more openings one changed wish opens, counted exactly.</param>
/// <param name="Contradictions">Wishes that cannot be met together, or not now.</param>
/// <param name="NearMisses">At most three, and only when nothing is open.</param>
/// <param name="Spoken">What a voice reads out.</param>
public sealed record AdviseMeResponse(int Open, IReadOnlyList<Counterfactual> Counterfactuals, IReadOnlyList<Contradiction> Contradictions,
    IReadOnlyList<NearMissItem> NearMisses, string Says, string Spoken);

/// <summary>An opening that is nearly one for this worker.</summary>
/// <param name="Wishes">What keeps it away.</param>
public sealed record NearMissItem(PostingCard Posting, int Score, IReadOnlyList<FailingWish> Wishes, string Text, string Spoken);
