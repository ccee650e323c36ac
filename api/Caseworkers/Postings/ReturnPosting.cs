using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Caseworkers.Postings;

/// <summary>A caseworker gives a posting back and says, field by field, what to change.</summary>
internal static class ReturnPosting
{
    private const string Reason = "remarks";

    public static async Task<Results<Ok<PostingDecision>, NotFound, ProblemHttpResult>> HandleAsync(
        JobPostingId id, ReturnPostingRequest request, CurrentStaff staff, MobileDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var posting = await db.Postings.InScope(db, staff.ScopePrefix).SingleOrDefaultAsync(p => p.Id == id && p.State != PostingState.Draft, ct);
        if (posting is null) return TypedResults.NotFound();
        var now = clock.GetUtcNow();
        if (!posting.TryReturn(staff.Id, Reason, now, out var refusal)) return refusal.ToProblem();

        db.PostingRemarks.AddRange(request.Remarks.Select(r => new PostingRemark(PostingRemarkId.New(), id, r.Field, r.Code, r.Message, staff.Id, now)));
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new PostingDecision(id, posting.State, posting.PublishedAt));
    }
}

public sealed record ReturnPostingRequest([Entries(20, Min = 1)] ReturnPostingRemark[] Remarks);

/// <param name="Field">The field as the API names it.</param>
/// <param name="Code">From the one list of reason codes, such as <c>fee.demanded</c>.</param>
public sealed record ReturnPostingRemark([Text(40)] string Field, [Text(40)] string Code, [Text(300)] string Message);
