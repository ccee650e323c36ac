using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Applications;
using JobAssist.Mobile.Domain.Hires;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Domain.Reference;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Matching.Chances;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Infra.Matching;

/// <summary>
/// Applications that have come to an end, as observations: a hire is one that a caseworker confirmed; declined ones and those without
/// an answer for thirty days are none; withdrawn ones say nothing of the employer. Places, applicants and people told are those of the
/// moment of applying; skills and schooling are read as they stand today.
/// </summary>
public static class HireObservations
{
    private static readonly TimeSpan NoAnswer = TimeSpan.FromDays(30);

    public static async Task<IReadOnlyList<ChanceObservation>> LoadAsync(MobileDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var silentSince = now - NoAnswer;
        var ended = await db.Applications.AsNoTracking()
            .Where(a => a.State == ApplicationState.Hired || a.State == ApplicationState.Declined
                || ((a.State == ApplicationState.Sent || a.State == ApplicationState.Seen) && a.ChangedAt < silentSince))
            .ToListAsync(cancellationToken);
        JobPostingId[] postingIds = [.. ended.Select(a => a.PostingId).Distinct()];
        WorkerId[] workerIds = [.. ended.Select(a => a.WorkerId).Distinct()];

        var hires = await db.Hires.AsNoTracking().Where(h => h.State == HireState.Confirmed).ToListAsync(cancellationToken);
        var confirmed = hires.Select(h => h.ApplicationId).ToHashSet();
        var facts = new PostingFacts(
            await db.Postings.AsNoTracking().Include(p => p.Skills).Where(p => postingIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellationToken),
            (await db.OccupationCertificates.AsNoTracking().ToListAsync(cancellationToken)).ToLookup(c => c.OccupationCode, StringComparer.Ordinal),
            hires.ToLookup(h => h.PostingId, h => h.ConfirmedAt!.Value),
            (await db.Applications.Where(a => postingIds.Contains(a.PostingId) && a.State != ApplicationState.Withdrawn).Select(a => new { a.PostingId, a.AppliedAt }).ToListAsync(cancellationToken))
                .ToLookup(a => a.PostingId, a => a.AppliedAt),
            await ToldAsync(db, [.. postingIds.Select(id => id.Value)], cancellationToken));
        var workers = await db.Workers.AsNoTracking().Include(w => w.Skills).Where(w => workerIds.Contains(w.Id)).ToDictionaryAsync(w => w.Id, cancellationToken);
        return [.. ended.Select(a => new ChanceObservation(facts.InputOf(a, workers[a.WorkerId]), confirmed.Contains(a.Id)))];
    }

    private static async Task<ILookup<JobPostingId, DateTimeOffset>> ToldAsync(MobileDbContext db, Guid[] postings, CancellationToken cancellationToken) =>
        (await db.Database.SqlQuery<ToldAt>($"""
            SELECT p.posting_id AS "PostingId", n.composed_at AS "ComposedAt" FROM notices n CROSS JOIN LATERAL unnest(n.posting_ids) p (posting_id)
             WHERE n.posting_ids && {postings} AND p.posting_id = ANY ({postings})
            """).ToListAsync(cancellationToken)).ToLookup(told => new JobPostingId(told.PostingId), told => told.ComposedAt);

    private sealed record ToldAt(Guid PostingId, DateTimeOffset ComposedAt);

    private sealed record PostingFacts(Dictionary<JobPostingId, JobPosting> Postings, ILookup<string, OccupationCertificate> Demands,
        ILookup<JobPostingId, DateTimeOffset> Filled, ILookup<JobPostingId, DateTimeOffset> Applied, ILookup<JobPostingId, DateTimeOffset> Told)
    {
        public ChanceInput InputOf(JobApplication application, Worker worker)
        {
            var (posting, at) = (Postings[application.PostingId], application.AppliedAt);
            var asked = posting.Skills.Where(s => s.Required).ToList();
            return new ChanceInput(
                asked.Count,
                asked.Count(skill => worker.Skills.Exists(held => held.SkillCode == skill.SkillCode && (held.Level ?? -1) >= (skill.Level ?? -1))),
                posting.Terms.Training,
                worker.Education >= posting.Terms.EducationMin,
                Demands[posting.Terms.OccupationCode].All(demand => worker.Skills.Exists(held => IsPaper(held, demand, Shanghai.DateOf(at)))),
                Math.Max(0, posting.Terms.Headcount - Filled[posting.Id].Count(when => when < at)),
                Applied[posting.Id].Count(when => when < at),
                Told[posting.Id].Count(when => when < at));
        }

        private static bool IsPaper(WorkerSkill held, OccupationCertificate demand, DateOnly day) =>
            held.Certified && !(held.ExpiresOn < day) && demand.AnyOfSkills.Contains(held.SkillCode, StringComparer.Ordinal);
    }
}
