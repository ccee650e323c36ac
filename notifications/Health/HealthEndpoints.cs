using JobAssist.Mobile.Infra.Persistence;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace JobAssist.Mobile.Notifications;

/// <summary>Live: the process answers. Ready: the database is there and has this program's schema.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live"));
        app.MapHealthChecks("/health/ready");
    }
}

/// <summary>Can the ledger be reached, and is it the one this program knows?</summary>
internal sealed class LedgerHealth(NpgsqlDataSource database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await SchemaVersion.RequireCurrentAsync(database, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception error) when (error is System.Data.Common.DbException or InvalidOperationException or TimeoutException)
        {
            return HealthCheckResult.Unhealthy();
        }
    }
}
