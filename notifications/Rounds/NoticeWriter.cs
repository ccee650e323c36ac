using System.Security.Cryptography;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Notifications.Dispatch;
using Npgsql;
using NpgsqlTypes;

namespace JobAssist.Mobile.Notifications.Rounds;

/// <summary>The statements of a composed batch, all in the composer's transaction.</summary>
internal static class NoticeWriter
{
    /// <summary>Which of these openings may be told of at this moment: the snapshot may be seconds old. Whoever closes one waits until the batch is committed.</summary>
    /// <returns>By opening, the number of the terms on which it is told.</returns>
    public static async Task<IReadOnlyDictionary<Guid, int>> StillOpenAsync(NpgsqlConnection connection, Guid[] postings, DateOnly today, CancellationToken cancellationToken) =>
        (await connection.ListAsync("SELECT p.id, p.terms_number FROM job_postings p WHERE p.id = ANY($1) AND p.state = 'Published' AND p.closes_on >= $2 FOR SHARE",
            [postings, today], row => KeyValuePair.Create(row.GetGuid(0), row.GetInt32(1)), cancellationToken)).ToDictionary();

    /// <summary>Check codes that no notice has: among millions of notices some draw in every round is taken already.</summary>
    public static async Task<string[]> UnusedCodesAsync(NpgsqlConnection connection, int count, CancellationToken cancellationToken)
    {
        var codes = new HashSet<string>(count, StringComparer.Ordinal);
        while (codes.Count < count)
        {
            var drawn = Draw(count - codes.Count);
            codes.UnionWith(drawn);
            codes.ExceptWith(await connection.ListAsync("SELECT check_code FROM notices WHERE check_code = ANY($1)", [drawn], row => row.GetString(0), cancellationToken));
        }

        return [.. codes];
    }

    // Random bytes are fetched by the page: asked for code by code, fetching takes longer than everything else about it.
    private static string[] Draw(int count)
    {
        var (page, left) = (new byte[4096], 0);
        return [.. Enumerable.Range(0, count).Select(_ => CheckCode.From(Next))];

        void Next(Span<byte> bytes)
        {
            if (left < bytes.Length)
            {
                RandomNumberGenerator.Fill(page);
                left = page.Length;
            }

            left -= bytes.Length;
            page.AsSpan(left, bytes.Length).CopyTo(bytes);
        }
    }

    /// <summary>Writes the notices with the openings they tell of.</summary>
    public static async Task WriteAsync(NpgsqlConnection connection, NoticeSlot slot, IReadOnlyList<ComposedNotice> notices, IReadOnlyDictionary<Guid, int> terms, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var name = slot.ToString();
        await using var copy = await connection.BeginBinaryImportAsync("""
            COPY notices (id, worker_id, slot, check_code, county_code, composed_at, nothing_fits, posting_ids, scores, reasons, terms_numbers) FROM STDIN (FORMAT BINARY)
            """, cancellationToken);
        foreach (var notice in notices)
        {
            var postings = notice.Postings;
            await copy.StartRowAsync(cancellationToken);
            await copy.WriteAsync(notice.Id, NpgsqlDbType.Uuid, cancellationToken);
            await copy.WriteAsync(notice.WorkerId, NpgsqlDbType.Uuid, cancellationToken);
            await copy.WriteAsync(name, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(notice.CheckCode, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(notice.CountyCode, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(now, NpgsqlDbType.TimestampTz, cancellationToken);
            await copy.WriteAsync(postings.Count == 0, NpgsqlDbType.Boolean, cancellationToken);
            await copy.WriteAsync(postings.Select(posting => posting.Id).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Uuid, cancellationToken);
            await copy.WriteAsync(postings.Select(posting => posting.Score).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Smallint, cancellationToken);
            await copy.WriteAsync(postings.Select(posting => posting.Reason).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(postings.Select(posting => terms[posting.Id]).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Integer, cancellationToken);
        }

        await copy.CompleteAsync(cancellationToken);
    }

    /// <summary>Marks the batch as composed; whoever asks for another way, or has no account, no usable account or no consent, is on the next rung at once.</summary>
    public static async Task MarkAsync(NpgsqlConnection connection, Fallback fallback, NoticeSlot slot, Guid[] workers, string templateId, string appId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync("UPDATE obligations SET composed_at = $3, changed_at = $3 WHERE slot = $1 AND worker_id = ANY($2)", [slot.ToString(), workers, now], cancellationToken);
        var unreachable = await connection.ListAsync($"""
            SELECT o.id, CASE WHEN bool_or({ContactRules.PrefersOther}) THEN $7 WHEN count(a.id) = 0 THEN $4 WHEN bool_and(a.bad_since IS NOT NULL) THEN $5 ELSE $6 END
              FROM unnest($1::uuid[]) o(id) LEFT JOIN (account_workers b JOIN accounts a ON a.id = b.account_id AND a.app_id = $3) ON b.worker_id = o.id
              LEFT JOIN contact_preferences p ON p.worker_id = o.id
             GROUP BY o.id
            HAVING bool_or({ContactRules.PrefersOther}) OR NOT coalesce(bool_or(a.bad_since IS NULL AND EXISTS (
                     SELECT 1 FROM consents c WHERE c.account_id = a.id AND c.template_id = $2 AND c.spent_at IS NULL AND c.void_at IS NULL AND c.reserved_at IS NULL)), false)
            """, [workers, templateId, appId, ChannelReasons.NoAccount, ChannelReasons.BadOpenId, ChannelReasons.NoConsent, ChannelReasons.PrefersOther],
            row => (Worker: row.GetGuid(0), Reason: row.GetString(1)), cancellationToken);
        foreach (var group in unreachable.GroupBy(worker => worker.Reason, StringComparer.Ordinal))
            await fallback.HandOverAsync(connection, "o.slot = $3 AND o.worker_id = ANY($4) AND o.state = 'Due'", "$5", now, [slot.ToString(), group.Select(worker => worker.Worker).ToArray(), group.Key], cancellationToken);
    }
}
