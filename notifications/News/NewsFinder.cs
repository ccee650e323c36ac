using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Persistence;
using Npgsql;

namespace JobAssist.Mobile.Notifications.News;

/// <summary>
/// Finds what has changed of the openings that notices of this slot and the one before told, and notes it for everybody who was told.
/// Up to where it has looked is committed with what it found: a pass that is cut off is done again whole, and two at once note once.
/// </summary>
internal sealed class NewsFinder(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Returns how much was noted; 0 also where nothing has moved or another program is at it.</summary>
    public async Task<int> FindAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (slot, today) = (NoticeSlot.Of(now), Shanghai.DateOf(now));
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync("INSERT INTO news_looks (version, day, looked_at) VALUES (-1, $1, $2) ON CONFLICT DO NOTHING", [today, now], cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var last = await connection.ListAsync("SELECT version, day FROM news_looks FOR UPDATE SKIP LOCKED", [], row => (Version: row.GetInt64(0), Day: row.GetFieldValue<DateOnly>(1)), cancellationToken);
        if (last.Count == 0) return 0;

        // Read before anything is looked at: whoever has a number has seen every change up to it.
        var version = (long)(await connection.FirstAsync("SELECT version FROM market_version", [], cancellationToken))!;
        if (version == last[0].Version && today == last[0].Day) return 0;

        string[] slots = [slot.ToString(), slot.Previous().ToString()];
        var whole = last[0].Version < 0 || today != last[0].Day;
        var postings = whole
            ? await connection.ListAsync("SELECT DISTINCT posting_id FROM round_prices WHERE slot = ANY ($1) AND load > 0", [slots], row => row.GetGuid(0), cancellationToken)
            : await connection.ListAsync("SELECT DISTINCT posting_id FROM market_changes WHERE version > $1 AND posting_id IS NOT NULL", [last[0].Version], row => row.GetGuid(0), cancellationToken);
        var noted = postings.Count == 0 ? 0 : await connection.ExecuteAsync(Note, [now, today, slots, postings.ToArray()], cancellationToken);
        await connection.ExecuteAsync("UPDATE news_looks SET version = $1, day = $2, looked_at = $3", [version, today, now], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return noted;
    }

    // Compared with what the person heard last: the notice, or the news before. The last day of an opening is no news, and whoever knows
    // that it is gone hears only of a danger, or that it can be had again.
    private const string Note = """
        INSERT INTO notice_news (notice_id, posting_id, number, kind, standing, terms, noted_at, due_at)
        SELECT o.notice_id, o.posting_id, coalesce(x.number, 0) + 1, CASE WHEN s.standing = 'Open' THEN 'Changed' ELSE 'Closed' END, s.standing, s.terms, $1, $1
          FROM (SELECT id FROM notices WHERE posting_ids && $4 AND slot = ANY ($3)) n
          JOIN notice_postings o ON o.notice_id = n.id AND o.told IS NOT NULL
          JOIN (SELECT p.id, posting_standing(p, $2) AS standing, posting_terms(p) AS terms FROM job_postings p WHERE p.id = ANY ($4)) s ON s.id = o.posting_id
          LEFT JOIN LATERAL (SELECT number, standing, terms FROM notice_news h WHERE h.notice_id = o.notice_id AND h.posting_id = o.posting_id ORDER BY number DESC LIMIT 1) x ON true
         WHERE CASE
           WHEN s.standing = 'Open' THEN coalesce(x.standing, 'Open') <> 'Open' OR coalesce(x.terms, o.told) <> s.terms
           WHEN coalesce(x.standing, 'Open') = 'Open' THEN s.standing <> 'Over' OR coalesce(x.terms, o.told) ->> 'closesOn' <> s.terms ->> 'closesOn'
           ELSE s.standing = 'Suspended' AND x.standing <> 'Suspended' END
        ON CONFLICT DO NOTHING
        """;
}
