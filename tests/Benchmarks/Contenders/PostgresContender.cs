using System.Diagnostics;
using JobAssist.Mobile.Benchmarks.Dump;
using Npgsql;

namespace JobAssist.Mobile.Benchmarks.Contenders;

/// <summary>Three written forms of the same question in SQL, each prepared, one worker a statement, two connections for the batch.</summary>
internal static class PostgresContender
{
    private static readonly string[] Forms = ["a", "b", "c"];

    public static IEnumerable<Outcome> Run(Rig rig)
    {
        var from = new Folder(rig.Instance);
        using var server = new PrivatePostgres();
        using var connection = Open(server);
        var watch = Stopwatch.StartNew();
        Execute(connection, Sql(rig, "schema.sql"));
        PostgresLoad.Fill(connection, from);
        foreach (var statement in Sql(rig, "indexes.sql").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) Execute(connection, statement);
        var built = watch.Elapsed.TotalSeconds;

        foreach (var form in Forms) yield return Run(rig, server, form, built);
    }

    private static Outcome Run(Rig rig, PrivatePostgres server, string form, double built)
    {
        var options = rig.Options;
        using var one = Asking.Of(Open(server), Sql(rig, $"form-{form}.sql"), options.Top);
        var lists = new List<IReadOnlyList<(int, int)>>();
        for (var warm = 0; warm < 10; warm++) one.Ask(warm);
        var single = Stopwatches.Each(options.Check, n => lists.Add(one.Ask(n)));
        Answers.Write(rig.AnswersOf("postgres-" + form), lists);

        var seconds = options.Long("seconds", 15);
        var (next, count) = (0, Math.Max(options.Check, options.Queries));
        using var other = Asking.Of(Open(server), Sql(rig, $"form-{form}.sql"), options.Top);
        var watch = Stopwatch.StartNew();
        Parallel.ForEach([one, other], new ParallelOptions { MaxDegreeOfParallelism = 2 }, asking =>
        {
            while (watch.Elapsed.TotalSeconds < seconds) asking.Ask((Interlocked.Increment(ref next) - 1) % count);
        });
        return new Outcome
        {
            Name = "postgres-" + form,
            How = $"SQL form {form.ToUpperInvariant()}, two connections, prepared, all in shared_buffers",
            Threads = 2,
            BuildSeconds = built,
            BatchWorkers = next,
            BatchSeconds = watch.Elapsed.TotalSeconds,
            SingleP50 = Stopwatches.Percentile(single, 50),
            SingleP99 = Stopwatches.Percentile(single, 99),
            Limits = "memory and CPU are the server's and not counted",
        };
    }

    /// <summary>One connection with the statement prepared on it.</summary>
    private sealed class Asking : IDisposable
    {
        private readonly NpgsqlConnection _connection;
        private readonly NpgsqlCommand _command;
        private readonly NpgsqlParameter<int> _worker = new() { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Integer };

        private Asking(NpgsqlConnection connection, string sql, int top)
        {
            _connection = connection;
            _command = new NpgsqlCommand(sql, connection);
            _command.Parameters.Add(_worker);
            _command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = top });
        }

        public static Asking Of(NpgsqlConnection connection, string sql, int top)
        {
            var asking = new Asking(connection, sql, top);
            asking._command.Prepare();
            return asking;
        }

        public List<(int Posting, int Score)> Ask(int worker)
        {
            _worker.TypedValue = worker;
            var list = new List<(int, int)>();
            using var reader = _command.ExecuteReader();
            while (reader.Read()) list.Add((reader.GetInt32(0), reader.GetInt32(1)));
            return list;
        }

        public void Dispose()
        {
            _command.Dispose();
            _connection.Dispose();
        }
    }

    /// <summary>A file of peers/postgres with the names in braces replaced by the weights.</summary>
    private static string Sql(Rig rig, string file)
    {
        var sql = File.ReadAllText(Path.Combine(rig.PeersFolder, "postgres", file));
        foreach (var line in File.ReadLines(Path.Combine(rig.Instance, "weights.txt")))
        {
            if (line.Split(' ') is [var name, var value]) sql = sql.Replace("{" + name + "}", value, StringComparison.Ordinal);
        }

        return sql;
    }

    private static NpgsqlConnection Open(PrivatePostgres server)
    {
        var connection = new NpgsqlConnection(server.ConnectionString);
        connection.Open();
        return connection;
    }

    private static void Execute(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
