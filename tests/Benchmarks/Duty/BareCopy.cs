using System.Diagnostics;
using JobAssist.Mobile.TestShared;
using Npgsql;

namespace JobAssist.Mobile.Benchmarks.Duty;

/// <summary>How fast the rows that a round leaves behind can be written at all: read out as COPY's bytes, and copied into empty tables of the same columns.</summary>
internal sealed record BareCopy(double Seconds, double IndexedSeconds, long Bytes, IReadOnlyList<string> Tables)
{
    private static readonly string[] Left = ["obligations", "allotments", "notices"];

    public static async Task<BareCopy> RunAsync(MobileDatabase database)
    {
        await using var owner = NpgsqlDataSource.Create(database.OwnerConnection + ";Command Timeout=0");
        await using var connection = await owner.OpenConnectionAsync();
        var (bare, indexed, bytes) = (0.0, 0.0, 0L);
        var tables = new List<string>();
        foreach (var table in Left)
        {
            await RunAsync(connection, $"CREATE TABLE bare_{table} (LIKE {table}); CREATE TABLE indexed_{table} (LIKE {table} INCLUDING ALL)");
            var content = await ReadAsync(connection, table);
            bare += await WriteAsync(connection, "bare_" + table, content);
            indexed += await WriteAsync(connection, "indexed_" + table, content);
            bytes += content.Length;
            tables.Add($"{table} {content.Length / 1e6:N0}");
        }

        return new BareCopy(bare, indexed, bytes, tables);
    }

    private static async Task<Stream> ReadAsync(NpgsqlConnection connection, string table)
    {
        // On disk, not in memory: two gigabytes are more than an array holds.
        var file = new FileStream(Path.Combine(Path.GetTempPath(), $"jobassist-bare-{Guid.CreateVersion7():N}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 20, FileOptions.DeleteOnClose);
        await using var from = await connection.BeginRawBinaryCopyAsync($"COPY {table} TO STDOUT (FORMAT BINARY)");
        await from.CopyToAsync(file, 1 << 20);
        return file;
    }

    private static async Task<double> WriteAsync(NpgsqlConnection connection, string table, Stream content)
    {
        content.Position = 0;
        var watch = Stopwatch.StartNew();
        await using (var to = await connection.BeginRawBinaryCopyAsync($"COPY {table} FROM STDIN (FORMAT BINARY)")) await content.CopyToAsync(to, 1 << 20);
        return watch.Elapsed.TotalSeconds;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
