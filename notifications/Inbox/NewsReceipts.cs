using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Sms.Receipts;
using JobAssist.Mobile.Infra.WeChat.Callbacks;
using Npgsql;

namespace JobAssist.Mobile.Notifications.Inbox;

/// <summary>Joins receipts with messages about news. They prove no slot: only the message learns what became of it.</summary>
internal static class NewsReceipts
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LatestReceipt = TimeSpan.FromHours(72);

    /// <summary>Null: the message is none of ours; false: it is still under way.</summary>
    public static async Task<bool?> SettleAsync(NpgsqlConnection connection, AccountId account, SentReceipt receipt, DateTimeOffset at, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = await connection.FirstAsync("""
            SELECT id FROM news_messages WHERE message_id = $3::bigint
                OR (account_id = $1 AND template_id = $2 AND message_id IS NULL AND state IN ('Sending','Unknown','Accepted') AND intended_at BETWEEN $4 AND $5)
             ORDER BY (message_id IS NOT NULL) DESC, (settled_at IS NULL) DESC, intended_at LIMIT 1
            """, [account.Value, receipt.TemplateId, receipt.MessageId, at.ToUniversalTime() - LatestReceipt, at.ToUniversalTime() + ClockSkew], cancellationToken);
        return found is not Guid id ? null : await SettleAsync(connection, id, receipt.Delivered, receipt.MessageId, null, now, cancellationToken);
    }

    /// <summary>The same for an SMS.</summary>
    public static async Task<bool?> SettleAsync(NpgsqlConnection connection, SmsReceipt receipt, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ours = Guid.TryParseExact(receipt.Reference, "N", out var reference) ? reference : (Guid?)null;
        var found = await connection.FirstAsync("SELECT id FROM news_messages WHERE serial_no = $1 OR (id = $2::uuid AND channel = 'Sms' AND serial_no IS NULL) ORDER BY (serial_no IS NULL) LIMIT 1",
            [receipt.SerialNo, ours], cancellationToken);
        return found is not Guid id ? null : await SettleAsync(connection, id, receipt.Delivered, null, receipt.SerialNo, now, cancellationToken);
    }

    // A receipt of either kind says that the message was taken: a tick is used up.
    private static async Task<bool> SettleAsync(NpgsqlConnection connection, Guid message, bool delivered, long? number, string? serialNo, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var state = Enum.Parse<AttemptState>((string)(await connection.FirstAsync("SELECT state FROM news_messages WHERE id = $1 FOR UPDATE", [message], cancellationToken))!);
        if (state is AttemptState.Sending) return false;
        if (state is not (AttemptState.Accepted or AttemptState.Unknown)) return true;

        await connection.ExecuteAsync("""
            WITH settled AS (
              UPDATE news_messages SET state = $2, message_id = coalesce(message_id, $3::bigint), settled_at = $5,
                     serial_no = coalesce(serial_no, CASE WHEN NOT EXISTS (SELECT 1 FROM news_messages other WHERE other.serial_no = $4::text) THEN $4::text END)
               WHERE id = $1 RETURNING consent_id)
            UPDATE consents SET spent_at = coalesce(spent_at, $5), reserved_at = NULL WHERE id IN (SELECT consent_id FROM settled) AND NOT long_term
            """, [message, (delivered ? AttemptState.Delivered : AttemptState.Undelivered).ToString(), number, serialNo, now], cancellationToken);
        return true;
    }
}
