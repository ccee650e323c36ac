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
            try
            {
                await snapshots.RefreshAsync(stoppingToken);
                await hints.WaitAsync(LookEvery, stoppingToken);
            }
            catch (Exception error) when (error is System.Data.Common.DbException or InvalidOperationException or TimeoutException)
            {
                // The old snapshot goes on serving; the next look tries again.
                LogNotRefreshed(error.GetType().Name);
                await Task.Delay(LookEvery, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
        }

        await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public override void Dispose()
    {
        hints.Dispose();
        base.Dispose();
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "The market could not be looked at ({Error}); the last snapshot is kept")]
    private partial void LogNotRefreshed(string error);
}
