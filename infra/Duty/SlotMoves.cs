using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Persistence;
using Npgsql;

namespace JobAssist.Mobile.Infra.Duty;

/// <summary>The edges of a slot that evidence and receipts take, one slot at a time, under the lock of its row.</summary>
public static class SlotMoves
{
    /// <summary>Takes the slot's row until the transaction ends; everybody who touches a slot does so first.</summary>
    public static async Task<SlotState> LockAsync(NpgsqlConnection connection, WorkerId worker, NoticeSlot slot, CancellationToken cancellationToken) =>
        Enum.Parse<SlotState>((string)(await connection.FirstAsync("SELECT state FROM obligations WHERE worker_id = $1 AND slot = $2 FOR UPDATE", [worker.Value, slot.ToString()], cancellationToken))!);

    /// <summary>
    /// Evidence of <paramref name="at"/> is there. What was taken or may have been taken has now certainly arrived and is met; a slot
    /// that a person has is met; one that is still on its way out keeps its state, and the sweep settles it.
    /// </summary>
    public static async Task<EvidenceOutcome> ProveAsync(NpgsqlConnection connection, WorkerId worker, NoticeSlot slot, SlotState state, DateTimeOffset at, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (state is SlotState.Fulfilled) return EvidenceOutcome.Fulfilled;
        if (!slot.Contains(at) || !SlotStates.IsOpen(state)) return EvidenceOutcome.OutsideSlot;
        if (state is SlotState.Accepted or SlotState.Unknown)
        {
            await DeliverAsync(connection, worker, slot, now, cancellationToken);
            await SettleDeliveredAsync(connection, worker, slot, now, cancellationToken);
            state = SlotState.Delivered;
        }

        if (state is not (SlotState.Delivered or SlotState.Fallback)) return EvidenceOutcome.Noted;
        await FulfilAsync(connection, worker, slot, now, cancellationToken);
        return EvidenceOutcome.Fulfilled;
    }

    /// <summary>Accepted, Unknown or Fallback becomes Delivered.</summary>
    public static Task<int> DeliverAsync(NpgsqlConnection connection, WorkerId worker, NoticeSlot slot, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.ExecuteAsync("""
            UPDATE obligations SET state = 'Delivered', reason = NULL, delivered_at = coalesce(delivered_at, $3), changed_at = $3
            WHERE worker_id = $1 AND slot = $2 AND state IN ('Accepted','Unknown','Fallback')
            """, [worker.Value, slot.ToString(), now], cancellationToken);

    /// <summary>Delivered or Fallback becomes Fulfilled; nobody need call any more, unless the person asked for a call.</summary>
    public static async Task FulfilAsync(NpgsqlConnection connection, WorkerId worker, NoticeSlot slot, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync("""
            UPDATE obligations SET state = 'Fulfilled', reason = NULL, fulfilled_at = $3, changed_at = $3
            WHERE worker_id = $1 AND slot = $2 AND state IN ('Delivered','Fallback')
            """, [worker.Value, slot.ToString(), now], cancellationToken);
        await OutreachTasks.DropAsync(connection, worker, slot, now, cancellationToken);
    }

    // The message arrived, whatever became of its receipt; a tick that waited for the outcome is used up.
    private static Task<int> SettleDeliveredAsync(NpgsqlConnection connection, WorkerId worker, NoticeSlot slot, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.ExecuteAsync("""
            WITH settled AS (
              UPDATE attempts SET state = 'Delivered', settled_at = $3
              WHERE worker_id = $1 AND slot = $2 AND channel = 'WeChat' AND state IN ('Accepted','Unknown') RETURNING consent_id)
            UPDATE consents SET spent_at = coalesce(spent_at, $3), reserved_at = NULL
            WHERE id IN (SELECT consent_id FROM settled) AND NOT long_term
            """, [worker.Value, slot.ToString(), now], cancellationToken);
}
