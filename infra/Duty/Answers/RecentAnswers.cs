using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Infra.Duty.Answers;

/// <summary>One answer: to a whole notice, or to the opening named.</summary>
public sealed record SaidAnswer(WorkerId WorkerId, DateTimeOffset At, NoticeAnswer Answer, NotForMeReason? Reason, string? Opening);

/// <summary>What people have answered of late, the newest first; an answer that was replaced is gone.</summary>
public static class RecentAnswers
{
    public static async Task<ILookup<WorkerId, SaidAnswer>> OfAsync(MobileDbContext db, IReadOnlyCollection<WorkerId> workers, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var whole = await db.Notices.AsNoTracking().Where(n => workers.Contains(n.WorkerId) && n.Answer != null && n.AnsweredAt >= since)
            .Select(n => new SaidAnswer(n.WorkerId, n.AnsweredAt!.Value, n.Answer!.Value, n.AnswerReason, null)).ToListAsync(cancellationToken);
        var named = await db.DeclinedPostings.AsNoTracking().Where(d => workers.Contains(d.WorkerId) && d.Named && d.AnsweredAt >= since)
            .Join(db.Postings, d => d.PostingId, p => p.Id, (d, p) => new SaidAnswer(d.WorkerId, d.AnsweredAt, NoticeAnswer.NotForMe, d.Reason, p.Terms.Title)).ToListAsync(cancellationToken);
        return whole.Concat(named).OrderByDescending(said => said.At).ToLookup(said => said.WorkerId);
    }
}
