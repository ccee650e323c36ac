using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Brokers.Postings;

/// <summary>A broker's own postings in every state, the newest first, each with what reviewers said.</summary>
internal static class ListMyPostings
{
    public static async Task<Ok<Page<PostingView>>> HandleAsync(CurrentBroker broker, Paging paging, MobileDbContext db, Chosen<PostingState>? state, CancellationToken ct)
    {
        var wanted = state?.Value;
        var mine = db.Postings.AsNoTracking().Where(p => p.BrokerId == broker.Id && (wanted == null || p.State == wanted));
        if (paging.AfterMoment() is var (at, id))
            mine = mine.Where(p => EF.Functions.LessThan(ValueTuple.Create(p.CreatedAt, p.Id), ValueTuple.Create(at, new JobPostingId(id))));

        var postings = await mine.OrderByDescending(p => p.CreatedAt).ThenByDescending(p => p.Id).Take(paging.Limit + 1).Include(p => p.Skills).ToListAsync(ct);
        var employerIds = postings.Select(p => p.EmployerId).Distinct().ToList();
        var employers = await db.Employers.AsNoTracking().Where(e => employerIds.Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => e.Name, ct);
        var ids = postings.Select(p => p.Id).ToList();
        var remarks = (await db.PostingRemarks.AsNoTracking().Where(r => ids.Contains(r.PostingId)).OrderBy(r => r.Id).ToListAsync(ct)).ToLookup(r => r.PostingId);

        return TypedResults.Ok(paging.ToPage(
            [.. postings.Select(p => PostingViews.Of(p, employers[p.EmployerId], [.. remarks[p.Id].Select(r => new RemarkView(r.Field, r.Code, r.Message))]))],
            view => Paging.CursorOf(view.CreatedAt, view.Id.Value)));
    }
}
