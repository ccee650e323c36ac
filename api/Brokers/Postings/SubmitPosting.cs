using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Employers;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Brokers.Postings;

/// <summary>A broker hands a posting in. What a machine can check is answered field by field at once; then a person looks, by a shown working day. Handing it in again changes nothing.</summary>
internal static class SubmitPosting
{
    /// <summary>Working days a reviewer has.</summary>
    private const int ReviewDays = 3;

    public static async Task<Results<Ok<PostingView>, NotFound, ProblemHttpResult>> HandleAsync(
        JobPostingId id, CurrentBroker broker, MobileDbContext db, PostingTextCheck texts, TimeProvider clock, CancellationToken ct)
    {
        var posting = await db.Postings.Include(p => p.Skills).SingleOrDefaultAsync(p => p.Id == id && p.BrokerId == broker.Id, ct);
        if (posting is null) return TypedResults.NotFound();
        if (posting.State == PostingState.Submitted) return TypedResults.Ok(await PostingViews.LoadAsync(db, posting, ct));

        var now = clock.GetUtcNow();
        var today = Shanghai.DateOf(now);
        var reviewDueOn = (await WorkingCalendar.LoadAsync(db, today, ct)).After(today, ReviewDays);
        if (!posting.TrySubmit(reviewDueOn, now, out var refusal)) return refusal.ToProblem();

        // The decision above is kept only when nothing below speaks against it: nothing is saved before the last line.
        var faults = SubmissionFaults.Of(posting.Terms, await ContextAsync(posting, today, db, ct));
        if (faults.Count > 0) return NotFit(faults);
        var said = await texts.CheckAsync(posting.Terms, broker.AccountId, ct);
        if (said.Risky) return NotFit(said.Remarks);

        db.PostingRemarks.RemoveRange(await db.PostingRemarks.Where(r => r.PostingId == id).ToListAsync(ct));
        db.PostingRemarks.AddRange(said.Remarks.Select(r => new PostingRemark(PostingRemarkId.New(), id, r.Field, r.Code, r.Message, MadeBy: null, now)));
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(await PostingViews.LoadAsync(db, posting, ct));
    }

    private static ProblemHttpResult NotFit(IReadOnlyList<FieldError> faults) =>
        new Refusal("posting.not_fit", "还不能提交，请按提示逐项修改。").ToProblem(faults);

    private static async Task<PostingContext> ContextAsync(JobPosting posting, DateOnly today, MobileDbContext db, CancellationToken ct)
    {
        var terms = posting.Terms;
        return new PostingContext(today,
            await db.Employers.AsNoTracking().SingleAsync(e => e.Id == posting.EmployerId, ct),
            await db.Brokers.AsNoTracking().SingleAsync(b => b.Id == posting.BrokerId, ct),
            await db.Mandates.Where(m => m.BrokerId == posting.BrokerId && m.EmployerId == posting.EmployerId).Select(m => (MandateState?)m.State).SingleOrDefaultAsync(ct),
            terms.WorkplaceCode is { } place ? await Places.MinimumWageAsync(db, place, ct) : null,
            await db.Postings.AnyAsync(p => p.Id != posting.Id && (p.State == PostingState.Submitted || p.State == PostingState.Published)
                && p.EmployerId == posting.EmployerId && p.Terms.OccupationCode == terms.OccupationCode && p.Terms.WorkplaceCode == terms.WorkplaceCode
                && p.Terms.PayBasis == terms.PayBasis && p.Terms.PayMinFen == terms.PayMinFen && p.Terms.PayMaxFen == terms.PayMaxFen, ct));
    }
}
