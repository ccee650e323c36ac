using JobAssist.Mobile.Infra.Persistence;

namespace JobAssist.Mobile.Api.Http;

/// <summary>Refuses to run on a schema that is not this program's.</summary>
internal sealed class SchemaAtStart(IServiceScopeFactory scopes) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await SchemaVersion.RequireCurrentAsync(scope.ServiceProvider.GetRequiredService<MobileDbContext>(), cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
