using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Employers;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Caseworkers.Postings;

/// <summary>A caseworker has read a posting and it may be shown. Broker, employer and mandate must still be good on this day.</summary>
internal static class ApprovePosting
{
    private static readonly Refusal EmployerSuspended = new("employer.suspended", "该用人单位暂时不能招人，不能发布。");

    public static async Task<Results<Ok<PostingDecision>, NotFound, ProblemHttpResult>> HandleAsync(
        JobPostingId id, CurrentStaff staff, MobileDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var posting = await db.Postings.InScope(db, staff.ScopePrefix).SingleOrDefaultAsync(p => p.Id == id && p.State != PostingState.Draft, ct);
        if (posting is null) return TypedResults.NotFound();

        var now = clock.GetUtcNow();
        var today = Shanghai.DateOf(now);
        if (await WhyNotAsync(posting, today, db, ct) is { } unfit) return unfit.ToProblem();
        if (!posting.TryPublish(staff.Id, today, now, out var refusal)) return refusal.ToProblem();

        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new PostingDecision(id, posting.State, posting.PublishedAt));
    }

    private static async Task<Refusal?> WhyNotAsync(JobPosting posting, DateOnly today, MobileDbContext db, CancellationToken ct)
    {
        var employer = await db.Employers.AsNoTracking().SingleAsync(e => e.Id == posting.EmployerId, ct);
        if (!employer.MayRecruitOn(today)) return EmployerSuspended;
        var broker = await db.Brokers.AsNoTracking().SingleOrDefaultAsync(b => b.Id == posting.BrokerId, ct);
        if (broker is null) return null;
        if (!broker.MayPostOn(today, out var refusal)) return refusal;
        return await db.Mandates.AnyAsync(m => m.BrokerId == broker.Id && m.EmployerId == employer.Id && m.State == MandateState.Confirmed, ct) ? null : BrokerRefusals.NotAuthorised;
    }
}

public sealed record PostingDecision(JobPostingId Id, PostingState State, DateTimeOffset? PublishedAt);
