using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Liaisons.People;

/// <summary>
/// Whom a liaison has to look up, the earliest due day first. The whole name, since one cannot knock at the door of 王*四; no number,
/// no group, no reason.
/// </summary>
internal static class ListMyPeople
{
    public static async Task<Ok<Page<PersonToReach>>> HandleAsync(CurrentStaff staff, Paging paging, HttpResponse response, MobileDbContext db, Register register, TimeProvider clock, CancellationToken ct)
    {
        response.Headers.CacheControl = "no-store";
        var open = db.OutreachTasks.AsNoTracking().StillToReach(db);
        var people = db.Workers.AsNoTracking().InScope(staff.ScopePrefix).Where(w => open.Any(t => t.WorkerId == w.Id))
            .Select(w => new { w.Id, w.NameSealed, w.TownshipCode, w.VillageCode, DueOn = open.Where(t => t.WorkerId == w.Id).Min(t => t.DueOn) });
        if (paging.AfterMoment() is var (at, id))
        {
            var (dueOn, last) = (DateOnly.FromDateTime(at.UtcDateTime), new WorkerId(id));
            people = people.Where(p => EF.Functions.GreaterThan(ValueTuple.Create(p.DueOn, p.Id), ValueTuple.Create(dueOn, last)));
        }

        var rows = await people.OrderBy(p => p.DueOn).ThenBy(p => p.Id).Take(paging.Limit + 1).ToListAsync(ct);
        var ids = rows.ConvertAll(p => p.Id);
        var due = (await open.Where(t => ids.Contains(t.WorkerId)).OrderBy(t => t.DueOn).ToListAsync(ct)).ToLookup(t => t.WorkerId);
        var places = await Places.NamesAsync(db, [.. rows.SelectMany(p => new[] { p.TownshipCode, p.VillageCode }).OfType<string>().Distinct()], ct);
        var today = Shanghai.DateOf(clock.GetUtcNow());

        return TypedResults.Ok(paging.ToPage(
            [.. rows.Select(p => new PersonToReach(p.Id, register.NameOf(p.Id, p.NameSealed), places.GetValueOrDefault(p.TownshipCode, p.TownshipCode),
                p.VillageCode is { } village ? places.GetValueOrDefault(village) : null, p.DueOn, p.DueOn < today, [.. due[p.Id].Select(t => new WhatIsDue(t.Id, t.Slot, t.Rung, t.DueOn))]))],
            person => Paging.CursorOf(new DateTimeOffset(person.DueOn.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), person.Id.Value)));
    }
}

/// <param name="DueOn">The earliest day by which the person is to be reached.</param>
public sealed record PersonToReach(WorkerId Id, string Name, string Township, string? Village, DateOnly DueOn, bool Overdue, IReadOnlyList<WhatIsDue> Due);

/// <param name="TaskId">Under which a visit is written down.</param>
/// <param name="Rung">A call by the office, or a visit.</param>
public sealed record WhatIsDue(OutreachTaskId TaskId, NoticeSlot Slot, OutreachRung Rung, DateOnly DueOn);
