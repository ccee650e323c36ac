using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Api.Outreach;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Duty.Answers;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Caseworkers.Outreach;

/// <summary>People who must be reached by a person, the earliest due day first, with what they answered of late. Names in part, no number.</summary>
internal static class ListOutreach
{
    private const int AnswersShown = 3;
    private static readonly TimeSpan Lately = TimeSpan.FromDays(180);

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
        var answers = await RecentAnswers.OfAsync(db, [.. rows.Select(r => r.Task.WorkerId).Distinct()], clock.GetUtcNow() - Lately, ct);
        var about = rows.Select(r => r.Task.PostingId).OfType<JobPostingId>().Distinct().ToList();
        var openings = await db.Postings.AsNoTracking().Where(p => about.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => new OutreachOpening(p.Id, p.Reference, p.Terms.Title), ct);
        var asked = await ContactAsked.OfAsync(db, [.. rows.Select(r => r.Task.WorkerId).Distinct()], ct);

        return TypedResults.Ok(paging.ToPage(
            [.. rows.OrderBy(r => r.Task.DueOn).ThenBy(r => r.Task.Id.Value).Select(r => new OutreachItem(r.Task.Id, r.Task.WorkerId, Masking.Name(register.NameOf(r.Task.WorkerId, r.NameSealed)),
                places.GetValueOrDefault(r.Task.TownshipCode, r.Task.TownshipCode), r.VillageCode is { } village ? places.GetValueOrDefault(village) : null,
                r.Task.Slot, r.Task.Rung, r.Task.Reason, r.Contact, r.Task.DueOn, r.Task.DueOn < today,
                r.Task.About, AnswerWords.ToDo(r.Task.About), r.Task.PostingId is { } posting ? openings.GetValueOrDefault(posting) : null, LastOf(answers[r.Task.WorkerId]), CountsOf(answers[r.Task.WorkerId]), asked.GetValueOrDefault(r.Task.WorkerId)))],
            item => Paging.CursorOf(new DateTimeOffset(item.DueOn.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), item.Id.Value)));
    }

    private static List<SaidLately> LastOf(IEnumerable<SaidAnswer> answers) =>
        [.. answers.Take(AnswersShown).Select(said => new SaidLately(Shanghai.DateOf(said.At), said.Answer, said.Reason, said.Opening, AnswerWords.Of(said.Answer, said.Reason)))];

    private static List<ReasonCount> CountsOf(IEnumerable<SaidAnswer> answers) =>
        [.. answers.Select(said => said.Reason).OfType<NotForMeReason>().GroupBy(reason => reason).OrderByDescending(same => same.Count()).ThenBy(same => same.Key)
            .Select(same => new ReasonCount(same.Key, AnswerWords.Of(same.Key), same.Count()))];
}

/// <param name="Worker">First and last character only.</param>
/// <param name="Reason">Why a person is needed, as a stable word.</param>
/// <param name="About">Null: a rung of the ladder. Otherwise a task beside it that came from an answer or from news.</param>
/// <param name="ToDo">What is to be done about it.</param>
/// <param name="Opening">The opening that the task is about.</param>
/// <param name="Asked">How and when the person wants to be reached; absent where nothing was asked for.</param>
/// <param name="Answers">What the person answered of late, the newest first.</param>
public sealed record OutreachItem(OutreachTaskId Id, WorkerId WorkerId, string Worker, string Township, string? Village, NoticeSlot Slot, OutreachRung Rung, string Reason,
    Domain.People.ContactSituation Contact, DateOnly DueOn, bool Overdue, TaskMatter? About, string? ToDo, OutreachOpening? Opening, IReadOnlyList<SaidLately> Answers, IReadOnlyList<ReasonCount> ReasonCounts,
    ContactAsked? Asked);

/// <summary>The opening that a task is about.</summary>
public sealed record OutreachOpening(JobPostingId Id, string Reference, string Title);

/// <summary>One answer of the last half year.</summary>
/// <param name="Opening">The opening named; null: the whole notice.</param>
/// <param name="Text">The answer in words.</param>
public sealed record SaidLately(DateOnly Day, NoticeAnswer Answer, NotForMeReason? Reason, string? Opening, string Text);

/// <summary>How often a reason was given in the last half year.</summary>
public sealed record ReasonCount(NotForMeReason Reason, string Text, int Count);
