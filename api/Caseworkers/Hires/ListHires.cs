using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Hires;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Caseworkers.Hires;

/// <summary>Hires of people whose home is in the caseworker's scope, the oldest claim first; disagreements are the state Disputed.</summary>
internal static class ListHires
{
    public static async Task<Ok<Page<HireItem>>> HandleAsync(CurrentStaff staff, Paging paging, MobileDbContext db, Register register, Chosen<HireState>? state, CancellationToken ct)
    {
        var wanted = state?.Value;
        var hires = db.Hires.AsNoTracking().Where(h => db.Workers.InScope(staff.ScopePrefix).Any(w => w.Id == h.WorkerId) && (wanted == null || h.State == wanted));
        if (paging.AfterMoment() is var (at, id))
            hires = hires.Where(h => EF.Functions.GreaterThan(ValueTuple.Create(h.ClaimedAt, h.Id), ValueTuple.Create(at, new HireId(id))));

        var rows = await hires.OrderBy(h => h.ClaimedAt).ThenBy(h => h.Id).Take(paging.Limit + 1)
            .Join(db.Workers, h => h.WorkerId, w => w.Id, (Hire, w) => new { Hire, w.NameSealed })
            .Join(db.Postings, row => row.Hire.PostingId, p => p.Id, (row, p) => new { row.Hire, row.NameSealed, p.Terms.Title, p.EmployerId, p.Terms.Headcount, p.Filled })
            .Join(db.Employers, row => row.EmployerId, e => e.Id, (row, e) => new { row.Hire, row.NameSealed, row.Title, row.Headcount, row.Filled, Employer = e.Name })
            .ToListAsync(ct);
        return TypedResults.Ok(paging.ToPage(
            [.. rows.OrderBy(r => r.Hire.ClaimedAt).ThenBy(r => r.Hire.Id.Value).Select(r => new HireItem(r.Hire.Id, r.Hire.WorkerId, Masking.Name(register.NameOf(r.Hire.WorkerId, r.NameSealed)), r.Hire.PostingId,
                r.Title, r.Employer, r.Headcount - r.Filled, r.Hire.State, r.Hire.StartsOn, r.Hire.MonthPayFen, r.Hire.ClaimedAt, r.Hire.WorkerAnswer, r.Hire.AnsweredAt, r.Hire.ConfirmedAt))],
            item => Paging.CursorOf(item.ClaimedAt, item.Id.Value)));
    }
}

/// <param name="Worker">First and last character only.</param>
/// <param name="PlacesLeft">Places of the posting that no confirmed hire has taken.</param>
/// <param name="MonthPayFen">In fen.</param>
public sealed record HireItem(HireId Id, WorkerId WorkerId, string Worker, JobPostingId PostingId, string Posting, string Employer, int PlacesLeft, HireState State, DateOnly StartsOn, int MonthPayFen,
    DateTimeOffset ClaimedAt, HireAnswer? Answer, DateTimeOffset? AnsweredAt, DateTimeOffset? ConfirmedAt);
