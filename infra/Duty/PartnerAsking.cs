using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Infra.Duty;

/// <summary>Asks the region where somebody is said to work, after two days on which nobody was met. The slot stays with a person.</summary>
public static class PartnerAsking
{
    /// <summary>The reason of a slot that waits for another region.</summary>
    public const string Asked = "partner_asked";

    /// <summary>The request, new or the same as before; or why not.</summary>
    public static async Task<(PartnerRequest? Request, Refusal? Refusal)> AskPartnerAsync(this MobileDbContext db, OutreachTask task, string regionCode, StaffId staff, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var before = await db.PartnerRequests.AsNoTracking().SingleOrDefaultAsync(r => r.WorkerId == task.WorkerId && r.Slot == task.Slot, cancellationToken);
        if (before is not null) return before.RegionCode == regionCode ? (before, null) : (null, PartnerRefusals.AlreadyAsked);
        if (!await db.Obligations.AnyAsync(o => o.WorkerId == task.WorkerId && o.Slot == task.Slot && o.State == SlotState.Fallback, cancellationToken)) return (null, PartnerRefusals.NothingOpen);
        var visits = await db.Visits.Where(v => v.WorkerId == task.WorkerId && v.Slot == task.Slot && !v.Met).Select(v => v.At).ToListAsync(cancellationToken);
        if (visits.Select(Shanghai.DateOf).Distinct().Count() < PartnerRequest.VisitsBefore) return (null, PartnerRefusals.VisitFirst);

        var today = Shanghai.DateOf(now);
        var due = (await WorkingCalendar.LoadAsync(db, today, cancellationToken)).After(today, PartnerRequest.WorkingDays);
        var request = new PartnerRequest(PartnerRequestId.New(), task.WorkerId, task.Slot, regionCode, staff, now, due);
        await using var work = await Work.BeginAsync(db, cancellationToken);
        db.Add(request);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException error) when (PostgresErrors.IsUnique(error, "ux_partner_requests_slot"))
        {
            return (null, PartnerRefusals.AlreadyAsked);
        }

        await db.Obligations.Where(o => o.WorkerId == task.WorkerId && o.Slot == task.Slot && o.State == SlotState.Fallback)
            .ExecuteUpdateAsync(row => row.SetProperty(o => o.Reason, Asked).SetProperty(o => o.ChangedAt, now), cancellationToken);
        await work.CommitAsync(cancellationToken);
        return (request, null);
    }
}
