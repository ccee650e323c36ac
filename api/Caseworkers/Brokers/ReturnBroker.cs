using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Caseworkers.Brokers;

/// <summary>A caseworker gives a broker's application back and says what to bring; the broker may apply anew.</summary>
internal static class ReturnBroker
{
    public static async Task<Results<NoContent, NotFound, ProblemHttpResult>> HandleAsync(
        BrokerId id, ReturnBrokerRequest request, CurrentStaff staff, MobileDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var broker = await db.Brokers.InScope(staff.ScopePrefix).SingleOrDefaultAsync(b => b.Id == id, ct);
        if (broker is null) return TypedResults.NotFound();
        if (!broker.TryReject(staff.Id, request.Remark, clock.GetUtcNow(), out var refusal)) return refusal.ToProblem();

        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <param name="Remark">What to bring or to change, in plain words.</param>
public sealed record ReturnBrokerRequest([Text(500)] string Remark);
