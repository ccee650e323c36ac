using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Redis;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace JobAssist.Mobile.Infra.Matching;

/// <summary>
/// Keeps this node's snapshot near the database. A change is heard at once, from PostgreSQL itself and, where there is one, through
/// Redis; whoever hears nothing looks at the market's number every few seconds.
/// </summary>
public sealed partial class MarketFollower(MarketSnapshots snapshots, SharedCache cache, NpgsqlDataSource database, TimeProvider clock, ILogger<MarketFollower> logger) : BackgroundService
{
    /// <summary>Channel, of PostgreSQL and of Redis, that says that something to match has changed; the text means nothing.</summary>
    public const string Channel = "market";

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim hints = new(0);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var hearing = Task.WhenAll(cache.SubscribeAsync(Channel, _ => hints.Release(), stoppingToken), ListenAsync(stoppingToken));
        while (!stoppingToken.IsCancellationRequested)
        {
            await RefreshAsync(stoppingToken);
            await ((Task)hints.WaitAsync(LookEvery, stoppingToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            ForgetWhatOneLookAnswers();
        }

        await hearing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task ListenAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = await database.OpenConnectionAsync(stoppingToken);
                connection.Notification += (_, _) => hints.Release();
                await connection.ExecuteAsync("LISTEN " + Channel, [], stoppingToken);
                // What was said before anybody listened.
                hints.Release();
                while (true) await connection.WaitAsync(stoppingToken);
            }
            catch (Exception error) when (error is System.Data.Common.DbException or InvalidOperationException or TimeoutException or OperationCanceledException)
            {
                // Deaf for a second: the look every few seconds goes on meanwhile.
                await Task.Delay(BetweenTries, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void ForgetWhatOneLookAnswers()
    {
        while (hints.CurrentCount > 0 && hints.Wait(0))
        {
            // Fifty changes in a moment are one look.
        }
    }

    // The old snapshot goes on serving whatever happens here; the next look tries again.
    private async Task RefreshAsync(CancellationToken stoppingToken)
    {
        try
        {
            await snapshots.NewestAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends.
        }
        catch (Exception error) when (error is System.Data.Common.DbException or InvalidOperationException or ArgumentException or TimeoutException)
        {
            LogNotRefreshed(error.GetType().Name);
        }
    }

    public override void Dispose()
    {
        hints.Dispose();
        base.Dispose();
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "The market could not be looked at ({Error}); the last snapshot is kept")]
    private partial void LogNotRefreshed(string error);
}
