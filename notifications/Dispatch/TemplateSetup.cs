using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.WeChat;
using Microsoft.Extensions.Options;
using Npgsql;

namespace JobAssist.Mobile.Notifications.Dispatch;

/// <summary>
/// Refuses to start on a schema this program does not know, and writes down the configured template where deployment has not
/// read it from WeChat yet.
/// </summary>
internal sealed class TemplateSetup(NpgsqlDataSource database, IOptions<JobNoticeTemplate> template, IOptions<WeChatOptions> account, TimeProvider clock, ILogger<TemplateSetup> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => DatabaseAtStart.WhenThereAsync(() => SetUpAsync(cancellationToken), logger, cancellationToken);

    private async Task SetUpAsync(CancellationToken cancellationToken)
    {
        await SchemaVersion.RequireCurrentAsync(database, cancellationToken);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync("""
            INSERT INTO message_templates (template_id, app_id, purpose, title, content, long_term, keys, read_at) VALUES ($1, $2, 'JobNotice', $3, '', $4, $5, $6)
            ON CONFLICT (template_id) DO NOTHING
            """, [template.Value.TemplateId, account.Value.AppId, template.Value.Title, template.Value.LongTerm, template.Value.Keys, clock.GetUtcNow()], cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
