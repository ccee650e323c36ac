using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Persistence;
using Npgsql;

namespace JobAssist.Mobile.Notifications.Dispatch;

/// <summary>A slot that this runner holds; nothing has left the house.</summary>
internal sealed record ClaimedSlot(WorkerId Worker, NoticeSlot Slot, int Tries);

/// <summary>The queue of due slots. Claim and send are two states: a claim may be handed back, an intent may not. Leases go by the database's clock.</summary>
internal sealed class NoticeQueue(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Hands up to <paramref name="batch"/> due slots to this runner; other runners skip what we hold. Who is asked to be excused gets nothing meanwhile.</summary>
    public async Task<List<ClaimedSlot>> ClaimAsync(string owner, int batch, TimeSpan lease, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.ListAsync("""
            UPDATE obligations SET state = 'Claimed', owner = $1, lease_until = now() + $3::interval, tries = tries + 1, changed_at = $4
             WHERE (worker_id, slot) IN (
               SELECT worker_id, slot FROM obligations o
                WHERE state = 'Due' AND composed_at IS NOT NULL AND due_at <= $4 AND slot = $5
                  AND NOT EXISTS (SELECT 1 FROM excuses e WHERE e.worker_id = o.worker_id AND e.slot = o.slot AND e.granted IS NULL)
                ORDER BY due_at, safety_on, worker_id LIMIT $2 FOR UPDATE SKIP LOCKED)
            RETURNING worker_id, slot, tries
            """, [owner, batch, lease, now, NoticeSlot.Of(now).ToString()],
            row => new ClaimedSlot(new WorkerId(row.GetGuid(0)), NoticeSlot.Parse(row.GetString(1)), row.GetInt16(2)), cancellationToken);
    }

    /// <summary>Gives back what this runner has claimed and not begun to send.</summary>
    public async Task<int> HandBackAsync(string owner, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync("""
            UPDATE obligations SET state = 'Due', owner = NULL, lease_until = NULL, changed_at = $2 WHERE state = 'Claimed' AND owner = $1
            """, [owner, clock.GetUtcNow()], cancellationToken);
    }

    /// <summary>Puts one claimed slot back for later.</summary>
    public async Task PutBackAsync(string owner, ClaimedSlot slot, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync("""
            UPDATE obligations SET state = 'Due', owner = NULL, lease_until = NULL, due_at = $4, changed_at = $5
             WHERE worker_id = $1 AND slot = $2 AND state = 'Claimed' AND owner = $3
            """, [slot.Worker.Value, slot.Slot.ToString(), owner, dueAt, clock.GetUtcNow()], cancellationToken);
    }

    /// <summary>True when nothing is to be sent with this template until somebody has looked.</summary>
    public async Task<bool> IsStoppedAsync(string templateId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.FirstAsync("SELECT 1 FROM message_templates WHERE template_id = $1 AND stopped_at IS NOT NULL", [templateId], cancellationToken) is not null;
    }
}
