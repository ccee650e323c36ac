using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.WeChat;
using Microsoft.Extensions.Options;
using Npgsql;

namespace JobAssist.Mobile.Notifications.News;

/// <summary>Looks every minute for openings that have changed since people were told of them, and tells them. Needs no scheduler; neither the sweep nor the duty's sends wait for it.</summary>
internal sealed partial class NewsService(
    NewsFinder finder, NewsLedger ledger, NewsDispatcher dispatcher, NpgsqlDataSource database, IOptions<PostingChangedTemplate> template, IOptions<WeChatOptions> account,
    IOptions<DutyOptions> options, TimeProvider clock, ILogger<NewsService> logger) : DutyLoop(clock, logger)
{
    /// <summary>Writes down the configured template where deployment has not read it from WeChat yet, so that phones ask for it.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await DatabaseAtStart.WhenThereAsync(() => SetUpAsync(cancellationToken), Logger, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <summary>Repair, look, tell.</summary>
    public async Task PassAsync(CancellationToken cancellationToken)
    {
        await ledger.RepairAsync(cancellationToken);
        if (await finder.FindAsync(cancellationToken) is > 0 and var noted) LogNoted(Logger, noted);
        await dispatcher.DispatchDueAsync(cancellationToken);
    }

    internal async Task SetUpAsync(CancellationToken cancellationToken)
    {
        if (!template.Value.IsConfigured) return;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync("""
            INSERT INTO message_templates (template_id, app_id, purpose, title, content, long_term, keys, read_at) VALUES ($1, $2, 'PostingChanged', $3, '', $4, $5, $6)
            ON CONFLICT (template_id) DO NOTHING
            """, [template.Value.TemplateId, account.Value.AppId, template.Value.Title, template.Value.LongTerm, template.Value.Keys, Clock.GetUtcNow()], cancellationToken);
    }

    protected override TimeSpan Interval => options.Value.News.Interval;

    protected override Task TurnAsync(CancellationToken cancellationToken) => options.Value.News.Enabled ? PassAsync(cancellationToken) : Task.CompletedTask;

    [LoggerMessage(1, LogLevel.Information, "{Noted} times somebody was told of an opening that has changed since")]
    private static partial void LogNoted(ILogger logger, int noted);
}
