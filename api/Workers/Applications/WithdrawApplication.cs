using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Applications;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Workers.Applications;

/// <summary>A worker takes back an application that has not led to a hire. Taking it back again changes nothing.</summary>
internal static class WithdrawApplication
{
    public static async Task<Results<NoContent, NotFound, ProblemHttpResult>> HandleAsync(
        JobApplicationId id, CurrentWorker me, MobileDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var application = await db.Applications.SingleOrDefaultAsync(a => a.Id == id && a.WorkerId == me.Id, ct);
        if (application is null) return TypedResults.NotFound();
        if (application.State == ApplicationState.Withdrawn) return TypedResults.NoContent();
        if (!application.TryWithdraw(clock.GetUtcNow(), out var refusal)) return refusal.ToProblem();

        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
