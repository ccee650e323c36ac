using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Employers;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Brokers.Mandates;

/// <summary>A broker says: this employer lets me recruit for it. Somebody confirms it before anything is posted. Asking again changes nothing.</summary>
internal static class AskForMandate
{
    private static readonly Refusal Revoked = new("mandate.revoked", "该单位已取消授权，请先和单位说清楚，再由工作人员恢复。");

    public static async Task<Results<Ok<AskForMandateResponse>, ProblemHttpResult>> HandleAsync(
        AskForMandateRequest request, CurrentBroker broker, MobileDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var employer = await db.Employers.AsNoTracking().SingleOrDefaultAsync(e => e.Reference == request.EmployerReference, ct);
        if (employer is null) return new FieldError("employerReference", "employer.unknown", "登记册里没有这个单位，请核对编号或联系县人社部门。").ToProblem();

        var mandate = await db.Mandates.SingleOrDefaultAsync(m => m.BrokerId == broker.Id && m.EmployerId == employer.Id, ct);
        if (mandate is { State: MandateState.Revoked }) return Revoked.ToProblem();
        if (mandate is null)
        {
            mandate = new Mandate(MandateId.New(), broker.Id, employer.Id, MandateState.Pending, clock.GetUtcNow());
            db.Mandates.Add(mandate);
            await db.SaveChangesAsync(ct);
        }

        return TypedResults.Ok(new AskForMandateResponse(mandate.Id, employer.Id, employer.Name, mandate.State));
    }
}

/// <param name="EmployerReference">The employer's number in the register.</param>
public sealed record AskForMandateRequest([Text(40)] string EmployerReference);

public sealed record AskForMandateResponse(MandateId Id, EmployerId EmployerId, string Employer, MandateState State);
