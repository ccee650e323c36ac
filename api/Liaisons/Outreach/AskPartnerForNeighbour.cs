using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Api.Outreach;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Liaisons.Outreach;

/// <summary>A liaison who met nobody twice says where the person is said to work.</summary>
internal static class AskPartnerForNeighbour
{
    public static async Task<Results<Ok<PartnerAsked>, NotFound, ProblemHttpResult>> HandleAsync(
        OutreachTaskId id, AskPartnerForNeighbourRequest request, CurrentStaff staff, MobileDbContext db, TimeProvider clock, CancellationToken ct) =>
        await PartnerDesk.AskAsync(db, await db.OutreachTasks.AsNoTracking().InScope(db, staff.ScopePrefix).SingleOrDefaultAsync(t => t.Id == id, ct), request.RegionCode, staff.Id, clock.GetUtcNow(), ct);
}

/// <param name="RegionCode">Six digits of the county or city where the person is said to work.</param>
public sealed record AskPartnerForNeighbourRequest([Text(6, Min = 6)] string RegionCode);
