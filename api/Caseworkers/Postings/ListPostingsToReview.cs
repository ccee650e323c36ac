using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Caseworkers.Postings;

/// <summary>
/// Postings that this office may review: those of brokers registered in its scope and those whose work place it covers.
/// The earliest review day first; drafts are the broker's own business and are not listed.
/// </summary>
internal static class ListPostingsToReview
{
    public static async Task<Ok<Page<PostingToReview>>> HandleAsync(CurrentStaff staff, Paging paging, MobileDbContext db, Chosen<PostingState>? state, CancellationToken ct)
    {
        var wanted = state?.Value;
        var postings = db.Postings.AsNoTracking().InScope(db, staff.ScopePrefix).Where(p => p.State != PostingState.Draft && (wanted == null || p.State == wanted));
        if (paging.AfterMoment() is var (at, id))
            postings = postings.Where(p => EF.Functions.GreaterThan(ValueTuple.Create(p.CreatedAt, p.Id), ValueTuple.Create(at, new JobPostingId(id))));

        var rows = await postings.OrderBy(p => p.CreatedAt).ThenBy(p => p.Id).Take(paging.Limit + 1).Include(p => p.Skills).ToListAsync(ct);
        var employerIds = rows.Select(p => p.EmployerId).Distinct().ToList();
        var employers = await db.Employers.AsNoTracking().Where(e => employerIds.Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => e.Name, ct);
        var ids = rows.Select(p => p.Id).ToList();
        var remarks = (await db.PostingRemarks.AsNoTracking().Where(r => ids.Contains(r.PostingId)).OrderBy(r => r.Id).ToListAsync(ct)).ToLookup(r => r.PostingId);

        return TypedResults.Ok(paging.ToPage(
            [.. rows.Select(p => new PostingToReview(p.Id, p.Reference, p.BrokerId, p.EmployerId, employers[p.EmployerId], p.State, p.SubmittedAt, p.ReviewDueOn, p.CreatedAt, p.Terms, p.Skills,
                [.. remarks[p.Id].Select(r => new ReviewRemark(r.Field, r.Code, r.Message, r.MadeBy is null))]))],
            p => Paging.CursorOf(p.CreatedAt, p.Id.Value)));
    }
}

/// <param name="ReviewDueOn">The working day by which somebody must have looked.</param>
public sealed record PostingToReview(JobPostingId Id, string Reference, BrokerId? BrokerId, EmployerId EmployerId, string Employer, PostingState State, DateTimeOffset? SubmittedAt, DateOnly? ReviewDueOn,
    DateTimeOffset CreatedAt, PostingTerms Terms, IReadOnlyList<PostingSkill> Skills, IReadOnlyList<ReviewRemark> Remarks);

/// <param name="ByMachine">A machine rule said it, not a person.</param>
public sealed record ReviewRemark(string Field, string Code, string Message, bool ByMachine);
