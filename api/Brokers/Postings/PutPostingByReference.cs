using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Employers;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Brokers.Postings;

/// <summary>
/// Another system hands over an opening under its own number: the first time makes a draft, the same again changes nothing,
/// a different one rewrites it while it may be rewritten.
/// </summary>
internal static class PutPostingByReference
{
    public static async Task<Results<Created<PostingView>, Ok<PostingView>, ProblemHttpResult>> HandleAsync(
        [Text(64)] string reference, PostingRequest request, CurrentBroker broker, MobileDbContext db, TimeProvider clock, CancellationToken ct)
    {
        if (!await db.Mandates.AnyAsync(m => m.BrokerId == broker.Id && m.EmployerId == request.EmployerId && m.State != MandateState.Revoked, ct)) return BrokerRefusals.NotAuthorised.ToProblem();
        var faults = await request.FaultsAsync(db, ct);
        if (faults.Count > 0) return faults.ToProblem();

        var known = await FindAsync(reference, broker.Id, db, ct);
        if (known is not null) return await RewriteAsync(known, request, db, clock, ct);

        var posting = await PostingDrafts.NewAsync(db, request, broker.Id, reference, clock.GetUtcNow(), ct);
        db.Postings.Add(posting);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException error) when (PostgresErrors.IsUnique(error, "ux_job_postings_outside"))
        {
            db.ChangeTracker.Clear();
            return await RewriteAsync((await FindAsync(reference, broker.Id, db, ct))!, request, db, clock, ct);
        }

        return TypedResults.Created($"/v1/broker/postings/{posting.Id}", await PostingViews.LoadAsync(db, posting, ct));
    }

    private static Task<JobPosting?> FindAsync(string reference, BrokerId broker, MobileDbContext db, CancellationToken ct) =>
        db.Postings.Include(p => p.Skills).SingleOrDefaultAsync(p => p.BrokerId == broker && p.OutsideReference == reference, ct);

    private static async Task<Results<Created<PostingView>, Ok<PostingView>, ProblemHttpResult>> RewriteAsync(
        JobPosting posting, PostingRequest request, MobileDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var same = posting.EmployerId == request.EmployerId && posting.Terms == request.ToTerms() && posting.Skills.ToHashSet().SetEquals(request.ToSkills());
        if (!same)
        {
            if (posting.EmployerId != request.EmployerId) return BrokerRefusals.NotAuthorised.ToProblem();
            if (!posting.TryRewrite(request.ToTerms(), request.ToSkills(), clock.GetUtcNow(), out var refusal)) return refusal.ToProblem();
            await db.SaveChangesAsync(ct);
        }

        return TypedResults.Ok(await PostingViews.LoadAsync(db, posting, ct));
    }
}
