using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Secrets;

namespace JobAssist.Mobile.Api.Http;

/// <summary>Refuses to run on a schema that is not this program's, and makes ready what the first request needs.</summary>
internal sealed class ReadyAtStart(IServiceScopeFactory scopes, PersonalSecrets secrets) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await SchemaVersion.RequireCurrentAsync(scope.ServiceProvider.GetRequiredService<MobileDbContext>(), cancellationToken);
        // Data keys are fetched by blocking calls: the one that every sign-in needs is fetched before the first crowd comes.
        secrets.Seal(SecretFields.AccountsScope, SecretFields.Answer, Guid.Empty, "");
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
