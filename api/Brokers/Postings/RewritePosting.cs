using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Brokers.Postings;

/// <summary>A broker writes a draft or a returned posting anew; the employer stays.</summary>
internal static class RewritePosting
{
    private static readonly Refusal OtherEmployer = new("posting.other_employer", "不能把岗位改到别的单位名下，请另发一条。");

    public static async Task<Results<Ok<PostingView>, NotFound, ProblemHttpResult>> HandleAsync(
        JobPostingId id, PostingRequest request, CurrentBroker broker, MobileDbContext db, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        var posting = await db.Postings.Include(p => p.Skills).SingleOrDefaultAsync(p => p.Id == id && p.BrokerId == broker.Id, ct);
        if (posting is null) return TypedResults.NotFound();
        if (http.Request.WhyNotVersion(db.Entry(posting)) is { } stale) return stale;
        var faults = await request.FaultsAsync(db, ct);
        if (faults.Count > 0) return faults.ToProblem();
        if (posting.EmployerId != request.EmployerId) return OtherEmployer.ToProblem();
        if (!posting.TryRewrite(request.ToTerms(), request.ToSkills(), clock.GetUtcNow(), out var refusal)) return refusal.ToProblem();

        await db.SaveChangesAsync(ct);
        http.Response.SetVersion(db.Entry(posting));
        return TypedResults.Ok(await PostingViews.LoadAsync(db, posting, ct));
    }
}
