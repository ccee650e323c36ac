using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.WeChat;
using Microsoft.Extensions.Options;
using Npgsql;

namespace JobAssist.Mobile.Notifications.News;

/// <summary>Looks every minute for openings that have changed since people were told of them, and tells them. Needs no scheduler; neither the sweep nor the duty's sends wait for it.</summary>
internal sealed partial class NewsService(
    NewsFinder finder, NewsLedger ledger, NewsDispatcher dispatcher, NpgsqlDataSource database, IOptions<PostingChangedTemplate> template, IOptions<WeChatOptions> account,
    IOptions<DutyOptions> options, TimeProvider clock, ILogger<NewsService> logger) : BackgroundService
{
    /// <summary>Writes down the configured template where deployment has not read it from WeChat yet, so that phones ask for it.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await DatabaseAtStart.WhenThereAsync(() => SetUpAsync(cancellationToken), logger, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <summary>Repair, look, tell.</summary>
    public async Task PassAsync(CancellationToken cancellationToken)
    {
        await ledger.RepairAsync(cancellationToken);
        if (await finder.FindAsync(cancellationToken) is > 0 and var noted) LogNoted(noted);
        await dispatcher.DispatchDueAsync(cancellationToken);
    }

    internal async Task SetUpAsync(CancellationToken cancellationToken)
    {
        if (!template.Value.IsConfigured) return;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync("""
            INSERT INTO message_templates (template_id, app_id, purpose, title, content, long_term, keys, read_at) VALUES ($1, $2, 'PostingChanged', $3, '', $4, $5, $6)
            ON CONFLICT (template_id) DO NOTHING
            """, [template.Value.TemplateId, account.Value.AppId, template.Value.Title, template.Value.LongTerm, template.Value.Keys, clock.GetUtcNow()], cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (options.Value.News.Enabled && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await PassAsync(stoppingToken);
                await Task.Delay(options.Value.News.Interval, clock, stoppingToken);
            }
            catch (Exception error) when (error is System.Data.Common.DbException or InvalidOperationException or TimeoutException)
            {
                // The database is away: what was not fenced is still due, what was fenced runs out.
                LogFailed(error.GetType().Name, (error as PostgresException)?.SqlState);
                await Task.Delay(options.Value.News.Interval, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{Noted} times somebody was told of an opening that has changed since")]
    private partial void LogNoted(int noted);

    [LoggerMessage(2, LogLevel.Warning, "News was cut off ({Error}, {SqlState}); it goes on in a moment")]
    private partial void LogFailed(string error, string? sqlState);
}
