using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Sms;
using Npgsql;

namespace JobAssist.Mobile.Notifications.Sms;

/// <summary>Writes down the configured templates. One that is stopped stays so: a program is also started again by its supervisor, and nobody has looked.</summary>
internal sealed class SmsSetup(NpgsqlDataSource database, TimeProvider clock, ILogger<SmsSetup> logger, SmsText? text = null) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) =>
        text is null ? Task.CompletedTask : DatabaseAtStart.WhenThereAsync(() => SetUpAsync(text, cancellationToken), logger, cancellationToken);

    private async Task SetUpAsync(SmsText text, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync("""
            INSERT INTO sms_templates (template_id, noted_at) SELECT DISTINCT t, $2::timestamptz FROM unnest($1::text[]) t
            ON CONFLICT (template_id) DO NOTHING
            """, [new[] { text.JobNotice.Id, text.NothingFits.Id, text.Changed.Id }, clock.GetUtcNow()], cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
