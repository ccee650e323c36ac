using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Api.Outreach;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Liaisons.Outreach;

/// <summary>How a visit went.</summary>
public enum VisitKind
{
    /// <summary>The person was met: a signature or photo shows it.</summary>
    Visit = 1,

    /// <summary>Nobody was there: proves nothing, but is counted.</summary>
    NotMet = 2,
}

/// <summary>A liaison has been at somebody's home.</summary>
internal static class AddVisit
{
    public static async Task<Results<Ok<AddVisitResponse>, NotFound, ProblemHttpResult>> HandleAsync(
        OutreachTaskId id, AddVisitRequest request, CurrentStaff staff, MobileDbContext db, VisitDesk visits, CancellationToken ct)
    {
        var task = await db.OutreachTasks.AsNoTracking().InScope(db, staff.ScopePrefix).SingleOrDefaultAsync(t => t.Id == id, ct);
        if (task is null) return TypedResults.NotFound();

        var met = request.Kind is VisitKind.Visit;
        var (outcome, fault) = await visits.WriteAsync(task, staff.Id, staff.ScopePrefix, met, request.At, request.Visit, ct);
        if (fault is not null) return fault.ToProblem();
        if (outcome!.ProofUsed) return VisitWords.ImageUsed.ToProblem();
        return TypedResults.Ok(new AddVisitResponse(id, outcome.Evidence is EvidenceOutcome.Fulfilled, met ? null : outcome.DaysNotMet, VisitWords.Says(met, outcome)));
    }
}

/// <param name="At">When it was.</param>
public sealed record AddVisitRequest(VisitKind Kind, DateTimeOffset At, VisitReport Visit);

/// <param name="Fulfilled">The slot is met.</param>
/// <param name="DaysNotMet">On how many days of the slot nobody was met; absent when somebody was.</param>
public sealed record AddVisitResponse(OutreachTaskId Id, bool Fulfilled, int? DaysNotMet, string Says);
