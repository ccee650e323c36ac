using Microsoft.Extensions.Options;
using Npgsql;

namespace JobAssist.Mobile.Notifications.Inbox;

/// <summary>Looks into the inboxes every few seconds, and goes on at once while there is work.</summary>
internal sealed partial class InboxService(WeChatInbox weChat, SmsInbox sms, IOptions<DutyOptions> options, TimeProvider clock, ILogger<InboxService> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Inbox.Enabled) return;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await weChat.WorkAsync(stoppingToken) + await sms.WorkAsync(stoppingToken) < options.Value.Inbox.Batch) await Task.Delay(options.Value.Inbox.Interval, clock, stoppingToken);
            }
            catch (NpgsqlException error)
            {
                // The rows are where they were.
                LogFailed(error.SqlState);
                await Task.Delay(options.Value.Inbox.Interval, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The inboxes could not be looked into ({SqlState})")]
    private partial void LogFailed(string? sqlState);
}
