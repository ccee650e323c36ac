using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Notifications.Dispatch;
using Npgsql;

namespace JobAssist.Mobile.Notifications.Rounds;

/// <summary>The statements of a composed batch, all in the composer's transaction.</summary>
internal static class NoticeWriter
{
    /// <summary>Which of these openings may be told of at this moment: the snapshot may be seconds old.</summary>
    public static async Task<HashSet<Guid>> StillOpenAsync(NpgsqlConnection connection, Guid[] postings, DateOnly today, CancellationToken cancellationToken) =>
        [.. await connection.ListAsync("SELECT id FROM job_postings WHERE id = ANY($1) AND state = 'Published' AND closes_on >= $2 FOR SHARE",
            [postings, today], row => row.GetGuid(0), cancellationToken)];

    public static async Task WriteAsync(NpgsqlConnection connection, NoticeSlot slot, IReadOnlyList<ComposedNotice> notices, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync("""
            INSERT INTO notices (id, worker_id, slot, check_code, county_code, composed_at, nothing_fits)
            SELECT n.id, n.worker, $5, n.code, n.county, $6, n.nothing FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $7::boolean[]) n(id, worker, code, county, nothing)
            """,
        [
            notices.Select(n => n.Id).ToArray(), notices.Select(n => n.WorkerId).ToArray(), notices.Select(n => n.CheckCode).ToArray(),
            notices.Select(n => n.CountyCode).ToArray(), slot.ToString(), now, notices.Select(n => n.Postings.Count == 0).ToArray(),
        ], cancellationToken);

        var openings = notices.SelectMany(n => n.Postings.Select((posting, at) => (Notice: n.Id, Rank: (short)(at + 1), Posting: posting))).ToList();
        await connection.ExecuteAsync("""
            INSERT INTO notice_postings (notice_id, rank, posting_id, score, reason, told)
            SELECT o.notice, o.rank, p.id, o.score, o.reason, posting_terms(p)
              FROM unnest($1::uuid[], $2::smallint[], $3::uuid[], $4::smallint[], $5::text[]) o(notice, rank, posting, score, reason) JOIN job_postings p ON p.id = o.posting
            """,
        [
            openings.Select(o => o.Notice).ToArray(), openings.Select(o => o.Rank).ToArray(), openings.Select(o => o.Posting.Id).ToArray(),
            openings.Select(o => o.Posting.Score).ToArray(), openings.Select(o => o.Posting.Reason).ToArray(),
        ], cancellationToken);
    }

    /// <summary>Marks the batch as composed; whoever has no account, no usable account or no consent goes to a person at once.</summary>
    public static async Task MarkAsync(NpgsqlConnection connection, Fallback fallback, NoticeSlot slot, Guid[] workers, string templateId, string appId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync("UPDATE obligations SET composed_at = $3, changed_at = $3 WHERE slot = $1 AND worker_id = ANY($2)", [slot.ToString(), workers, now], cancellationToken);
        var unreachable = await connection.ListAsync("""
            SELECT o.id, CASE WHEN count(a.id) = 0 THEN $4 WHEN bool_and(a.bad_since IS NOT NULL) THEN $5 ELSE $6 END
              FROM unnest($1::uuid[]) o(id) LEFT JOIN (account_workers b JOIN accounts a ON a.id = b.account_id AND a.app_id = $3) ON b.worker_id = o.id
             GROUP BY o.id
            HAVING NOT coalesce(bool_or(a.bad_since IS NULL AND EXISTS (
                     SELECT 1 FROM consents c WHERE c.account_id = a.id AND c.template_id = $2 AND c.spent_at IS NULL AND c.void_at IS NULL AND c.reserved_at IS NULL)), false)
            """, [workers, templateId, appId, ChannelReasons.NoAccount, ChannelReasons.BadOpenId, ChannelReasons.NoConsent],
            row => (Worker: row.GetGuid(0), Reason: row.GetString(1)), cancellationToken);
        foreach (var group in unreachable.GroupBy(worker => worker.Reason, StringComparer.Ordinal))
            await fallback.HandOverAsync(connection, "o.slot = $3 AND o.worker_id = ANY($4) AND o.state = 'Due'", "$5", now, [slot.ToString(), group.Select(worker => worker.Worker).ToArray(), group.Key], cancellationToken);
    }
}
