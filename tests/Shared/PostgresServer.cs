using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace JobAssist.Mobile.TestShared;

/// <summary>
/// A private PostgreSQL for one test process: own data folder, free loopback port, stopped and removed at the end.
/// One template database is migrated once; each test class gets a copy of it.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private static readonly Lazy<Task<PostgresServer>> Only = new(() => StartAsync());
    private readonly string folder;
    private readonly string binaries;
    private int databases;

    private PostgresServer(string folder, string binaries, int port) => (this.folder, this.binaries, Port) = (folder, binaries, port);

    public int Port { get; }

    /// <summary>The server of this test process; started on first use, stopped when the process ends.</summary>
    public static Task<PostgresServer> GetAsync() => Only.Value;

    /// <summary>Stops the server of this test process if any test started it.</summary>
    public static async ValueTask StopAsync()
    {
        if (Only.IsValueCreated) await (await Only.Value).DisposeAsync();
    }

    /// <summary>A server of its own for tests that kill it.</summary>
    public static Task<PostgresServer> StartOwnAsync() => StartAsync();

    /// <summary>A server of its own that keeps what it has acknowledged through a SIGKILL of itself, as a real one does.</summary>
    public static async Task<PostgresServer> StartDurableAsync()
    {
        var server = await StartAsync();
        await server.ExecuteAsync("postgres", "ALTER SYSTEM SET synchronous_commit = on");
        await server.ExecuteAsync("postgres", "SELECT pg_reload_conf()");
        return server;
    }

    /// <summary>A server of its own with the settings of a real one of this size: what it has acknowledged is on the disk.</summary>
    public static Task<PostgresServer> StartForMeasuringAsync() =>
        StartAsync("fsync = on\nsynchronous_commit = on\nfull_page_writes = on\nshared_buffers = 2GB\nmax_wal_size = 16GB\ncheckpoint_timeout = 30min\nwork_mem = 64MB\nmaintenance_work_mem = 512MB\njit = off\n");

    /// <summary>SIGKILL to the postmaster.</summary>
    public void Kill()
    {
        using var postmaster = Process.GetProcessById(PostmasterId);
        postmaster.Kill();
    }

    /// <summary>Starts it again after a kill; what the postmaster left behind takes a moment to notice and die.</summary>
    public async Task BackAsync()
    {
        for (var tries = 1; ; tries++)
        {
            await Task.Delay(200);
            try
            {
                Restart();
                return;
            }
            catch (InvalidOperationException) when (tries < 50)
            {
                // Orphans still hold the shared memory.
            }
        }
    }

    public string ConnectionString(string database, string role) =>
        $"Host=127.0.0.1;Port={Port};Database={database};Username={role};Maximum Pool Size=30;Include Error Detail=false";

    /// <summary>A fresh, empty database owned by ja_owner; returns its name.</summary>
    public async Task<string> CreateDatabaseAsync(string? template = null)
    {
        var name = $"t{Interlocked.Increment(ref databases)}_{Environment.ProcessId}";
        await ExecuteAsync("postgres", template is null ? $"CREATE DATABASE {name} OWNER ja_owner" : $"CREATE DATABASE {name} TEMPLATE {template} OWNER ja_owner");
        return name;
    }

    public async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString(database, "postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Process id of the postmaster, for tests that kill it.</summary>
    public int PostmasterId => int.Parse(File.ReadLines(Path.Combine(folder, "data", "postmaster.pid")).First());

    /// <summary>Starts the server again on the same data and port, after a kill.</summary>
    public void Restart() => Run(binaries, folder, "pg_ctl", $"-D {folder}/data -l {folder}/log -w -t 60 -o \"-p {Port}\" start");

    public ValueTask DisposeAsync()
    {
        if (!Directory.Exists(folder)) return ValueTask.CompletedTask;
        Run(binaries, folder, "pg_ctl", $"-D {folder}/data -m immediate -w stop");
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static async Task<PostgresServer> StartAsync(string settings = "")
    {
        var programs = Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin")).First(Directory.Exists);
        var home = Directory.CreateTempSubdirectory("jobassist-pg-").FullName;
        if (Environment.IsPrivilegedProcess) Shell("chown", "postgres " + home);
        Run(programs, home, "initdb", $"-D {home}/data -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync");

        var port = FreePort();
        await File.AppendAllTextAsync($"{home}/data/postgresql.conf",
            $"listen_addresses = '127.0.0.1'\nunix_socket_directories = ''\nfsync = off\nsynchronous_commit = off\nfull_page_writes = off\nmax_connections = 300\nshared_buffers = 128MB\ntimezone = 'UTC'\n{settings}");
        var server = new PostgresServer(home, programs, port);
        server.Restart();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.DisposeAsync().AsTask().GetAwaiter().GetResult();

        await server.ExecuteAsync("postgres", "CREATE ROLE ja_owner LOGIN; CREATE ROLE ja_app LOGIN;");
        return server;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void Run(string binaries, string folder, string program, string arguments)
    {
        // PostgreSQL refuses to run as root.
        var command = $"cd {folder} && {binaries}/{program} {arguments} > {folder}/{program}.out 2>&1";
        if (Environment.IsPrivilegedProcess) Shell("runuser", ["-u", "postgres", "--", "sh", "-c", command]);
        else Shell("sh", ["-c", command]);
    }

    private static void Shell(string program, params string[] arguments)
    {
        if (arguments is [{ } line] && line.Contains(' ')) arguments = line.Split(' ');
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = false })!;
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}; see the .out files of the server's folder.");
    }
}
