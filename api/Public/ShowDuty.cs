using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Domain.Reference;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Public;

/// <summary>One month of the duty, in person-times: Owed = Met + InWork + Missed + Excused.</summary>
/// <param name="Month">"2026-11".</param>
/// <param name="InWork">Somebody or something is at it, and the half month is not over.</param>
public sealed record DutyMonthResponse(string Month, int Owed, int Met, int InWork, int Missed, int Excused);

/// <summary>The last half month that was closed; whoever keeps the hash sees whether anything before it was changed later.</summary>
/// <param name="Hash">In hexadecimal.</param>
public sealed record LastClosedResponse(NoticeSlot Slot, DateTimeOffset ClosedAt, string Hash);

/// <param name="Months">Twelve at most, the newest first.</param>
/// <param name="LastClosed">Null until the first half month is closed.</param>
public sealed record ShowDutyResponse(string County, string Name, IReadOnlyList<DutyMonthResponse> Months, LastClosedResponse? LastClosed = null);

/// <summary>Anybody sees whether an office keeps its duty to give job information.</summary>
internal static class ShowDuty
{
    private const int Slots = 24;

    public static async Task<Results<Ok<ShowDutyResponse>, NotFound>> HandleAsync(string county, MobileDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var region = await db.Regions.AsNoTracking().SingleOrDefaultAsync(r => r.Code == county && r.Level == RegionLevel.County, ct);
        if (region is null) return TypedResults.NotFound();

        var slots = LastSlots(NoticeSlot.Of(clock.GetUtcNow()));
        var counts = await db.Obligations.AsNoTracking().Where(o => o.CountyCode == county && slots.Contains(o.Slot))
            .GroupBy(o => new { o.Slot, o.State }).Select(group => new { group.Key.Slot, group.Key.State, Count = group.Count() }).ToListAsync(ct);
        var months = counts.GroupBy(c => $"{c.Slot.Year:D4}-{c.Slot.Month:D2}", StringComparer.Ordinal).OrderByDescending(month => month.Key, StringComparer.Ordinal)
            .Select(month => MonthOf(month.Key, [.. month.Select(c => (c.State, c.Count))]));
        var closed = await db.SlotClosings.AsNoTracking().Where(c => c.CountyCode == county && slots.Contains(c.Slot)).OrderByDescending(c => c.ClosedAt).ThenByDescending(c => c.Slot).FirstOrDefaultAsync(ct);
        return TypedResults.Ok(new ShowDutyResponse(region.Code, region.Name, [.. months], closed is null ? null : new LastClosedResponse(closed.Slot, closed.ClosedAt, Convert.ToHexStringLower(closed.Hash))));
    }

    private static DutyMonthResponse MonthOf(string month, (SlotState State, int Count)[] counts)
    {
        int Of(SlotState state) => counts.Where(c => c.State == state).Sum(c => c.Count);
        var owed = counts.Sum(c => c.Count);
        var (met, missed, excused) = (Of(SlotState.Fulfilled), Of(SlotState.Missed), Of(SlotState.Excused));
        return new DutyMonthResponse(month, owed, met, owed - met - missed - excused, missed, excused);
    }

    // Back to the first half of the month eleven months ago.
    private static List<NoticeSlot> LastSlots(NoticeSlot current)
    {
        var slots = new List<NoticeSlot>(Slots);
        for (var slot = new NoticeSlot(current.Year, current.Month, 2); slots.Count < Slots; slot = slot.Previous()) slots.Add(slot);
        return slots;
    }
}
