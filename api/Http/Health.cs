using System.Net;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Redis;
using Npgsql;

namespace JobAssist.Mobile.Api.Http;

/// <summary>Whether the process lives, and whether it can work. Details are for this machine only.</summary>
internal static class Health
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").AllowAnonymous().WithTags("Health").WithRate(RateKind.None);
        health.MapGet("/live", () => TypedResults.Ok(new HealthResponse("ok", null)))
            .Describe("进程是否活着", "只说明进程在运行，不检查任何依赖。", answer: new HealthResponse("ok", null));
        health.MapGet("/ready", ReadyAsync).Produces<HealthResponse>()
            .Describe("是否可以接收请求", "检查数据库和库结构版本；正在停机时答 503。细节只告诉本机。", answer: new HealthResponse("ok", null), problems: [503]);
    }

    private static async Task<IResult> ReadyAsync(HttpContext http, NpgsqlDataSource source, SharedCache shared, IHostApplicationLifetime life, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        var database = life.ApplicationStopping.IsCancellationRequested ? "stopping" : await DatabaseAsync(source, patience.Token);
        var ready = database == "ok";
        var details = IsLocal(http) ? new HealthDetails(database, shared.Available ? "ok" : "away") : null;
        return TypedResults.Json(new HealthResponse(ready ? "ok" : "not_ready", details), statusCode: ready ? 200 : 503);
    }

    private static async Task<string> DatabaseAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        try
        {
            await SchemaVersion.RequireCurrentAsync(source, cancellationToken);
            return "ok";
        }
        catch (InvalidOperationException e) when (e.InnerException is null)
        {
            return "other_schema";
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException or OperationCanceledException or TimeoutException)
        {
            return "away";
        }
    }

    private static bool IsLocal(HttpContext http) => http.Connection.RemoteIpAddress is null || IPAddress.IsLoopback(http.Connection.RemoteIpAddress);
}

/// <summary>"ok" or "not_ready".</summary>
public sealed record HealthResponse(string Status, HealthDetails? Details);

/// <summary>What each part says; Redis may be away without harm.</summary>
public sealed record HealthDetails(string Database, string Redis);
