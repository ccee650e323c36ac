using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Workers.Joining;

/// <summary>For whom this account speaks now.</summary>
/// <param name="Name">First and last character only.</param>
/// <param name="Verification">Pending: the township will look at the file.</param>
public sealed record JoinedResponse(WorkerId Worker, string Name, WorkerVerification Verification, IReadOnlyList<JoiningWarning> Warnings, string Says)
{
    internal static async Task<JoinedResponse> LoadAsync(MobileDbContext db, Register register, WorkerId id, TypedIdentity typed, CancellationToken ct)
    {
        var worker = await db.Workers.AsNoTracking().Where(w => w.Id == id).Select(w => new { w.NameSealed, w.Verification }).SingleAsync(ct);
        var says = worker.Verification == WorkerVerification.Verified ? "已经对上，可以看岗位了。" : "已登记，乡镇工作人员会核实。核实前也可以看岗位。";
        return new JoinedResponse(id, Masking.Name(register.NameOf(id, worker.NameSealed)), worker.Verification, await typed.WarningsAsync(db, ct), says);
    }
}
