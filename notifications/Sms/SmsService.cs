using Microsoft.Extensions.Options;

namespace JobAssist.Mobile.Notifications.Sms;

/// <summary>Looks every few seconds for SMS that are due. Neither Quartz nor the sweep waits for a long dispatch.</summary>
internal sealed partial class SmsService(SmsDispatcher dispatcher, IOptions<DutyOptions> options, TimeProvider clock, ILogger<SmsService> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await dispatcher.DispatchDueAsync(stoppingToken);
                await Task.Delay(options.Value.Sms.Interval, clock, stoppingToken);
            }
            catch (Exception error) when (error is System.Data.Common.DbException or InvalidOperationException or TimeoutException)
            {
                // The database is away: what was not fenced is still due, what was fenced runs out.
                LogFailed(error.GetType().Name, (error as Npgsql.PostgresException)?.SqlState);
                await Task.Delay(options.Value.Sms.Interval, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The dispatch of SMS was cut off ({Error}, {SqlState}); it goes on in a moment")]
    private partial void LogFailed(string error, string? sqlState);
}
