using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Employers;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Caseworkers.Mandates;

/// <summary>A caseworker has asked the employer: yes, this broker recruits for us. Confirming again changes nothing.</summary>
internal static class ConfirmMandate
{
    private static readonly Refusal Revoked = new("mandate.revoked", "该单位已取消授权，请先和单位核实。");

    public static async Task<Results<NoContent, NotFound, ProblemHttpResult>> HandleAsync(MandateId id, CurrentStaff staff, MobileDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var mandate = await db.Mandates.InScope(db, staff.ScopePrefix).SingleOrDefaultAsync(m => m.Id == id, ct);
        if (mandate is null) return TypedResults.NotFound();
        if (mandate.State == MandateState.Revoked) return Revoked.ToProblem();

        if (mandate.State == MandateState.Pending) mandate.Become(MandateState.Confirmed, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
