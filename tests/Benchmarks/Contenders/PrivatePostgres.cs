using System.Net;
using System.Net.Sockets;

namespace JobAssist.Mobile.Benchmarks.Contenders;

/// <summary>A PostgreSQL of our own on a free loopback port, tuned for this question; it ends with the benchmark.</summary>
internal sealed class PrivatePostgres : IDisposable
{
    private const string Settings = """
        listen_addresses = '127.0.0.1'
        unix_socket_directories = ''
        shared_buffers = 2GB
        work_mem = 256MB
        effective_cache_size = 8GB
        jit = off
        max_parallel_workers_per_gather = 0
        random_page_cost = 1.0
        fsync = off
        synchronous_commit = off
        autovacuum = off
        timezone = 'UTC'

        """;

    private readonly string _home = Directory.CreateTempSubdirectory("jobassist-bench-pg-").FullName;
    private readonly string _programs = Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).Select(v => Path.Combine(v, "bin")).First(Directory.Exists);

    public PrivatePostgres()
    {
        if (Environment.IsPrivilegedProcess) Shell.Run("chown", ["postgres", _home], out _);
        Run($"initdb -D {_home}/data -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync");
        File.AppendAllText($"{_home}/data/postgresql.conf", Settings + $"port = {Port}\n");
        Run($"pg_ctl -D {_home}/data -l {_home}/log -w -t 60 start");
    }

    public int Port { get; } = FreePort();

    public string ConnectionString => $"Host=127.0.0.1;Port={Port};Database=postgres;Username=postgres;Pooling=false;Command Timeout=600";

    public void Dispose()
    {
        Run($"pg_ctl -D {_home}/data -m immediate -w stop");
        Directory.Delete(_home, recursive: true);
    }

    // PostgreSQL refuses to run as root.
    private void Run(string command)
    {
        string[] line = ["sh", "-c", $"cd {_home} && {_programs}/{command} >> {_home}/out 2>&1"];
        Shell.Run(Environment.IsPrivilegedProcess ? "runuser" : line[0], Environment.IsPrivilegedProcess ? ["-u", "postgres", "--", .. line] : line[1..], out var code);
        if (code != 0) throw new InvalidOperationException($"{command.Split(' ')[0]} ended with {code}; see {_home}/out.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
