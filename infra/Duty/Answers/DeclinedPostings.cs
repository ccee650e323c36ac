using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Persistence;
using Npgsql;

namespace JobAssist.Mobile.Infra.Duty.Answers;

/// <summary>What people said no to. A no counts for as long as the opening's terms stay what they were; a later yes takes it back.</summary>
public static class DeclinedPostings
{
    /// <summary>Over declined_postings d: the opening is still the same and still on offer.</summary>
    public const string StillSame = "EXISTS (SELECT 1 FROM job_postings same WHERE same.id = d.posting_id AND same.state = 'Published' AND posting_terms(same) = d.terms)";

    /// <summary>Notes a no to one opening of a notice, or to all of them. What was named with a reason of its own keeps it.</summary>
    public static Task<int> SayNoAsync(NpgsqlConnection connection, NoticeId notice, WorkerId worker, JobPostingId? posting, NotForMeReason? reason, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.ExecuteAsync("""
            INSERT INTO declined_postings (worker_id, posting_id, notice_id, named, reason, terms, answered_at)
            SELECT $2, p.id, $1, $3::uuid IS NOT NULL, $4::text, posting_terms(p), $5
              FROM notice_postings o JOIN job_postings p ON p.id = o.posting_id WHERE o.notice_id = $1 AND ($3::uuid IS NULL OR o.posting_id = $3::uuid)
            ON CONFLICT (worker_id, posting_id) DO UPDATE SET notice_id = EXCLUDED.notice_id, terms = EXCLUDED.terms, answered_at = EXCLUDED.answered_at,
              named = EXCLUDED.named OR declined_postings.named AND declined_postings.notice_id = EXCLUDED.notice_id,
              reason = CASE WHEN NOT EXCLUDED.named AND declined_postings.named AND declined_postings.notice_id = EXCLUDED.notice_id THEN declined_postings.reason ELSE EXCLUDED.reason END
              WHERE (declined_postings.notice_id, declined_postings.named, declined_postings.reason, declined_postings.terms)
                    IS DISTINCT FROM (EXCLUDED.notice_id, EXCLUDED.named, EXCLUDED.reason, EXCLUDED.terms)
            """, [notice.Value, worker.Value, posting?.Value, reason?.ToString(), now], cancellationToken);

    /// <summary>The person thinks otherwise now, about one opening of a notice or about the notice; what was named stays until it is named again.</summary>
    public static Task<int> TakeBackAsync(NpgsqlConnection connection, NoticeId notice, WorkerId worker, JobPostingId? posting, CancellationToken cancellationToken) =>
        connection.ExecuteAsync("""
            DELETE FROM declined_postings d USING notice_postings o
             WHERE o.notice_id = $1 AND d.posting_id = o.posting_id AND d.worker_id = $2
               AND CASE WHEN $3::uuid IS NULL THEN NOT d.named ELSE d.posting_id = $3::uuid END
            """, [notice.Value, worker.Value, posting?.Value], cancellationToken);

    /// <summary>What one person said no to and is still the same.</summary>
    public static async Task<HashSet<Guid>> OfAsync(NpgsqlConnection connection, WorkerId worker, CancellationToken cancellationToken) =>
        [.. await connection.ListAsync($"SELECT d.posting_id FROM declined_postings d WHERE d.worker_id = $1 AND {StillSame}", [worker.Value], row => row.GetGuid(0), cancellationToken)];

    /// <summary>The same for many, as pairs.</summary>
    public static async Task<HashSet<(Guid Worker, Guid Posting)>> OfAsync(NpgsqlConnection connection, Guid[] workers, CancellationToken cancellationToken) =>
        [.. await connection.ListAsync($"SELECT d.worker_id, d.posting_id FROM declined_postings d WHERE d.worker_id = ANY ($1) AND {StillSame}", [workers], row => (row.GetGuid(0), row.GetGuid(1)), cancellationToken)];

    /// <summary>The same for everybody who is owed a slot that is not composed yet.</summary>
    public static ILookup<Guid, Guid> OfOwed(NpgsqlConnection connection, NoticeSlot slot)
    {
        using var command = connection.Statement($"""
            SELECT d.worker_id, d.posting_id FROM declined_postings d JOIN obligations o ON o.worker_id = d.worker_id
             WHERE o.slot = $1 AND o.composed_at IS NULL AND o.state = 'Due' AND {StillSame}
            """, slot.ToString());
        command.CommandTimeout = 0;
        using var row = command.ExecuteReader();
        var pairs = new List<(Guid Worker, Guid Posting)>();
        while (row.Read()) pairs.Add((row.GetGuid(0), row.GetGuid(1)));
        return pairs.ToLookup(pair => pair.Worker, pair => pair.Posting);
    }
}
