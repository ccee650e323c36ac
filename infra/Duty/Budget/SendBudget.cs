using System.Diagnostics;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Observability;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace JobAssist.Mobile.Infra.Duty.Budget;

/// <summary>
/// How many messages may still be sent today, for all programs in one row a channel and day. Whoever sends takes a batch first, in the
/// transaction in which it takes its work, and gives back what it did not send. A program that dies has wasted its batch at most, and
/// only until the day is over.
/// </summary>
public sealed partial class SendBudget(IOptions<SendBudgetOptions> options, ILogger<SendBudget> logger)
{
    /// <summary>Takes up to <paramref name="wanted"/> messages. Asked before any other row is locked, so that senders wait for each other in one order.</summary>
    public async Task<BudgetGrant> TakeAsync(NpgsqlConnection connection, NoticeChannel channel, SendPurpose purpose, int wanted, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (budget, day) = (options.Value.Of(channel), BudgetDay.Of(now));
        long perDay = budget.PerDay ?? int.MaxValue;
        var stillDue = purpose is SendPurpose.Obligation || budget.PerDay is null ? 0 : await StillDueAsync(connection, channel, now, perDay, cancellationToken);
        await connection.ExecuteAsync("INSERT INTO send_budgets (channel, day) VALUES ($1, $2) ON CONFLICT DO NOTHING", [channel.ToString(), day], cancellationToken);
        var granted = Convert.ToInt32(await connection.FirstAsync(Take,
            [channel.ToString(), day, now, purpose.ToString(), wanted, perDay, ShareOf(budget, budget.ObligationShare), stillDue, ShareOf(budget, budget.TransactionalShare)], cancellationToken));
        if (granted == 0 && wanted > 0) await SayAsync(connection, channel, purpose, day, now, cancellationToken);
        return new BudgetGrant(channel, purpose, day, granted);
    }

    /// <summary>Gives back what was taken and not sent.</summary>
    public static Task GiveBackAsync(NpgsqlConnection connection, BudgetGrant grant, int unused, CancellationToken cancellationToken) =>
        unused == 0 ? Task.CompletedTask : connection.ExecuteAsync("""
            UPDATE send_budgets SET obligation = greatest(0, obligation - CASE WHEN $3 = 'Obligation' THEN $4 ELSE 0 END),
                   transactional = greatest(0, transactional - CASE WHEN $3 = 'Transactional' THEN $4 ELSE 0 END),
                   other = greatest(0, other - CASE WHEN $3 = 'Other' THEN $4 ELSE 0 END)
             WHERE channel = $1 AND day = $2
            """, [grant.Channel.ToString(), grant.Day, grant.Purpose.ToString(), unused], cancellationToken);

    /// <summary>The platform takes nothing more until then: no program asks it again before. Many answers of one kind are said once.</summary>
    public async Task StopAsync(NpgsqlConnection connection, NoticeChannel channel, DateTimeOffset until, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await connection.ExecuteAsync("""
            INSERT INTO send_budgets (channel, day, stopped_until) VALUES ($1, $2, $3)
            ON CONFLICT (channel, day) DO UPDATE SET stopped_until = EXCLUDED.stopped_until WHERE send_budgets.stopped_until IS NULL OR send_budgets.stopped_until < EXCLUDED.stopped_until
            """, [channel.ToString(), BudgetDay.Of(now), until.ToUniversalTime()], cancellationToken) == 0) return;
        Telemetry.BudgetsStopped.Add(1, Tag(channel));
        LogStopped(channel, until);
    }

    /// <summary>Somebody has asked the platform for a new quota: every stop of the channel is taken away. Returns how many there were.</summary>
    public static Task<int> ResumeAsync(NpgsqlConnection connection, NoticeChannel channel, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.ExecuteAsync("UPDATE send_budgets SET stopped_until = NULL WHERE channel = $1 AND stopped_until > $2", [channel.ToString(), now], cancellationToken);

    /// <summary>Channels on which nothing more is sent for now: stopped by the platform, or used up.</summary>
    public Task<List<NoticeChannel>> ExhaustedAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.ListAsync("""
            SELECT DISTINCT channel FROM send_budgets
             WHERE stopped_until > $1 OR (day = $2 AND obligation::bigint + transactional + other >= CASE channel WHEN 'WeChat' THEN $3 ELSE $4 END) ORDER BY channel
            """, [now, BudgetDay.Of(now), options.Value.WeChat.PerDay ?? long.MaxValue, options.Value.Sms.PerDay ?? long.MaxValue],
            row => Enum.Parse<NoticeChannel>(row.GetString(0)), cancellationToken);

    private static long ShareOf(ChannelBudget budget, double share) => (long)Math.Ceiling((budget.PerDay ?? 0) * share);

    // More than the day has need not be counted.
    private static async Task<long> StillDueAsync(NpgsqlConnection connection, NoticeChannel channel, DateTimeOffset now, long most, CancellationToken cancellationToken) =>
        (long)(await connection.FirstAsync(channel is NoticeChannel.WeChat
            ? "SELECT count(*) FROM (SELECT 1 FROM obligations WHERE state = 'Due' AND due_at < $1 AND slot = $2 LIMIT $3) due"
            : "SELECT count(*) FROM (SELECT 1 FROM obligations WHERE sms_due_at < $1 AND slot = $2 LIMIT $3) due",
            [BudgetDay.EndOf(now), NoticeSlot.Of(now).ToString(), most], cancellationToken))!;

    private async Task SayAsync(NpgsqlConnection connection, NoticeChannel channel, SendPurpose purpose, DateOnly day, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Telemetry.BudgetsRefused.Add(1, new TagList { { "channel", channel.ToString() }, { "purpose", purpose.ToString() } });
        if (purpose is SendPurpose.Obligation && await connection.ExecuteAsync("""
            UPDATE send_budgets SET used_up_at = $3 WHERE channel = $1 AND day = $2 AND used_up_at IS NULL
               AND NOT EXISTS (SELECT 1 FROM send_budgets s WHERE s.channel = $1 AND s.stopped_until > $3)
            """, [channel.ToString(), day, now], cancellationToken) == 1) LogUsedUp(channel, BudgetDay.EndOf(now));
    }

    private static TagList Tag(NoticeChannel channel) => new() { { "channel", channel.ToString() } };

    // The row is locked and read in one step, so that two programs never share out the same message.
    private const string Take = """
        WITH used AS (
          SELECT obligation, transactional, other FROM send_budgets b
           WHERE channel = $1 AND day = $2 AND NOT EXISTS (SELECT 1 FROM send_budgets s WHERE s.channel = $1 AND s.stopped_until > $3) FOR UPDATE OF b),
        granted AS (
          SELECT greatest(0, least($5::bigint, $6::bigint - obligation - transactional - other
                   - CASE WHEN $4 = 'Obligation' THEN 0 ELSE greatest($7::bigint - obligation, $8::bigint) END
                   - CASE WHEN $4 = 'Other' THEN greatest(0, $9::bigint - transactional) ELSE 0 END))::int AS n FROM used),
        taken AS (
          UPDATE send_budgets b SET obligation = b.obligation + CASE WHEN $4 = 'Obligation' THEN n ELSE 0 END,
                 transactional = b.transactional + CASE WHEN $4 = 'Transactional' THEN n ELSE 0 END,
                 other = b.other + CASE WHEN $4 = 'Other' THEN n ELSE 0 END
            FROM granted WHERE b.channel = $1 AND b.day = $2 AND n > 0)
        SELECT n FROM granted
        """;

    [LoggerMessage(4201, LogLevel.Warning, "The day's budget of {Channel} is used up: what is due stays due until {Until:u}", EventName = "BudgetUsedUp")]
    private partial void LogUsedUp(NoticeChannel channel, DateTimeOffset until);

    [LoggerMessage(4202, LogLevel.Warning, "{Channel} takes nothing more until {Until:u}: what is due stays due, no program asks again before", EventName = "BudgetStopped")]
    private partial void LogStopped(NoticeChannel channel, DateTimeOffset until);
}
