using System.Diagnostics;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Infra.Duty.Budget;
using JobAssist.Mobile.Infra.Observability;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Sms;
using JobAssist.Mobile.Infra.WeChat;
using JobAssist.Mobile.Notifications.Dispatch;
using Npgsql;

namespace JobAssist.Mobile.Notifications.Sms;

/// <summary>
/// Writes down what became of an SMS: attempt, next moment and the day of the call in one transaction. The slot itself stays with its
/// person; where a sweep has already made the attempt Unknown, a certain answer that comes late still says what happened.
/// </summary>
internal sealed partial class SmsLedger(NpgsqlDataSource database, SendBudget budget, TimeProvider clock, ILogger<SmsLedger> logger)
{
    private static readonly TimeSpan WhileStopped = TimeSpan.FromMinutes(10);

    public async Task RecordAsync(SmsFenced.Intent intent, SmsOutcome outcome, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // Everybody who touches a slot and its attempt takes the slot's row first.
        await SlotMoves.LockAsync(connection, intent.Worker, intent.Slot, cancellationToken);
        switch (outcome)
        {
            case SmsOutcome.Accepted accepted:
                await AttemptAsync(connection, intent, AttemptState.Accepted, accepted.SerialNo, null, now, cancellationToken);
                break;

            case SmsOutcome.NotAccepted not:
                if (!await AttemptAsync(connection, intent, AttemptState.NotAccepted, null, not.Code ?? not.Reason.ToString(), now, cancellationToken)) break;
                var tries = await TriesAsync(connection, intent, cancellationToken);
                await AgainAsync(connection, intent, RetryPolicy.NextAttempt(ReasonOf(not.Reason), tries, now, Random.Shared.NextDouble()), cancellationToken);
                break;

            case SmsOutcome.LimitReached limit:
                if (!await AttemptAsync(connection, intent, AttemptState.NotAccepted, null, limit.Code, now, cancellationToken)) break;
                await AgainAsync(connection, intent, limit.Until, cancellationToken);
                // What holds for the whole account holds for every program, and after a restart.
                if (limit.Limit is SmsLimit.Account or SmsLimit.Balance) await budget.StopAsync(connection, NoticeChannel.Sms, limit.Until, now, cancellationToken);
                break;

            case SmsOutcome.ConfigurationRefused refused:
                if (await AttemptAsync(connection, intent, AttemptState.NotAccepted, null, refused.Code, now, cancellationToken))
                    await AgainAsync(connection, intent, now + WhileStopped, cancellationToken);
                await StopAsync(connection, intent.Message.TemplateId, refused.Code, now, cancellationToken);
                break;

            case SmsOutcome.Refused refused:
                if (await AttemptAsync(connection, intent, AttemptState.Refused, null, refused.Code ?? refused.Reason.ToString(), now, cancellationToken))
                    await OutreachTasks.PullForwardAsync(connection, intent.Worker, intent.Slot, now, cancellationToken);
                break;

            // Nothing is wrong with the number; these words will not do, and there are no others.
            case SmsOutcome.BadValues bad:
                if (await AttemptAsync(connection, intent, AttemptState.NotAccepted, null, bad.Code, now, cancellationToken))
                    await OutreachTasks.PullForwardAsync(connection, intent.Worker, intent.Slot, now, cancellationToken);
                break;

            case SmsOutcome.Unknown unknown:
                await AttemptAsync(connection, intent, AttemptState.Unknown, null, unknown.Failure.Code ?? unknown.Failure.Kind.ToString(), now, cancellationToken);
                break;

            default:
                throw new UnreachableException();
        }

        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>The vendor's reason in the words of the common retry table.</summary>
    public static NotAcceptedReason ReasonOf(SmsNotAcceptedReason reason) => reason switch
    {
        SmsNotAcceptedReason.Throttled => NotAcceptedReason.Throttled,
        SmsNotAcceptedReason.Credentials => NotAcceptedReason.Credentials,
        SmsNotAcceptedReason.HeldBack => NotAcceptedReason.HeldBack,
        _ => NotAcceptedReason.NotConnected,
    };

    // A number that another message has already is no number.
    private static async Task<bool> AttemptAsync(NpgsqlConnection connection, SmsFenced.Intent intent, AttemptState state, string? serialNo, string? code, DateTimeOffset now, CancellationToken cancellationToken) =>
        await connection.ExecuteAsync("""
            UPDATE attempts SET state = $2, vendor_code = $4::text, lease_until = NULL, answered_at = $5, settled_at = CASE WHEN $2 IN ('NotAccepted','Refused') THEN $5 END,
                   serial_no = CASE WHEN NOT EXISTS (SELECT 1 FROM attempts other WHERE other.serial_no = $3::text) THEN $3::text END
             WHERE id = $1 AND state IN ('Sending','Unknown')
            """, [intent.Attempt.Value, state.ToString(), serialNo, code, now], cancellationToken) == 1;

    private static async Task<int> TriesAsync(NpgsqlConnection connection, SmsFenced.Intent intent, CancellationToken cancellationToken) =>
        Convert.ToInt32(await connection.FirstAsync("SELECT count(*) FROM attempts WHERE worker_id = $1 AND slot = $2 AND channel = 'Sms'", [intent.Worker.Value, intent.Slot.ToString()], cancellationToken));

    // Whether that moment suits the person is asked when it has come.
    private static Task<int> AgainAsync(NpgsqlConnection connection, SmsFenced.Intent intent, DateTimeOffset at, CancellationToken cancellationToken) =>
        connection.ExecuteAsync("UPDATE obligations SET sms_due_at = $3 WHERE worker_id = $1 AND slot = $2 AND state = 'Fallback'", [intent.Worker.Value, intent.Slot.ToString(), at.ToUniversalTime()], cancellationToken);

    private async Task StopAsync(NpgsqlConnection connection, string template, string code, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await connection.ExecuteAsync("UPDATE sms_templates SET stopped_at = $2, stopped_reason = $3 WHERE template_id = $1 AND stopped_at IS NULL", [template, now, code], cancellationToken) != 1) return;
        Telemetry.TemplatesStopped.Add(1, new TagList { { "channel", nameof(NoticeChannel.Sms) } });
        LogStopped(template, code);
    }

    [LoggerMessage(4101, LogLevel.Critical, "SMS template {TemplateId} is stopped after {Code}: nothing is sent with it until somebody has looked (jobassist templates resume)", EventName = "SmsTemplateStopped")]
    private partial void LogStopped(string templateId, string code);
}
