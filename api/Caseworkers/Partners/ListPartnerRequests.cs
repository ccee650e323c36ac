using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Caseworkers.Partners;

/// <summary>Requests between regions, for both of them: the home office sees what became of its own, the office at the work place what to answer. Names in part.</summary>
internal static class ListPartnerRequests
{
    public static async Task<Ok<Page<PartnerRequestItem>>> HandleAsync(CurrentStaff staff, Paging paging, MobileDbContext db, Register register, TimeProvider clock, CancellationToken ct)
    {
        var requests = db.PartnerRequests.AsNoTracking().Where(r => r.RegionCode.StartsWith(staff.ScopePrefix) || db.Workers.InScope(staff.ScopePrefix).Any(w => w.Id == r.WorkerId));
        if (paging.AfterMoment() is var (at, id))
        {
            var (dueOn, last) = (DateOnly.FromDateTime(at.UtcDateTime), new PartnerRequestId(id));
            requests = requests.Where(r => EF.Functions.GreaterThan(ValueTuple.Create(r.DueOn, r.Id), ValueTuple.Create(dueOn, last)));
        }

        var today = Shanghai.DateOf(clock.GetUtcNow());
        var rows = await requests.OrderBy(r => r.DueOn).ThenBy(r => r.Id).Take(paging.Limit + 1)
            .Join(db.Workers, r => r.WorkerId, w => w.Id, (Request, w) => new { Request, w.NameSealed, w.CountyCode }).ToListAsync(ct);
        var places = await Places.NamesAsync(db, [.. rows.SelectMany(r => new[] { r.Request.RegionCode, r.CountyCode }).Distinct()], ct);

        return TypedResults.Ok(paging.ToPage(
            [.. rows.OrderBy(r => r.Request.DueOn).ThenBy(r => r.Request.Id.Value).Select(r => new PartnerRequestItem(r.Request.Id, Masking.Name(register.NameOf(r.Request.WorkerId, r.NameSealed)),
                places.GetValueOrDefault(r.CountyCode, r.CountyCode), places.GetValueOrDefault(r.Request.RegionCode, r.Request.RegionCode), r.Request.Slot, r.Request.AskedAt, r.Request.DueOn,
                r.Request.Answer is null && r.Request.DueOn < today, r.Request.Answer is null && r.Request.RegionCode.StartsWith(staff.ScopePrefix, StringComparison.Ordinal), r.Request.Answer, r.Request.Note))],
            item => Paging.CursorOf(new DateTimeOffset(item.DueOn.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), item.Id.Value)));
    }
}

/// <param name="Worker">First and last character only.</param>
/// <param name="Home">The county that asks.</param>
/// <param name="Region">Where the person is said to work.</param>
/// <param name="YoursToAnswer">The region is in your scope and nobody has answered yet.</param>
public sealed record PartnerRequestItem(PartnerRequestId Id, string Worker, string Home, string Region, NoticeSlot Slot, DateTimeOffset AskedAt, DateOnly DueOn, bool Overdue, bool YoursToAnswer, PartnerAnswer? Answer, string? Note);
