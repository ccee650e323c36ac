using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty.News;
using JobAssist.Mobile.Infra.Persistence;
using Npgsql;

namespace JobAssist.Mobile.Notifications.News;

/// <summary>What is to be told to one person about one opening, as it stands at this moment.</summary>
/// <param name="SaidNo">The person has said no to it since this notice; whoever has applied all the same waits for it.</param>
/// <param name="Changes">Against what the person heard last; empty: it stands again as it was told.</param>
/// <param name="WasTold">The notice itself has reached the person, or may have.</param>
internal sealed record PendingNews(
    Guid Notice, NoticeSlot Slot, string CheckCode, Guid Posting, string Title, string Standing, string Terms, IReadOnlyList<PostingChange> Changes, bool SaidNo, bool StillLooking, bool WasTold, bool Applied, bool Opened)
{
    /// <summary>Why nothing is told; null: it is told.</summary>
    public NewsOutcome? WhyNot =>
        !StillLooking ? NewsOutcome.NotLooking
        : SaidNo && !Applied ? NewsOutcome.SaidNo
        : !WasTold ? NewsOutcome.NotTold
        : Changes.Count == 0 ? NewsOutcome.Undone
        : null;
}

/// <summary>The statements of one person's news, all in the transaction that holds the person.</summary>
internal static class PendingNewsRows
{
    /// <summary>The newest notice first, in its order.</summary>
    public static Task<List<PendingNews>> OfAsync(NpgsqlConnection connection, WorkerId worker, DateOnly today, CancellationToken cancellationToken) =>
        connection.ListAsync("""
            SELECT n.id, n.check_code, p.id, p.title, posting_standing(p, $2), posting_terms(p)::text, coalesce(x.standing, 'Open'), coalesce(x.terms, o.told)::text,
                   coalesce(n.answer, '') = 'NotForMe' OR EXISTS (SELECT 1 FROM declined_postings d WHERE d.worker_id = n.worker_id AND d.posting_id = p.id AND d.answered_at >= n.composed_at),
                   w.intention = 'WantsWork'
                     AND NOT EXISTS (SELECT 1 FROM hires h WHERE h.worker_id = n.worker_id AND h.state = 'Confirmed' AND h.confirmed_at >= n.composed_at)
                     AND NOT EXISTS (SELECT 1 FROM excuses e WHERE e.worker_id = n.worker_id AND e.slot >= n.slot AND e.granted IS DISTINCT FROM false),
                   n.opened_at IS NOT NULL
                     OR EXISTS (SELECT 1 FROM attempts t WHERE t.worker_id = n.worker_id AND t.slot = n.slot AND t.state IN ('Sending','Accepted','Unknown','Delivered'))
                     OR EXISTS (SELECT 1 FROM evidence e WHERE e.worker_id = n.worker_id AND e.slot = n.slot),
                   EXISTS (SELECT 1 FROM applications a WHERE a.worker_id = n.worker_id AND a.posting_id = p.id AND a.state NOT IN ('Withdrawn','Declined')),
                   n.opened_at IS NOT NULL, n.slot
              FROM notices n JOIN workers w ON w.id = n.worker_id JOIN notice_postings o ON o.notice_id = n.id JOIN job_postings p ON p.id = o.posting_id
              LEFT JOIN LATERAL (SELECT standing, terms FROM notice_news h WHERE h.notice_id = n.id AND h.posting_id = p.id AND h.outcome IN ('WeChat','Sms','Task') ORDER BY number DESC LIMIT 1) x ON true
             WHERE n.worker_id = $1 AND EXISTS (SELECT 1 FROM notice_news d WHERE d.notice_id = n.id AND d.posting_id = p.id AND d.due_at IS NOT NULL)
             ORDER BY n.slot DESC, o.rank
            """, [worker.Value, today], Read, cancellationToken);

    /// <summary>Nothing more is due of these; what was told is what stands now.</summary>
    public static async Task SettleAsync(NpgsqlConnection connection, IEnumerable<PendingNews> news, NewsOutcome outcome, Guid? message, CancellationToken cancellationToken)
    {
        foreach (var one in news)
            await connection.ExecuteAsync("""
                UPDATE notice_news SET due_at = NULL, outcome = $3, message_id = $4::uuid, standing = $5, terms = $6::jsonb WHERE notice_id = $1 AND posting_id = $2 AND due_at IS NOT NULL
                """, [one.Notice, one.Posting, outcome.ToString(), message, one.Standing, one.Terms], cancellationToken);
    }

    public static Task<int> PutOffAsync(NpgsqlConnection connection, WorkerId worker, DateTimeOffset until, CancellationToken cancellationToken) =>
        connection.ExecuteAsync("UPDATE notice_news x SET due_at = $2 FROM notices n WHERE n.id = x.notice_id AND n.worker_id = $1 AND x.due_at IS NOT NULL", [worker.Value, until.ToUniversalTime()], cancellationToken);

    /// <summary>The message was certainly not taken: what it told is due again.</summary>
    public static Task<int> DueAgainAsync(NpgsqlConnection connection, Guid message, DateTimeOffset at, CancellationToken cancellationToken) =>
        connection.ExecuteAsync("UPDATE notice_news SET due_at = $2, outcome = NULL, message_id = NULL WHERE message_id = $1", [message, at.ToUniversalTime()], cancellationToken);

    /// <summary>The words will not do, and there are no others: it stands in the app.</summary>
    public static Task<int> LeaveToAppAsync(NpgsqlConnection connection, Guid message, CancellationToken cancellationToken) =>
        connection.ExecuteAsync("UPDATE notice_news SET outcome = 'App', message_id = NULL WHERE message_id = $1", [message], cancellationToken);

    private static PendingNews Read(NpgsqlDataReader row) => new(row.GetGuid(0), NoticeSlot.Parse(row.GetString(13)), row.GetString(1), row.GetGuid(2), row.GetString(3), row.GetString(4), row.GetString(5),
        PostingChanges.Between(Enum.Parse<PostingStanding>(row.GetString(6)), ToldTerms.Read(row.GetString(7)), Enum.Parse<PostingStanding>(row.GetString(4)), ToldTerms.Read(row.GetString(5))),
        row.GetBoolean(8), row.GetBoolean(9), row.GetBoolean(10), row.GetBoolean(11), row.GetBoolean(12));
}
