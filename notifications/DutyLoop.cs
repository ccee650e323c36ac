using System.Data.Common;
using Npgsql;

namespace JobAssist.Mobile.Notifications;

/// <summary>One of the duty's own clocks: takes its turn again and again, needs no scheduler, waits for no other loop and outlives whatever befalls a turn.</summary>
internal abstract partial class DutyLoop(TimeProvider clock, ILogger logger) : BackgroundService
{
    protected TimeProvider Clock => clock;

    protected ILogger Logger => logger;

    /// <summary>From the end of a turn to the next one.</summary>
    protected abstract TimeSpan Interval { get; }

    protected abstract Task TurnAsync(CancellationToken cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await TurnAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (IsDatabaseAway(error))
            {
                // The database is away: what was not fenced is where it was, what was fenced runs out.
                LogCutOff(logger, GetType().Name, error.GetType().Name, (error as PostgresException)?.SqlState);
            }
            catch (Exception error)
            {
                // A fault in one loop must not end the others, as it would if it left this one. Its message may hold a person's data; where it was thrown holds none.
                LogFault(logger, GetType().Name, error.GetType().Name, error.StackTrace);
            }

            await Task.Delay(Interval, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // A connection that breaks in the middle of work also shows as an operation that is not valid any more, said by the driver or around its error.
    private static bool IsDatabaseAway(Exception error) =>
        error is DbException or TimeoutException || (error is InvalidOperationException && (error.InnerException is DbException or TimeoutException || error.Source == nameof(Npgsql)));

    [LoggerMessage(10, LogLevel.Warning, "A turn of {Loop} was cut off ({Error}, {SqlState}); the next one goes on")]
    private static partial void LogCutOff(ILogger logger, string loop, string error, string? sqlState);

    [LoggerMessage(11, LogLevel.Error, "A turn of {Loop} failed ({Error}); the next one tries again\n{Where}")]
    private static partial void LogFault(ILogger logger, string loop, string error, string? where);
}
