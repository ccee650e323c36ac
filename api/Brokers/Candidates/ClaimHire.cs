using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Applications;
using JobAssist.Mobile.Domain.Hires;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Brokers.Candidates;

/// <summary>The first of three voices: the broker says that this candidate is hired. It counts for nothing until the worker and a caseworker have spoken.</summary>
internal static class ClaimHire
{
    public static async Task<Results<Created<ClaimHireResponse>, NotFound, ProblemHttpResult>> HandleAsync(
        JobApplicationId id, ClaimHireRequest request, CurrentBroker broker, MobileDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var application = await db.Applications.SingleOrDefaultAsync(a => a.Id == id && db.Postings.Any(p => p.Id == a.PostingId && p.BrokerId == broker.Id), ct);
        if (application is null) return TypedResults.NotFound();

        var now = clock.GetUtcNow();
        var appliedOn = Shanghai.DateOf(application.AppliedAt);
        if (request.StartsOn < appliedOn || request.StartsOn > appliedOn.AddYears(1)) return HireRefusals.TooEarly.ToProblem();
        if (!application.TryClaimHire(now, out var refusal)) return refusal.ToProblem();

        var hire = new Hire(HireId.New(), application.Id, application.WorkerId, application.PostingId, request.StartsOn, request.MonthPayFen, broker.AccountId, now);
        db.Hires.Add(hire);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException error) when (PostgresErrors.IsUnique(error, "hires_application_id_key"))
        {
            return ApplicationRefusals.AlreadyClaimed.ToProblem();
        }

        return TypedResults.Created($"/v1/broker/postings/{application.PostingId}/candidates", new ClaimHireResponse(hire.Id, application.Id, hire.State, hire.StartsOn, hire.MonthPayFen, "已登记录用，等劳动者本人回答，再由工作人员确认。"));
    }
}

/// <param name="StartsOn">First day of work, from the day of the application to a year later.</param>
/// <param name="MonthPayFen">Agreed month pay, in fen.</param>
public sealed record ClaimHireRequest(DateOnly StartsOn, [Within(1, PostingTerms.MaxMonthFen)] int MonthPayFen);

public sealed record ClaimHireResponse(HireId Id, JobApplicationId ApplicationId, HireState State, DateOnly StartsOn, int MonthPayFen, string Says);
