using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Applications;
using JobAssist.Mobile.Domain.Hires;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Brokers.Candidates;

/// <summary>
/// Who applied to a broker's own posting, the earliest first. Names in part, one line on skills, never a number; looking
/// makes what was sent seen. People who took their application back are not listed.
/// </summary>
internal static class ListCandidates
{
    public static async Task<Results<Ok<Page<Candidate>>, NotFound>> HandleAsync(
        JobPostingId id, CurrentBroker broker, Paging paging, MobileDbContext db, Register register, TimeProvider clock, CancellationToken ct)
    {
        var posting = await db.Postings.AsNoTracking().Include(p => p.Skills).SingleOrDefaultAsync(p => p.Id == id && p.BrokerId == broker.Id, ct);
        if (posting is null) return TypedResults.NotFound();

        var applications = db.Applications.AsNoTracking().Where(a => a.PostingId == id && a.State != ApplicationState.Withdrawn);
        if (paging.AfterMoment() is var (at, last))
            applications = applications.Where(a => EF.Functions.GreaterThan(ValueTuple.Create(a.AppliedAt, a.Id), ValueTuple.Create(at, new JobApplicationId(last))));
        var rows = await applications.OrderBy(a => a.AppliedAt).ThenBy(a => a.Id).Take(paging.Limit + 1).ToListAsync(ct);
        var page = paging.ToPage(rows, a => Paging.CursorOf(a.AppliedAt, a.Id.Value));

        var (ids, workerIds) = (page.Items.Select(a => a.Id).ToList(), page.Items.Select(a => a.WorkerId).ToList());
        var now = clock.GetUtcNow();
        await db.Applications.Where(a => ids.Contains(a.Id) && a.State == ApplicationState.Sent)
            .ExecuteUpdateAsync(a => a.SetProperty(x => x.State, ApplicationState.Seen).SetProperty(x => x.ChangedAt, now), ct);

        var workers = await db.Workers.AsNoTracking().Include(w => w.Skills).Where(w => workerIds.Contains(w.Id)).ToDictionaryAsync(w => w.Id, ct);
        var hires = await db.Hires.AsNoTracking().Where(h => ids.Contains(h.ApplicationId)).ToDictionaryAsync(h => h.ApplicationId, ct);
        return TypedResults.Ok(new Page<Candidate>(
            [.. page.Items.Select(a => new Candidate(a.Id, Masking.Name(register.NameOf(a.WorkerId, workers[a.WorkerId].NameSealed)), FitLine.Of(posting, workers[a.WorkerId]), a.Note is { } note ? Masking.WithoutPhones(note) : null,
                a.State == ApplicationState.Sent ? ApplicationState.Seen : a.State, a.AppliedAt, hires.TryGetValue(a.Id, out var hire) ? new CandidateHire(hire.State, hire.StartsOn, hire.MonthPayFen, hire.WorkerAnswer) : null))],
            page.Next));
    }
}

/// <param name="Name">First and last character only.</param>
/// <param name="Fit">What the person can do of what was asked; nothing else is told.</param>
public sealed record Candidate(JobApplicationId Id, string Name, string Fit, string? Note, ApplicationState State, DateTimeOffset AppliedAt, CandidateHire? Hire);

/// <param name="Answer">What the worker says: did it begin?</param>
public sealed record CandidateHire(HireState State, DateOnly StartsOn, int MonthPayFen, HireAnswer? Answer);
