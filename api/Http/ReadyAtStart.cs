using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Secrets;
using Npgsql;

namespace JobAssist.Mobile.Api.Http;

/// <summary>Refuses to run on a schema that is not this program's, and makes ready what the first request needs.</summary>
internal sealed class ReadyAtStart(NpgsqlDataSource database, PersonalSecrets secrets, ILogger<ReadyAtStart> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => DatabaseAtStart.WhenThereAsync(() => MakeReadyAsync(cancellationToken), logger, cancellationToken);

    private async Task MakeReadyAsync(CancellationToken cancellationToken)
    {
        await SchemaVersion.RequireCurrentAsync(database, cancellationToken);
        // Data keys are fetched by blocking calls: the one that every sign-in needs is fetched before the first crowd comes.
        secrets.Seal(SecretFields.AccountsScope, SecretFields.Answer, Guid.Empty, "");
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
