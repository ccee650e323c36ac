using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Secrets;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Sessions;

public sealed record ChooseWorkerRequest(WorkerId WorkerId);

/// <summary>A family shares one phone: somebody says who is speaking.</summary>
internal static class ChooseWorker
{
    public static async Task<Results<Ok<StandingResponse>, NotFound>> HandleAsync(
        ChooseWorkerRequest request, CurrentAccount me, HttpContext http, MobileDbContext db, PersonalSecrets secrets, CancellationToken ct)
    {
        if (!await db.AccountWorkers.AnyAsync(b => b.AccountId == me.Id && b.WorkerId == request.WorkerId, ct)) return TypedResults.NotFound();

        var session = await db.Sessions.SingleAsync(s => s.Id == me.SessionId, ct);
        session.SpeakFor(request.WorkerId);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(await Standing.OfAsync(db, secrets, SignedIn.Of(http) with { WorkerId = request.WorkerId }, ct));
    }
}
