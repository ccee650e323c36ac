using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Infra.Matching;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Matching.Explanations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Workers.Matches;

/// <summary>A worker asks of one opening: why is it in my list, or why not?</summary>
internal static class ExplainMyMatch
{
    private const int ListLength = 10;

    public static async Task<Results<Ok<ExplainMyMatchResponse>, NotFound>> HandleAsync(
        JobPostingId postingId, CurrentWorker me, MobileDbContext db, Seekers seekers, MarketSnapshots markets, TimeProvider clock, CancellationToken ct)
    {
        var today = Shanghai.DateOf(clock.GetUtcNow());
        if (!await db.Postings.AnyAsync(p => p.Id == postingId && p.PublishedAt != null && p.State != PostingState.Suspended, ct)) return TypedResults.NotFound();

        var card = (await PostingCards.LoadAsync(db, [postingId], today, ct))[postingId];
        var market = await markets.NewestAsync(ct);
        var asking = await seekers.FindAsync(me.Id, me.AsOf, today, market, ct);
        if (asking.Row is not { } worker) return TypedResults.Ok(ExplainMyMatchResponse.NotListedAtAll(card, "worker.not_seeking", "您现在没有登记找工作，所以没有给您排。"));

        return new PricedList(market, asking).Why(postingId.Value, ListLength) is { } explanation
            ? TypedResults.Ok(ExplainMyMatchResponse.Of(card, explanation, market.Engine.WouldOpen(worker)))
            : TypedResults.Ok(ExplainMyMatchResponse.NotListedAtAll(card, "posting.closed", "这个岗位已经停止招人了。"));
    }
}

/// <param name="Listed">True when it is among the first ten.</param>
/// <param name="NotListed">The first thing that keeps it out, or how far it is behind; null when listed.</param>
/// <param name="Counterfactuals">What changing one wish would open in the whole market.</param>
public sealed record ExplainMyMatchResponse(PostingCard Posting, bool Listed, int? Rank, int? Score, IReadOnlyList<MatchReason> Reasons,
    IReadOnlyList<MissingFact> Missing, Competition? Competition, NotListed? NotListed, string Spoken, IReadOnlyList<Counterfactual> Counterfactuals, ChanceOfHire? Chance)
{
    internal static ExplainMyMatchResponse Of(PostingCard card, Explanation e, IReadOnlyList<Counterfactual> changes) => new(card, e.Rank is not null, e.Rank, e.Score,
        [.. e.Reasons.Select(r => new MatchReason(r.Code, r.Points, r.Text))], e.Missing, e.Competition, e.NotListed, e.Spoken, changes, e.Chance);

    internal static ExplainMyMatchResponse NotListedAtAll(PostingCard card, string code, string text) => new(card, false, null, null, [], [], null, new NotListed(code, text, null), text, [], null);
}
