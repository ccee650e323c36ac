using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Caseworkers.Outreach;

/// <summary>People who must be reached by a person, the earliest due day first. Names in part, no number.</summary>
internal static class ListOutreach
{
    public static async Task<Ok<Page<OutreachItem>>> HandleAsync(CurrentStaff staff, Paging paging, MobileDbContext db, Register register, TimeProvider clock, CancellationToken ct)
    {
        var tasks = db.OutreachTasks.AsNoTracking().InScope(db, staff.ScopePrefix).Where(t => t.State == OutreachState.Open);
        if (paging.AfterMoment() is var (at, id))
        {
            var (dueOn, last) = (DateOnly.FromDateTime(at.UtcDateTime), new OutreachTaskId(id));
            tasks = tasks.Where(t => EF.Functions.GreaterThan(ValueTuple.Create(t.DueOn, t.Id), ValueTuple.Create(dueOn, last)));
        }

        var today = Shanghai.DateOf(clock.GetUtcNow());
        var rows = await tasks.OrderBy(t => t.DueOn).ThenBy(t => t.Id).Take(paging.Limit + 1)
            .Join(db.Workers, t => t.WorkerId, w => w.Id, (Task, w) => new { Task, w.NameSealed, w.VillageCode, w.Contact }).ToListAsync(ct);
        var places = await Places.NamesAsync(db, [.. rows.SelectMany(r => new[] { r.Task.TownshipCode, r.VillageCode }).OfType<string>().Distinct()], ct);

        return TypedResults.Ok(paging.ToPage(
            [.. rows.OrderBy(r => r.Task.DueOn).ThenBy(r => r.Task.Id.Value).Select(r => new OutreachItem(r.Task.Id, r.Task.WorkerId, Masking.Name(register.NameOf(r.Task.WorkerId, r.NameSealed)),
                places.GetValueOrDefault(r.Task.TownshipCode, r.Task.TownshipCode), r.VillageCode is { } village ? places.GetValueOrDefault(village) : null,
                r.Task.Slot, r.Task.Rung, r.Task.Reason, r.Contact, r.Task.DueOn, r.Task.DueOn < today))],
            item => Paging.CursorOf(new DateTimeOffset(item.DueOn.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), item.Id.Value)));
    }
}

/// <param name="Worker">First and last character only.</param>
/// <param name="Reason">Why a person is needed, as a stable word.</param>
public sealed record OutreachItem(OutreachTaskId Id, WorkerId WorkerId, string Worker, string Township, string? Village, NoticeSlot Slot, OutreachRung Rung, string Reason,
    Domain.People.ContactSituation Contact, DateOnly DueOn, bool Overdue);
