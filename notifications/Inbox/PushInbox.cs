using System.Security.Cryptography;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Secrets;
using Npgsql;

namespace JobAssist.Mobile.Notifications.Inbox;

/// <summary>What became of one push.</summary>
internal enum PushOutcome
{
    Done = 1,

    /// <summary>Came before the answer to our own send was written down: again in a moment.</summary>
    TooEarly = 2,

    /// <summary>Cannot be read, whatever one does.</summary>
    Unreadable = 3,
}

/// <summary>
/// Works off a table of kept pushes, each once, in any order. One row is held while it is worked on; a row that fails five times is
/// parked for a person, and a receipt without its message is looked at again for a day.
/// </summary>
internal abstract partial class PushInbox(NpgsqlDataSource database, PersonalSecrets secrets, InboxOptions options, TimeProvider clock, ILogger logger)
{
    private const int MostFailures = 5;
    private static readonly TimeSpan ReceiptPatience = TimeSpan.FromHours(24);

    /// <summary>The table of this sender's pushes.</summary>
    protected abstract string Table { get; }

    /// <summary>Under which name of <see cref="SecretFields"/> the bodies are sealed.</summary>
    protected abstract string Field { get; }

    /// <summary>Does what one body says; the second time changes nothing.</summary>
    protected abstract Task<PushOutcome> HandleAsync(ReadOnlyMemory<byte> body, DateTimeOffset receivedAt, CancellationToken cancellationToken);

    /// <summary>Works off what is due, a few rows at once; returns how many were looked at, a few more than a batch at most.</summary>
    public async Task<int> WorkAsync(CancellationToken cancellationToken)
    {
        var worked = 0;
        await Task.WhenAll(Enumerable.Range(0, options.Parallelism).Select(async _ =>
        {
            while (Volatile.Read(ref worked) < options.Batch && await WorkOneAsync(cancellationToken)) Interlocked.Increment(ref worked);
        }));
        return worked;
    }

    private async Task<bool> WorkOneAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var found = await connection.ListAsync($"""
            SELECT id, body_sealed, received_at, tries FROM {Table} WHERE processed_at IS NULL AND (next_try_at IS NULL OR next_try_at <= $1)
             ORDER BY next_try_at NULLS FIRST, received_at LIMIT 1 FOR UPDATE SKIP LOCKED
            """, [now], row => new Push(row.GetGuid(0), (byte[])row[1], row.GetFieldValue<DateTimeOffset>(2), row.GetInt16(3)), cancellationToken);
        if (found.Count == 0) return false;

        var push = found[0];
        var (outcome, failed) = await HandleAsync(push, cancellationToken);
        FaultPoints.Reach(FaultPoint.PushHandled);
        await FinishAsync(connection, push, outcome, failed, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        FaultPoints.Reach(FaultPoint.PushFinished);
        return true;
    }

    private async Task<(PushOutcome? Outcome, bool Failed)> HandleAsync(Push push, CancellationToken cancellationToken)
    {
        try
        {
            var text = secrets.Open(Field, push.Id, push.Body);
            return (await HandleAsync(System.Text.Encoding.UTF8.GetBytes(text), push.ReceivedAt, cancellationToken), false);
        }
        catch (CryptographicException)
        {
            return (PushOutcome.Unreadable, false);
        }
        catch (NpgsqlException error)
        {
            LogFailed(push.Id, error.SqlState, push.Tries + 1);
            return (null, true);
        }
    }

    private Task<int> FinishAsync(NpgsqlConnection connection, Push push, PushOutcome? outcome, bool failed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (end, word, next) = (outcome, failed) switch
        {
            (PushOutcome.Done, _) => (true, "done", (DateTimeOffset?)null),
            (PushOutcome.Unreadable, _) => (true, "unreadable", null),
            (PushOutcome.TooEarly, _) when now - push.ReceivedAt > ReceiptPatience => (true, "unmatched", null),
            (PushOutcome.TooEarly, _) => (false, "early", now + Patience(now - push.ReceivedAt)),
            _ when push.Tries + 1 >= MostFailures => (true, "parked", null),
            _ => (false, "failed", now.AddSeconds(5 * Math.Pow(4, push.Tries))),
        };
        return connection.ExecuteAsync($"UPDATE {Table} SET processed_at = CASE WHEN $2 THEN $5 END, outcome = $3, next_try_at = $4::timestamptz, tries = tries + CASE WHEN $6 THEN 1 ELSE 0 END WHERE id = $1",
            [push.Id, end, word, next, now, failed], cancellationToken);
    }

    // A receipt usually waits for a commit of ours: milliseconds; if its runner died, for the end of a lease; then it is somebody else's.
    private static TimeSpan Patience(TimeSpan age) => age < TimeSpan.FromSeconds(5) ? TimeSpan.FromMilliseconds(500) : age < TimeSpan.FromMinutes(5) ? TimeSpan.FromSeconds(5) : TimeSpan.FromMinutes(10);

    private sealed record Push(Guid Id, byte[] Body, DateTimeOffset ReceivedAt, short Tries);

    [LoggerMessage(1, LogLevel.Warning, "Push {Id} failed ({SqlState}), try {Tries}")]
    private partial void LogFailed(Guid id, string? sqlState, int tries);
}
