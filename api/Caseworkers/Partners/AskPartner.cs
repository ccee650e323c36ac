using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Api.Outreach;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Caseworkers.Partners;

/// <summary>A caseworker asks the region where somebody is said to work, after two visits at which nobody was met.</summary>
internal static class AskPartner
{
    public static async Task<Results<Ok<PartnerAsked>, NotFound, ProblemHttpResult>> HandleAsync(
        OutreachTaskId id, AskPartnerRequest request, CurrentStaff staff, MobileDbContext db, TimeProvider clock, CancellationToken ct) =>
        await PartnerDesk.AskAsync(db, await db.OutreachTasks.AsNoTracking().InScope(db, staff.ScopePrefix).SingleOrDefaultAsync(t => t.Id == id, ct), request.RegionCode, staff.Id, clock.GetUtcNow(), ct);
}

/// <param name="RegionCode">Six digits of the county or city where the person is said to work.</param>
public sealed record AskPartnerRequest([Text(6, Min = 6)] string RegionCode);
