using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Employers;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Caseworkers.Brokers;

/// <summary>A caseworker has looked at a broker's papers and they are good.</summary>
internal static class ApproveBroker
{
    public static async Task<Results<Ok<BrokerDecision>, NotFound, ProblemHttpResult>> HandleAsync(
        BrokerId id, CurrentStaff staff, MobileDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var broker = await db.Brokers.InScope(staff.ScopePrefix).SingleOrDefaultAsync(b => b.Id == id, ct);
        if (broker is null) return TypedResults.NotFound();
        var now = clock.GetUtcNow();
        if (!broker.TryVerify(staff.Id, Shanghai.DateOf(now), now, out var refusal)) return refusal.ToProblem();

        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new BrokerDecision(id, broker.Verification, broker.VerifiedOn, broker.ReviewRemark));
    }
}

public sealed record BrokerDecision(BrokerId Id, LicenceVerification Verification, DateOnly? VerifiedOn, string? ReviewRemark);
