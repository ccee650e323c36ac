using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.WeChat.Callbacks;
using Npgsql;

namespace JobAssist.Mobile.Notifications.Inbox;

/// <summary>
/// Joins receipts with attempts: by WeChat's number where our answer came through, else by account, template and time, which
/// names one message only because never two are under way.
/// </summary>
internal sealed class ReceiptLedger(NpgsqlDataSource database, TimeProvider clock)
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LatestReceipt = TimeSpan.FromHours(72);

    /// <summary>False when no attempt can be found yet.</summary>
    public async Task<bool> SettleAsync(AccountId account, SentReceipt receipt, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await FindAsync(connection, account, receipt, at, cancellationToken) is not { } found)
        {
            if (await NewsReceipts.SettleAsync(connection, account, receipt, at, now, cancellationToken) is not true) return false;
            await transaction.CommitAsync(cancellationToken);
            return true;
        }

        // Slot first, attempt second, like everybody; what was read before may have changed.
        var state = await SlotMoves.LockAsync(connection, found.Worker, found.Slot, cancellationToken);
        var attempt = Enum.Parse<AttemptState>((string)(await connection.FirstAsync("SELECT state FROM attempts WHERE id = $1", [found.Attempt.Value], cancellationToken))!);
        if (attempt is AttemptState.Sending || state is SlotState.Sending) return false;
        if (attempt is not (AttemptState.Accepted or AttemptState.Unknown)) return true;

        await SettleAttemptAsync(connection, found.Attempt, receipt, now, cancellationToken);
        if (receipt.Delivered) await DeliveredSlots.ReceiptAsync(connection, found.Worker, found.Slot, state is SlotState.Accepted or SlotState.Unknown, at, now, cancellationToken);
        else await connection.ExecuteAsync("""
            UPDATE obligations SET state = 'Undelivered', reason = 'undelivered', changed_at = $3 WHERE worker_id = $1 AND slot = $2 AND state IN ('Accepted','Unknown')
            """, [found.Worker.Value, found.Slot.ToString(), now], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private static async Task<Found?> FindAsync(NpgsqlConnection connection, AccountId account, SentReceipt receipt, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var found = await connection.ListAsync("""
            SELECT id, worker_id, slot FROM attempts
             WHERE message_id = $3::bigint
                OR (account_id = $1 AND template_id = $2 AND message_id IS NULL AND state IN ('Sending','Unknown','Accepted') AND intended_at BETWEEN $4 AND $5)
             ORDER BY (message_id IS NOT NULL) DESC, (settled_at IS NULL) DESC, intended_at LIMIT 1
            """, [account.Value, receipt.TemplateId, receipt.MessageId, at.ToUniversalTime() - LatestReceipt, at.ToUniversalTime() + ClockSkew],
            row => new Found(new AttemptId(row.GetGuid(0)), new WorkerId(row.GetGuid(1)), NoticeSlot.Parse(row.GetString(2))), cancellationToken);
        return found.Count == 0 ? null : found[0];
    }

    // A receipt of either kind says that WeChat took the message: the tick is used up.
    private static Task<int> SettleAttemptAsync(NpgsqlConnection connection, AttemptId attempt, SentReceipt receipt, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.ExecuteAsync("""
            WITH settled AS (
              UPDATE attempts SET state = $2, message_id = coalesce(message_id, $3::bigint), settled_at = $4, error_code = CASE WHEN $5 = 0 THEN error_code ELSE $5 END
               WHERE id = $1 RETURNING consent_id)
            UPDATE consents SET spent_at = coalesce(spent_at, $4), reserved_at = NULL WHERE id IN (SELECT consent_id FROM settled) AND NOT long_term
            """, [attempt.Value, (receipt.Delivered ? AttemptState.Delivered : AttemptState.Undelivered).ToString(), receipt.MessageId, now, receipt.ErrorCode], cancellationToken);

    private sealed record Found(AttemptId Attempt, WorkerId Worker, NoticeSlot Slot);
}
