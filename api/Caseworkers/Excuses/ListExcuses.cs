using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Caseworkers.Excuses;

/// <summary>Requests to excuse a slot, those that waited longest first; names in part.</summary>
internal static class ListExcuses
{
    public static async Task<Ok<Page<ExcuseItem>>> HandleAsync(CurrentStaff staff, Paging paging, MobileDbContext db, Register register, Chosen<ExcuseState>? state, CancellationToken ct)
    {
        bool? granted = state?.Value switch { ExcuseState.Granted => true, ExcuseState.Refused => false, _ => null };
        var any = state is null;
        var excuses = db.Excuses.AsNoTracking().Where(e => (any || e.Granted == granted) && db.Workers.InScope(staff.ScopePrefix).Any(w => w.Id == e.WorkerId));
        if (paging.AfterMoment() is var (at, id))
            excuses = excuses.Where(e => EF.Functions.GreaterThan(ValueTuple.Create(e.AskedAt, e.Id), ValueTuple.Create(at, new ExcuseId(id))));

        var rows = await excuses.OrderBy(e => e.AskedAt).ThenBy(e => e.Id).Take(paging.Limit + 1)
            .Join(db.Workers, e => e.WorkerId, w => w.Id, (Excuse, w) => new { Excuse, w.NameSealed }).ToListAsync(ct);
        return TypedResults.Ok(paging.ToPage(
            [.. rows.OrderBy(r => r.Excuse.AskedAt).ThenBy(r => r.Excuse.Id.Value).Select(r => new ExcuseItem(r.Excuse.Id, r.Excuse.WorkerId, Masking.Name(register.NameOf(r.Excuse.WorkerId, r.NameSealed)),
                r.Excuse.Slot, r.Excuse.Reason, r.Excuse.Document, ExcuseResponse.StateOf(r.Excuse.Granted), r.Excuse.AskedAt, r.Excuse.AskedBy == staff.Id, r.Excuse.DecidedAt, r.Excuse.Note))],
            item => Paging.CursorOf(item.AskedAt, item.Id.Value)));
    }
}

/// <param name="Worker">First and last character only.</param>
/// <param name="AskedByMe">Then somebody else must decide.</param>
public sealed record ExcuseItem(ExcuseId Id, WorkerId WorkerId, string Worker, NoticeSlot Slot, ExcuseReason Reason, string Document, ExcuseState State, DateTimeOffset AskedAt, bool AskedByMe,
    DateTimeOffset? DecidedAt, string? Note);
