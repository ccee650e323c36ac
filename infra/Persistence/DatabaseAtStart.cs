using Microsoft.Extensions.Logging;
using Npgsql;

namespace JobAssist.Mobile.Infra.Persistence;

/// <summary>
/// A program that starts while PostgreSQL is away (a restart of the machine, a fail-over) waits for it instead of dying: nobody need start it again.
/// What the database refuses, a schema that this program does not know for one, still ends the start.
/// </summary>
public static partial class DatabaseAtStart
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Does <paramref name="setUp"/> as soon as PostgreSQL answers; <see cref="OperationCanceledException"/> when the program is told to stop before that.</summary>
    public static async Task WhenThereAsync(Func<Task> setUp, ILogger logger, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await setUp();
                return;
            }
            catch (NpgsqlException error) when (error is not PostgresException { SqlState: not (PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown) })
            {
                LogWaiting(logger, error.SqlState);
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "PostgreSQL is not there yet ({SqlState}); the program waits for it")]
    private static partial void LogWaiting(ILogger logger, string? sqlState);
}
