using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Hires;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Workers.Applications;

/// <summary>A worker looks at the own applications: five plain pictures, who acts next and by when. The newest first.</summary>
internal static class ListMyApplications
{
    public static async Task<Ok<Page<MyApplication>>> HandleAsync(CurrentWorker me, Paging paging, MobileDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var today = Shanghai.DateOf(clock.GetUtcNow());
        var mine = db.Applications.AsNoTracking().Where(a => a.WorkerId == me.Id);
        if (paging.AfterMoment() is var (at, id))
            mine = mine.Where(a => EF.Functions.LessThan(ValueTuple.Create(a.AppliedAt, a.Id), ValueTuple.Create(at, new JobApplicationId(id))));

        var rows = await mine.OrderByDescending(a => a.AppliedAt).ThenByDescending(a => a.Id).Take(paging.Limit + 1)
            .GroupJoin(db.Hires, a => a.Id, h => h.ApplicationId, (Application, hires) => new { Application, hires })
            .SelectMany(row => row.hires.DefaultIfEmpty(), (row, Hire) => new { row.Application, Hire }).ToListAsync(ct);
        var cards = await PostingCards.LoadAsync(db, [.. rows.Select(r => r.Application.PostingId).Distinct()], today, ct);
        var days = await WorkingCalendar.LoadAsync(db, today, ct);

        return TypedResults.Ok(paging.ToPage([.. rows.OrderByDescending(r => r.Application.AppliedAt).ThenByDescending(r => r.Application.Id.Value).Select(r => new MyApplication(
            r.Application.Id, cards[r.Application.PostingId], r.Application.AppliedAt,
            ApplicationStanding.Of(r.Application.State, Shanghai.DateOf(r.Application.ChangedAt), r.Hire?.WorkerAnswer, r.Hire?.AnsweredAt is { } answered ? Shanghai.DateOf(answered) : null, days),
            r.Hire is { } hire ? new MyHire(hire.StartsOn, hire.MonthPayFen, hire.WorkerAnswer) : null))],
            item => Paging.CursorOf(item.AppliedAt, item.Id.Value)));
    }
}

/// <param name="Hire">What the employer claims of a hire; null while it claims none.</param>
public sealed record MyApplication(JobApplicationId Id, PostingCard Posting, DateTimeOffset AppliedAt, ApplicationStanding Standing, MyHire? Hire);

/// <param name="MonthPayFen">Month pay in fen, as the employer says.</param>
/// <param name="Answer">What the worker has said so far.</param>
public sealed record MyHire(DateOnly StartsOn, int MonthPayFen, HireAnswer? Answer);
