using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Sms.Receipts;
using Npgsql;

namespace JobAssist.Mobile.Notifications.Inbox;

/// <summary>
/// Joins the SMS vendor's receipts with attempts: by its serial number, or, where our answer was lost and the vendor sends it back, by our
/// own reference. Who does not know either can tell us nothing.
/// </summary>
internal sealed class SmsReceiptLedger(NpgsqlDataSource database, TimeProvider clock)
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <summary>False when no attempt can be found yet.</summary>
    public async Task<bool> SettleAsync(SmsReceipt receipt, DateTimeOffset receivedAt, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await FindAsync(connection, receipt, cancellationToken) is not { } found)
        {
            if (await NewsReceipts.SettleAsync(connection, receipt, now, cancellationToken) is not true) return false;
            await transaction.CommitAsync(cancellationToken);
            return true;
        }

        // Slot first, attempt second, like everybody; what was read before may have changed.
        var state = await SlotMoves.LockAsync(connection, found.Worker, found.Slot, cancellationToken);
        var attempt = Enum.Parse<AttemptState>((string)(await connection.FirstAsync("SELECT state FROM attempts WHERE id = $1", [found.Attempt.Value], cancellationToken))!);
        if (attempt is AttemptState.Sending) return false;
        if (attempt is not (AttemptState.Accepted or AttemptState.Unknown)) return true;

        await connection.ExecuteAsync("""
            UPDATE attempts SET state = $2, settled_at = $3, vendor_code = coalesce($4::text, vendor_code),
                   serial_no = coalesce(serial_no, CASE WHEN NOT EXISTS (SELECT 1 FROM attempts other WHERE other.serial_no = $5) THEN $5 END) WHERE id = $1
            """, [found.Attempt.Value, (receipt.Delivered ? AttemptState.Delivered : AttemptState.Undelivered).ToString(), now, receipt.Delivered ? null : CodeOf(receipt.Word), receipt.SerialNo], cancellationToken);
        if (receipt.Delivered)
        {
            // A slot that an SMS met half way is not handed over again a minute later for want of evidence.
            await connection.ExecuteAsync("UPDATE obligations SET sent_at = $3 WHERE worker_id = $1 AND slot = $2 AND state = 'Fallback'", [found.Worker.Value, found.Slot.ToString(), found.IntendedAt], cancellationToken);
            await DeliveredSlots.ReceiptAsync(connection, found.Worker, found.Slot, state is SlotState.Fallback, At(receipt, found.IntendedAt, receivedAt), now, cancellationToken);
        }
        else await OutreachTasks.PullForwardAsync(connection, found.Worker, found.Slot, now, cancellationToken);

        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private static async Task<Found?> FindAsync(NpgsqlConnection connection, SmsReceipt receipt, CancellationToken cancellationToken)
    {
        var ours = Guid.TryParseExact(receipt.Reference, "N", out var id) ? id : (Guid?)null;
        var found = await connection.ListAsync("""
            SELECT id, worker_id, slot, intended_at FROM attempts WHERE serial_no = $1 OR (id = $2::uuid AND channel = 'Sms' AND serial_no IS NULL)
             ORDER BY (serial_no IS NULL) LIMIT 1
            """, [receipt.SerialNo, ours],
            row => new Found(new AttemptId(row.GetGuid(0)), new WorkerId(row.GetGuid(1)), NoticeSlot.Parse(row.GetString(2)), row.GetFieldValue<DateTimeOffset>(3)), cancellationToken);
        return found.Count == 0 ? null : found[0];
    }

    // The carrier's clock is believed between our intent and the push.
    private static DateTimeOffset At(SmsReceipt receipt, DateTimeOffset intendedAt, DateTimeOffset receivedAt) =>
        receipt.At is { } told && told >= intendedAt - ClockSkew && told <= receivedAt + ClockSkew ? told : receivedAt;

    // The carrier's word is stored and read by people: only what looks like a code.
    private static string? CodeOf(string? word) => word is { Length: > 0 and <= 40 } && word.All(char.IsAsciiLetterOrDigit) ? word : null;

    private sealed record Found(AttemptId Attempt, WorkerId Worker, NoticeSlot Slot, DateTimeOffset IntendedAt);
}
