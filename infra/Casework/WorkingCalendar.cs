using JobAssist.Mobile.Domain.Reference;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Infra.Casework;

/// <summary>The working days around a date, from the yearly calendar.</summary>
public static class WorkingCalendar
{
    /// <summary>This year and the next: no deadline of ours reaches further.</summary>
    public static async Task<WorkingDays> LoadAsync(MobileDbContext db, DateOnly today, CancellationToken cancellationToken)
    {
        var (from, to) = (new DateOnly(today.Year, 1, 1), new DateOnly(today.Year + 1, 12, 31));
        return new WorkingDays(await db.Holidays.AsNoTracking().Where(h => from <= h.Day && h.Day <= to).ToListAsync(cancellationToken));
    }
}
