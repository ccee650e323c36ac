using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Domain.Reference;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JobAssist.Mobile.Api.Outreach;

/// <param name="RegionCode">Where the person is said to work.</param>
/// <param name="DueOn">The day by which an answer is expected.</param>
/// <param name="Says">What happens now, in words.</param>
public sealed record PartnerAsked(PartnerRequestId Id, WorkerId WorkerId, NoticeSlot Slot, string RegionCode, DateOnly DueOn, string Says);

/// <summary>Asks another region, for whoever may see the task.</summary>
internal static class PartnerDesk
{
    public static async Task<Results<Ok<PartnerAsked>, NotFound, ProblemHttpResult>> AskAsync(MobileDbContext db, OutreachTask? task, string regionCode, StaffId staff, DateTimeOffset now, CancellationToken ct)
    {
        if (task is null) return TypedResults.NotFound();
        if (!await db.Regions.AnyAsync(r => r.Code == regionCode && (r.Level == RegionLevel.County || r.Level == RegionLevel.Prefecture), ct))
            return new FieldError("regionCode", "region.unknown", "请选择务工地的县（区）或市。").ToProblem();

        var (request, refusal) = await db.AskPartnerAsync(task, regionCode, staff, now, ct);
        return refusal is not null ? refusal.ToProblem() : TypedResults.Ok(new PartnerAsked(request!.Id, request.WorkerId, request.Slot, request.RegionCode, request.DueOn, "已请务工地协助，请等对方答复；本期仍要想办法告知本人。"));
    }
}
