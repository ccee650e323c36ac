using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Infra.Persistence;
using Npgsql;

namespace JobAssist.Mobile.Notifications.Inbox;

/// <summary>What a receipt that says "delivered" does to its slot, whichever channel it came by; under the lock of the slot.</summary>
internal static class DeliveredSlots
{
    /// <param name="connection">In the transaction that holds the slot.</param>
    /// <param name="worker">Whose slot.</param>
    /// <param name="slot">Which slot.</param>
    /// <param name="moves">True where the slot waits for this receipt.</param>
    /// <param name="at">When the message arrived.</param>
    /// <param name="now">The clock.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task ReceiptAsync(NpgsqlConnection connection, WorkerId worker, NoticeSlot slot, bool moves, DateTimeOffset at, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await EvidenceRows.AddOnceAsync(connection, worker, slot, EvidenceKind.Receipt, at.ToUniversalTime(), now, null, cancellationToken);
        if (moves) await SlotMoves.DeliverAsync(connection, worker, slot, now, cancellationToken);

        // Where the policy says that a receipt is enough, it is the evidence.
        if (slot.Contains(at) && await connection.FirstAsync("SELECT 1 FROM obligations WHERE worker_id = $1 AND slot = $2 AND met_by = 'Delivery'", [worker.Value, slot.ToString()], cancellationToken) is not null)
            await SlotMoves.FulfilAsync(connection, worker, slot, now, cancellationToken);
    }
}
