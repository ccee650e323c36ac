using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Api.Outreach;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Liaisons.Outreach;

/// <summary>Open tasks of the own villages, the earliest due day first. Names in part, no number.</summary>
internal static class ListLiaisonOutreach
{
    public static async Task<Ok<Page<LiaisonTask>>> HandleAsync(CurrentStaff staff, Paging paging, MobileDbContext db, Register register, TimeProvider clock, CancellationToken ct)
    {
        var tasks = db.OutreachTasks.AsNoTracking().InScope(db, staff.ScopePrefix).StillToReach(db);
        if (paging.AfterMoment() is var (at, id))
        {
            var (dueOn, last) = (DateOnly.FromDateTime(at.UtcDateTime), new OutreachTaskId(id));
            tasks = tasks.Where(t => EF.Functions.GreaterThan(ValueTuple.Create(t.DueOn, t.Id), ValueTuple.Create(dueOn, last)));
        }

        var today = Shanghai.DateOf(clock.GetUtcNow());
        var rows = await tasks.OrderBy(t => t.DueOn).ThenBy(t => t.Id).Take(paging.Limit + 1)
            .Join(db.Workers, t => t.WorkerId, w => w.Id, (Task, w) => new { Task, w.NameSealed, w.VillageCode, NotMet = db.Visits.Count(v => v.WorkerId == Task.WorkerId && v.Slot == Task.Slot && !v.Met) }).ToListAsync(ct);
        var places = await Places.NamesAsync(db, [.. rows.Select(r => r.VillageCode).OfType<string>().Distinct()], ct);
        var asked = await ContactAsked.OfAsync(db, [.. rows.Select(r => r.Task.WorkerId).Distinct()], ct);

        return TypedResults.Ok(paging.ToPage(
            [.. rows.OrderBy(r => r.Task.DueOn).ThenBy(r => r.Task.Id.Value).Select(r => new LiaisonTask(r.Task.Id, r.Task.WorkerId, Masking.Name(register.NameOf(r.Task.WorkerId, r.NameSealed)),
                r.VillageCode is { } village ? places.GetValueOrDefault(village) : null, r.Task.Slot, r.Task.Rung, r.Task.DueOn, r.Task.DueOn < today, r.NotMet, asked.GetValueOrDefault(r.Task.WorkerId)))],
            item => Paging.CursorOf(new DateTimeOffset(item.DueOn.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), item.Id.Value)));
    }
}

/// <param name="Worker">First and last character only.</param>
/// <param name="NotMet">Visits at which nobody was there.</param>
/// <param name="Asked">How and when the person wants to be reached; absent where nothing was asked for.</param>
public sealed record LiaisonTask(OutreachTaskId Id, WorkerId WorkerId, string Worker, string? Village, NoticeSlot Slot, OutreachRung Rung, DateOnly DueOn, bool Overdue, int NotMet, ContactAsked? Asked);
