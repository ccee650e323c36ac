using System.Diagnostics;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Infra.Duty.Budget;
using JobAssist.Mobile.Infra.Observability;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.WeChat;
using Npgsql;

namespace JobAssist.Mobile.Notifications.Dispatch;

/// <summary>
/// Writes down what became of a send: slot, attempt and tick of consent in one transaction. Where a sweep has already made the
/// slot Unknown, its state stays and only the attempt learns what happened; a receipt or the sweep settles the slot.
/// </summary>
internal sealed partial class SendLedger(NpgsqlDataSource database, Fallback fallback, SendBudget budget, TimeProvider clock, ILogger<SendLedger> logger)
{
    private const int RowsThatStopATemplate = 5;
    private const int BadData = 47003;
    private static readonly TimeSpan UnusableRest = TimeSpan.FromMinutes(10);

    public async Task RecordAsync(Fenced.Intent intent, SendOutcome outcome, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await SlotMoves.LockAsync(connection, intent.Slot.Worker, intent.Slot.Slot, cancellationToken);
        switch (outcome)
        {
            case SendOutcome.Accepted accepted:
                if (!await AttemptAsync(connection, intent, AttemptState.Accepted, accepted.MessageId, null, now, settled: false, cancellationToken)) break;
                await ConsentLedger.SpendAsync(connection, intent.Consent, now, cancellationToken);
                await SlotAsync(connection, intent, SlotState.Accepted, null, now, cancellationToken);
                break;

            case SendOutcome.NotAccepted not:
                await GiveBackAsync(connection, intent, not.ErrorCode, RetryPolicy.NextAttempt(not.Reason, intent.Slot.Tries, now, Random.Shared.NextDouble()), now, cancellationToken);
                // What holds for this program holds for every other one, and after a restart.
                if (not.Reason is NotAcceptedReason.QuotaUsedUp) await budget.StopAsync(connection, NoticeChannel.WeChat, BudgetDay.EndOf(intent.At), now, cancellationToken);
                break;

            case SendOutcome.Refused refused:
                if (!await AttemptAsync(connection, intent, AttemptState.Refused, null, refused.ErrorCode, now, settled: true, cancellationToken)) break;
                await ConsentLedger.ReleaseAsync(connection, intent.Consent, cancellationToken);
                await BelieveAsync(connection, intent, refused.Reason, now, cancellationToken);
                await SlotAsync(connection, intent, SlotState.Refused, refused.Reason is RefusedReason.NoConsent ? ChannelReasons.NoConsent : ChannelReasons.BadOpenId, now, cancellationToken);
                break;

            case SendOutcome.BadValues bad:
                if (!await AttemptAsync(connection, intent, AttemptState.NotAccepted, null, bad.ErrorCode, now, settled: true, cancellationToken)) break;
                await ConsentLedger.ReleaseAsync(connection, intent.Consent, cancellationToken);
                await fallback.HandOverAsync(connection, intent.Slot.Worker, intent.Slot.Slot, ChannelReasons.BadValues, now, cancellationToken);
                if (bad.ErrorCode == BadData && await CountBadRowsAsync(connection, intent.Message.TemplateId, now, cancellationToken) >= RowsThatStopATemplate)
                    await StopAsync(connection, intent.Message.TemplateId, bad.ErrorCode, now, cancellationToken);
                break;

            case SendOutcome.TemplateUnusable unusable:
                await GiveBackAsync(connection, intent, unusable.ErrorCode, now + UnusableRest, now, cancellationToken);
                await StopAsync(connection, intent.Message.TemplateId, unusable.ErrorCode, now, cancellationToken);
                break;

            case SendOutcome.Unknown unknown:
                if (await AttemptAsync(connection, intent, AttemptState.Unknown, null, unknown.Failure.ErrorCode, now, settled: false, cancellationToken))
                    await SlotAsync(connection, intent, SlotState.Unknown, "no_answer", now, cancellationToken);
                break;

            default:
                throw new UnreachableException();
        }

        await transaction.CommitAsync(cancellationToken);
    }

    // Everybody who touches a slot and its attempt takes the slot's row first.
    private static async Task<bool> AttemptAsync(NpgsqlConnection connection, Fenced.Intent intent, AttemptState state, long? message, int? error, DateTimeOffset now, bool settled, CancellationToken cancellationToken) =>
        await connection.ExecuteAsync("""
            UPDATE attempts SET state = $2, message_id = $3::bigint, error_code = $4::integer, answered_at = $5, settled_at = CASE WHEN $6 THEN $5 ELSE settled_at END
             WHERE id = $1 AND state IN ('Sending','Unknown')
            """, [intent.Attempt.Value, state.ToString(), message, error, now, settled], cancellationToken) == 1;

    private static Task<int> SlotAsync(NpgsqlConnection connection, Fenced.Intent intent, SlotState state, string? reason, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.ExecuteAsync("""
            UPDATE obligations SET state = $3, reason = $4::text, owner = NULL, lease_until = NULL, changed_at = $5
             WHERE worker_id = $1 AND slot = $2 AND state = 'Sending'
            """, [intent.Slot.Worker.Value, intent.Slot.Slot.ToString(), state.ToString(), reason, now], cancellationToken);

    private static async Task GiveBackAsync(NpgsqlConnection connection, Fenced.Intent intent, int? error, DateTimeOffset dueAt, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!await AttemptAsync(connection, intent, AttemptState.NotAccepted, null, error, now, settled: true, cancellationToken)) return;
        await ConsentLedger.ReleaseAsync(connection, intent.Consent, cancellationToken);
        await connection.ExecuteAsync("""
            UPDATE obligations SET state = 'Due', due_at = $3, owner = NULL, lease_until = NULL, sent_at = NULL, changed_at = $4
             WHERE worker_id = $1 AND slot = $2 AND state = 'Sending'
            """, [intent.Slot.Worker.Value, intent.Slot.Slot.ToString(), dueAt, now], cancellationToken);
    }

    private static Task BelieveAsync(NpgsqlConnection connection, Fenced.Intent intent, RefusedReason reason, DateTimeOffset now, CancellationToken cancellationToken) =>
        reason is RefusedReason.NoConsent
            ? ConsentLedger.ZeroAsync(connection, intent.Account, intent.Message.TemplateId, intent.At, cancellationToken)
            : connection.ExecuteAsync("UPDATE accounts SET bad_since = coalesce(bad_since, $2) WHERE id = $1", [intent.Account.Value, now], cancellationToken);

    private static async Task<long> CountBadRowsAsync(NpgsqlConnection connection, string templateId, DateTimeOffset now, CancellationToken cancellationToken) =>
        (long)(await connection.FirstAsync("SELECT count(DISTINCT (worker_id, slot)) FROM attempts WHERE template_id = $1 AND error_code = $2 AND answered_at > $3",
            [templateId, BadData, now.AddDays(-1)], cancellationToken))!;

    private async Task StopAsync(NpgsqlConnection connection, string templateId, int error, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await connection.ExecuteAsync("UPDATE message_templates SET stopped_at = $2, stopped_reason = $3 WHERE template_id = $1 AND stopped_at IS NULL",
            [templateId, now, $"errcode {error}"], cancellationToken) != 1) return;
        Telemetry.TemplatesStopped.Add(1, new TagList { { "channel", nameof(NoticeChannel.WeChat) } });
        LogStopped(templateId, error);
    }

    [LoggerMessage(1, LogLevel.Critical, "Template {TemplateId} is stopped after errcode {ErrorCode}: nothing is sent with it until somebody has looked (jobassist templates resume)")]
    private partial void LogStopped(string templateId, int errorCode);
}
