using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;

namespace JobAssist.Mobile.Infra.Memory;

/// <summary>
/// Tells what is known of accounts and workers from what is no longer true, without reading it again: one small query says who has
/// changed, on any node and by any statement, since the query before. Everybody who asks while one runs shares the next, so that many
/// requests at once cost one round trip. Nothing is believed because no message came.
/// </summary>
public sealed class Looks(NpgsqlDataSource database, TimeProvider clock) : IAsyncDisposable
{
    private const int MostRemembered = 100_000;

    // The database forgets changes after two hours.
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<Guid, long> _changed = new();
    private TaskCompletionSource<Look>? _next;
    private bool _looking;

    // Only the one who looks reads and writes these.
    private LookQuery? _query;
    private DateTimeOffset _lastAt;
    private long _number;
    private long _allChanged;

    /// <summary>A look that began after the call: it sees whatever was committed before.</summary>
    public Task<Look> TakeAsync()
    {
        lock (_gate)
        {
            _next ??= new TaskCompletionSource<Look>(TaskCreationOptions.RunContinuationsAsynchronously);
            var mine = _next.Task;
            if (_looking) return mine;
            _looking = true;
            _ = LookAsync();
            return mine;
        }
    }

    /// <summary>Whether what was read after the look <paramref name="since"/> still holds for the account or worker.</summary>
    public bool IsUnchanged(Guid subject, long since) =>
        since >= Volatile.Read(ref _allChanged) && !(_changed.TryGetValue(subject, out var changed) && changed > since);

    public async ValueTask DisposeAsync()
    {
        if (_query is not null) await _query.DisposeAsync();
    }

    private async Task LookAsync()
    {
        while (true)
        {
            TaskCompletionSource<Look> asked;
            lock (_gate)
            {
                if (_next is null)
                {
                    _looking = false;
                    return;
                }

                (asked, _next) = (_next, null);
            }

            try
            {
                asked.SetResult(await OnceAsync());
            }
            catch (Exception error) when (error is System.Data.Common.DbException or InvalidOperationException or TimeoutException or IOException)
            {
                if (_query is not null) await _query.DisposeAsync();
                _query = null;
                asked.SetException(error);
            }
        }
    }

    private async Task<Look> OnceAsync()
    {
        var (now, number) = (clock.GetUtcNow(), _number + 1);
        var fresh = _query is null || now - _lastAt > Longest;
        _query ??= await LookQuery.OpenAsync(database);
        var (marketVersion, changed) = await _query.RunAsync();

        // A connection that was away, or a long silence, may have missed something; so may a memory that is full.
        if (fresh || _changed.Count + changed.Length > MostRemembered || Array.IndexOf(changed, null) >= 0)
        {
            Volatile.Write(ref _allChanged, number);
            _changed.Clear();
        }
        else
        {
            foreach (var subject in changed) _changed[subject!.Value] = number;
        }

        (_number, _lastAt) = (number, now);
        return new Look(number, marketVersion);
    }
}

/// <summary>The query of a look on a connection of its own; it remembers what the last one could see.</summary>
internal sealed class LookQuery : IAsyncDisposable
{
    // Only what is visible now and was not before: long transactions of others neither hide a change nor show it twice.
    private const string Text = """
        SELECT pg_current_snapshot()::text, (SELECT version FROM market_version),
               ARRAY(SELECT subject FROM people_changes WHERE xid >= pg_snapshot_xmin($1::pg_snapshot) AND NOT pg_visible_in_snapshot(xid, $1::pg_snapshot))
        """;

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlCommand _command;

    private LookQuery(NpgsqlConnection connection, string snapshot)
    {
        (_connection, _command) = (connection, new NpgsqlCommand(Text, connection));
        _command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = snapshot, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
    }

    public static async Task<LookQuery> OpenAsync(NpgsqlDataSource database)
    {
        var connection = await database.OpenConnectionAsync();
        await using var first = new NpgsqlCommand("SELECT pg_current_snapshot()::text", connection);
        var query = new LookQuery(connection, Convert.ToString(await first.ExecuteScalarAsync(), CultureInfo.InvariantCulture)!);
        await query._command.PrepareAsync();
        return query;
    }

    public async Task<(long MarketVersion, Guid?[] Changed)> RunAsync()
    {
        await using var reader = await _command.ExecuteReaderAsync();
        await reader.ReadAsync();
        var (snapshot, version, changed) = (reader.GetString(0), reader.GetInt64(1), reader.GetFieldValue<Guid?[]>(2));
        ((NpgsqlParameter<string>)_command.Parameters[0]).TypedValue = snapshot;
        return (version, changed);
    }

    public async ValueTask DisposeAsync()
    {
        await _command.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
