using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Employers;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Caseworkers.Mandates;

/// <summary>Who wants to recruit for whom in the caseworker's scope, the longest waiting first.</summary>
internal static class ListMandates
{
    public static async Task<Ok<Page<MandateItem>>> HandleAsync(CurrentStaff staff, Paging paging, MobileDbContext db, Chosen<MandateState>? state, CancellationToken ct)
    {
        var wanted = state?.Value;
        var mandates = db.Mandates.AsNoTracking().InScope(db, staff.ScopePrefix).Where(m => wanted == null || m.State == wanted);
        if (paging.AfterMoment() is var (at, id))
            mandates = mandates.Where(m => EF.Functions.GreaterThan(ValueTuple.Create(m.ChangedAt, m.Id), ValueTuple.Create(at, new MandateId(id))));

        var rows = await mandates.OrderBy(m => m.ChangedAt).ThenBy(m => m.Id).Take(paging.Limit + 1)
            .Join(db.Brokers, m => m.BrokerId, b => b.Id, (m, b) => new { Mandate = m, Broker = b.Name })
            .Join(db.Employers, row => row.Mandate.EmployerId, e => e.Id, (row, e) => new MandateItem(row.Mandate.Id, row.Mandate.BrokerId, row.Broker, e.Id, e.Name, row.Mandate.State, row.Mandate.ChangedAt))
            .ToListAsync(ct);
        return TypedResults.Ok(paging.ToPage([.. rows.OrderBy(m => m.Since).ThenBy(m => m.Id.Value)], m => Paging.CursorOf(m.Since, m.Id.Value)));
    }
}

public sealed record MandateItem(MandateId Id, BrokerId BrokerId, string Broker, EmployerId EmployerId, string Employer, MandateState State, DateTimeOffset Since);
