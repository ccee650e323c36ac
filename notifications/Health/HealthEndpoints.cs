using JobAssist.Mobile.Infra.Persistence;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace JobAssist.Mobile.Notifications;

/// <summary>Live: the process answers. Ready: the database is there and has this program's schema; Degraded, which still is ready, when a budget or a template keeps messages back.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live"));
        app.MapHealthChecks("/health/ready");
    }
}

/// <summary>Can the ledger be reached, is it the one this program knows, and may what is due in it be sent?</summary>
internal sealed class LedgerHealth(NpgsqlDataSource database, SendAlarms alarms) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await SchemaVersion.RequireCurrentAsync(database, cancellationToken);
            var kept = await alarms.ReadAsync(cancellationToken);
            return kept.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(string.Join(' ', kept));
        }
        catch (Exception error) when (error is System.Data.Common.DbException or InvalidOperationException or TimeoutException)
        {
            return HealthCheckResult.Unhealthy();
        }
    }
}
