using System.Diagnostics;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Infra.Duty.Budget;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Sms;
using JobAssist.Mobile.Infra.WeChat;
using JobAssist.Mobile.Notifications.Dispatch;
using JobAssist.Mobile.Notifications.Sms;
using Npgsql;

namespace JobAssist.Mobile.Notifications.News;

/// <summary>
/// Writes down what became of a message about news. Only what was certainly not taken makes its news due again; where nobody knows, it
/// counts as told and is never sent again.
/// </summary>
internal sealed partial class NewsLedger(NpgsqlDataSource database, SendBudget budget, TimeProvider clock, ILogger<NewsLedger> logger)
{
    private static readonly TimeSpan UnusableRest = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan DoubtPatience = TimeSpan.FromHours(24);

    public Task RecordAsync(NewsFenced.WeChat intent, SendOutcome outcome, CancellationToken cancellationToken) => InTransactionAsync(async (connection, now) =>
    {
        switch (outcome)
        {
            case SendOutcome.Accepted accepted:
                if (await MoveAsync(connection, intent.Message, AttemptState.Accepted, accepted.MessageId, null, null, now, cancellationToken)) await ConsentLedger.SpendAsync(connection, intent.Consent, now, cancellationToken);
                break;

            case SendOutcome.NotAccepted not:
                if (not.Reason is NotAcceptedReason.QuotaUsedUp) await budget.StopAsync(connection, NoticeChannel.WeChat, BudgetDay.EndOf(intent.At), now, cancellationToken);
                await AgainAsync(connection, intent, not.ErrorCode, await NextAsync(connection, intent.Message, not.Reason, now, cancellationToken), now, cancellationToken);
                break;

            case SendOutcome.TemplateUnusable unusable:
                await AgainAsync(connection, intent, unusable.ErrorCode, now + UnusableRest, now, cancellationToken);
                if (await connection.ExecuteAsync("UPDATE message_templates SET stopped_at = $2, stopped_reason = $3 WHERE template_id = $1 AND stopped_at IS NULL", [intent.Call.TemplateId, now, $"errcode {unusable.ErrorCode}"], cancellationToken) == 1)
                    LogStopped(intent.Call.TemplateId, unusable.ErrorCode);
                break;

            // Another way is tried at once.
            case SendOutcome.Refused refused:
                if (!await MoveAsync(connection, intent.Message, AttemptState.Refused, null, null, $"{refused.ErrorCode}", now, cancellationToken)) break;
                await ConsentLedger.ReleaseAsync(connection, intent.Consent, cancellationToken);
                if (refused.Reason is RefusedReason.NoConsent) await ConsentLedger.ZeroAsync(connection, intent.Account, intent.Call.TemplateId, intent.At, cancellationToken);
                else await connection.ExecuteAsync("UPDATE accounts SET bad_since = coalesce(bad_since, $2) WHERE id = $1", [intent.Account.Value, now], cancellationToken);
                await PendingNewsRows.DueAgainAsync(connection, intent.Message.Value, now, cancellationToken);
                break;

            case SendOutcome.BadValues bad:
                if (!await MoveAsync(connection, intent.Message, AttemptState.NotAccepted, null, null, $"{bad.ErrorCode}", now, cancellationToken)) break;
                await ConsentLedger.ReleaseAsync(connection, intent.Consent, cancellationToken);
                await PendingNewsRows.LeaveToAppAsync(connection, intent.Message.Value, cancellationToken);
                break;

            case SendOutcome.Unknown unknown:
                await MoveAsync(connection, intent.Message, AttemptState.Unknown, null, null, $"{unknown.Failure.Kind}", now, cancellationToken);
                break;

            default:
                throw new UnreachableException();
        }
    }, cancellationToken);

    public Task RecordAsync(NewsFenced.Sms intent, SmsOutcome outcome, CancellationToken cancellationToken) => InTransactionAsync(async (connection, now) =>
    {
        switch (outcome)
        {
            case SmsOutcome.Accepted accepted:
                await MoveAsync(connection, intent.Message, AttemptState.Accepted, null, accepted.SerialNo, null, now, cancellationToken);
                break;

            case SmsOutcome.NotAccepted not:
                if (await MoveAsync(connection, intent.Message, AttemptState.NotAccepted, null, null, not.Code ?? not.Reason.ToString(), now, cancellationToken))
                    await PendingNewsRows.DueAgainAsync(connection, intent.Message.Value, await NextAsync(connection, intent.Message, SmsLedger.ReasonOf(not.Reason), now, cancellationToken), cancellationToken);
                break;

            case SmsOutcome.LimitReached limit:
                if (limit.Limit is SmsLimit.Account or SmsLimit.Balance) await budget.StopAsync(connection, NoticeChannel.Sms, limit.Until, now, cancellationToken);
                if (await MoveAsync(connection, intent.Message, AttemptState.NotAccepted, null, null, limit.Code, now, cancellationToken))
                    await PendingNewsRows.DueAgainAsync(connection, intent.Message.Value, limit.Until, cancellationToken);
                break;

            case SmsOutcome.ConfigurationRefused refused:
                if (await MoveAsync(connection, intent.Message, AttemptState.NotAccepted, null, null, refused.Code, now, cancellationToken))
                    await PendingNewsRows.DueAgainAsync(connection, intent.Message.Value, now + UnusableRest, cancellationToken);
                await connection.ExecuteAsync("UPDATE sms_templates SET stopped_at = $2, stopped_reason = $3 WHERE template_id = $1 AND stopped_at IS NULL", [intent.Call.TemplateId, now, refused.Code], cancellationToken);
                break;

            // At most one SMS a slot: who has applied is told by a person.
            case SmsOutcome.Refused refused:
                if (await MoveAsync(connection, intent.Message, AttemptState.Refused, null, null, refused.Code ?? refused.Reason.ToString(), now, cancellationToken))
                    await PendingNewsRows.DueAgainAsync(connection, intent.Message.Value, now, cancellationToken);
                break;

            case SmsOutcome.BadValues bad:
                if (await MoveAsync(connection, intent.Message, AttemptState.NotAccepted, null, null, bad.Code, now, cancellationToken))
                    await PendingNewsRows.LeaveToAppAsync(connection, intent.Message.Value, cancellationToken);
                break;

            case SmsOutcome.Unknown unknown:
                await MoveAsync(connection, intent.Message, AttemptState.Unknown, null, null, unknown.Failure.Code ?? unknown.Failure.Kind.ToString(), now, cancellationToken);
                break;

            default:
                throw new UnreachableException();
        }
    }, cancellationToken);

    /// <summary>What a crash left behind: a message that may have left the house is unknown, and after a day of doubt its tick may be tried again.</summary>
    public Task RepairAsync(CancellationToken cancellationToken) => InTransactionAsync(async (connection, now) =>
    {
        await connection.ExecuteAsync("UPDATE news_messages SET state = 'Unknown', code = 'crashed', lease_until = NULL, answered_at = $1 WHERE state = 'Sending' AND lease_until < now()", [now], cancellationToken);
        await connection.ExecuteAsync("""
            WITH settled AS (UPDATE news_messages SET settled_at = $1 WHERE state = 'Unknown' AND settled_at IS NULL AND answered_at < $2 RETURNING consent_id)
            UPDATE consents SET reserved_at = NULL WHERE id IN (SELECT consent_id FROM settled) AND spent_at IS NULL
            """, [now, now - DoubtPatience], cancellationToken);
        // What nobody could be written to about in time stands in the app.
        await connection.ExecuteAsync("UPDATE notice_news x SET due_at = NULL, outcome = 'App' FROM notices n WHERE n.id = x.notice_id AND x.due_at IS NOT NULL AND n.slot < $1",
            [NoticeSlot.Of(now).Previous().ToString()], cancellationToken);
    }, cancellationToken);

    private static async Task<bool> MoveAsync(NpgsqlConnection connection, NewsMessageId message, AttemptState state, long? number, string? serialNo, string? code, DateTimeOffset now, CancellationToken cancellationToken) =>
        await connection.ExecuteAsync("""
            UPDATE news_messages SET state = $2, message_id = $3::bigint, code = $5::text, lease_until = NULL, answered_at = $6, settled_at = CASE WHEN $2 IN ('NotAccepted','Refused') THEN $6 END,
                   serial_no = CASE WHEN NOT EXISTS (SELECT 1 FROM news_messages other WHERE other.serial_no = $4::text) THEN $4::text END
             WHERE id = $1 AND state IN ('Sending','Unknown')
            """, [message.Value, state.ToString(), number, serialNo, code, now], cancellationToken) == 1;

    private static async Task AgainAsync(NpgsqlConnection connection, NewsFenced.WeChat intent, int? error, DateTimeOffset at, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!await MoveAsync(connection, intent.Message, AttemptState.NotAccepted, null, null, error?.ToString(System.Globalization.CultureInfo.InvariantCulture), now, cancellationToken)) return;
        await ConsentLedger.ReleaseAsync(connection, intent.Consent, cancellationToken);
        await PendingNewsRows.DueAgainAsync(connection, intent.Message.Value, at, cancellationToken);
    }

    private static async Task<DateTimeOffset> NextAsync(NpgsqlConnection connection, NewsMessageId message, NotAcceptedReason reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var tries = Convert.ToInt32(await connection.FirstAsync("SELECT count(*) FROM news_messages m JOIN news_messages t ON t.worker_id = m.worker_id AND t.slot = m.slot WHERE m.id = $1", [message.Value], cancellationToken));
        return RetryPolicy.NextAttempt(reason, tries, now, Random.Shared.NextDouble());
    }

    private async Task InTransactionAsync(Func<NpgsqlConnection, DateTimeOffset, Task> work, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await work(connection, clock.GetUtcNow());
        await transaction.CommitAsync(cancellationToken);
    }

    [LoggerMessage(1, LogLevel.Critical, "Template {TemplateId} is stopped after errcode {ErrorCode}: nothing is sent with it until somebody has looked")]
    private partial void LogStopped(string templateId, int errorCode);
}
