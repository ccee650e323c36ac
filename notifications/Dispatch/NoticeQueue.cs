using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty.Budget;
using JobAssist.Mobile.Infra.Persistence;
using Npgsql;

namespace JobAssist.Mobile.Notifications.Dispatch;

/// <summary>A slot that this runner holds; nothing has left the house.</summary>
internal sealed record ClaimedSlot(WorkerId Worker, NoticeSlot Slot, int Tries);

/// <summary>Slots to send, and the part of the day's budget they were taken with.</summary>
internal sealed record ClaimedBatch(List<ClaimedSlot> Slots, BudgetGrant Grant);

/// <summary>The queue of due slots. Claim and send are two states: a claim may be handed back, an intent may not. Leases go by the database's clock.</summary>
internal sealed class NoticeQueue(NpgsqlDataSource database, SendBudget budget, TimeProvider clock)
{
    /// <summary>
    /// Hands up to <paramref name="batch"/> due slots to this runner, as many as the day's budget still allows; other runners skip what we hold. Who is asked to be
    /// excused gets nothing meanwhile.
    /// </summary>
    public async Task<ClaimedBatch> ClaimAsync(string owner, int batch, TimeSpan lease, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var grant = await IsAnyDueAsync(connection, now, cancellationToken)
            ? await budget.TakeAsync(connection, NoticeChannel.WeChat, SendPurpose.Obligation, batch, now, cancellationToken)
            : default;
        var slots = grant.Count == 0 ? [] : await ClaimAsync(connection, owner, grant.Count, lease, now, cancellationToken);
        if (slots.Count < grant.Count) await SendBudget.GiveBackAsync(connection, grant, grant.Count - slots.Count, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new ClaimedBatch(slots, grant);
    }

    /// <summary>Gives back the part of the budget that a batch did not use.</summary>
    public async Task GiveBackAsync(BudgetGrant grant, int unused, CancellationToken cancellationToken)
    {
        if (unused == 0) return;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await SendBudget.GiveBackAsync(connection, grant, unused, cancellationToken);
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

    private static async Task<bool> IsAnyDueAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancellationToken) =>
        await connection.FirstAsync($"SELECT 1 FROM obligations o WHERE {IsDue} LIMIT 1", [now, NoticeSlot.Of(now).ToString()], cancellationToken) is not null;

    // In the order of sending: where ticks of consent are too few, the forecast has said who goes without.
    private static Task<List<ClaimedSlot>> ClaimAsync(NpgsqlConnection connection, string owner, int most, TimeSpan lease, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.ListAsync($"""
            WITH claimed AS (
              UPDATE obligations SET state = 'Claimed', owner = $3, lease_until = now() + $5::interval, tries = tries + 1, changed_at = $1
               WHERE (worker_id, slot) IN (SELECT worker_id, slot FROM obligations o WHERE {IsDue} ORDER BY due_at, safety_on, worker_id LIMIT $4 FOR UPDATE SKIP LOCKED)
              RETURNING worker_id, slot, tries, due_at, safety_on)
            SELECT worker_id, slot, tries FROM claimed ORDER BY due_at, safety_on, worker_id
            """, [now, NoticeSlot.Of(now).ToString(), owner, most, lease],
            row => new ClaimedSlot(new WorkerId(row.GetGuid(0)), NoticeSlot.Parse(row.GetString(1)), row.GetInt16(2)), cancellationToken);

    private const string IsDue = """
        o.state = 'Due' AND o.composed_at IS NOT NULL AND o.due_at <= $1 AND o.slot = $2
        AND NOT EXISTS (SELECT 1 FROM excuses e WHERE e.worker_id = o.worker_id AND e.slot = o.slot AND e.granted IS NULL)
        """;
}
