using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace JobAssist.Mobile.Infra.Duty.News;

/// <summary>An opening of a notice beside what it is now.</summary>
/// <param name="Changes">What is different from what was told; empty where nothing is, or where it was told before that was kept.</param>
/// <param name="SaidNo">The person has said no to it, and it is still the same.</param>
public sealed record ToldOpening(IReadOnlyList<PostingChange> Changes, bool SaidNo);

/// <summary>Compares what notices told with what is so now; needs no news to be noted first.</summary>
public static class ToldOpenings
{
    /// <summary>By notice and opening.</summary>
    public static async Task<IReadOnlyDictionary<(NoticeId Notice, JobPostingId Posting), ToldOpening>> LoadAsync(MobileDbContext db, IReadOnlyCollection<NoticeId> notices, DateOnly today, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            var rows = await ((NpgsqlConnection)db.Database.GetDbConnection()).ListAsync("""
                SELECT o.notice_id, o.posting_id, o.told::text, posting_terms(p)::text, posting_standing(p, $2),
                       EXISTS (SELECT 1 FROM declined_postings d JOIN notices n ON n.worker_id = d.worker_id WHERE n.id = o.notice_id AND d.posting_id = o.posting_id AND d.terms = posting_terms(p))
                  FROM notice_postings o JOIN job_postings p ON p.id = o.posting_id WHERE o.notice_id = ANY ($1)
                """, [notices.Select(notice => notice.Value).ToArray(), today],
                row => (Key: (new NoticeId(row.GetGuid(0)), new JobPostingId(row.GetGuid(1))), Opening: new ToldOpening(row.IsDBNull(2) ? [] : Changes(row), row.GetBoolean(5))), cancellationToken);
            return rows.ToDictionary(row => row.Key, row => row.Opening);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static IReadOnlyList<PostingChange> Changes(NpgsqlDataReader row) =>
        PostingChanges.Between(PostingStanding.Open, ToldTerms.Read(row.GetString(2)), Enum.Parse<PostingStanding>(row.GetString(4)), ToldTerms.Read(row.GetString(3)));
}
