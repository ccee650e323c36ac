using JobAssist.Mobile.Infra.Redis;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JobAssist.Mobile.Infra.Matching;

/// <summary>
/// Keeps this node's snapshot near the database: a change message from another node is heard at once, and without Redis
/// the market's number is looked at every few seconds.
/// </summary>
public sealed partial class MarketFollower(MarketSnapshots snapshots, SharedCache cache, ILogger<MarketFollower> logger) : BackgroundService
{
    /// <summary>Channel on which nodes tell each other that something to match has changed; the text means nothing.</summary>
    public const string Channel = "market";

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(3);
    private readonly SemaphoreSlim hints = new(0);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var listening = cache.SubscribeAsync(Channel, _ => hints.Release(), stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await RefreshAsync(stoppingToken);
            await ((Task)hints.WaitAsync(LookEvery, stoppingToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // The old snapshot goes on serving whatever happens here; the next look tries again.
    private async Task RefreshAsync(CancellationToken stoppingToken)
    {
        try
        {
            await snapshots.RefreshAsync(stoppingToken);
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
