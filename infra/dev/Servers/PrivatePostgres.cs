using Npgsql;

namespace JobAssist.Mobile.Dev.Servers;

/// <summary>A PostgreSQL of this copy's own under .run/postgres: loopback only, its own port, two roles, one database.</summary>
internal sealed class PrivatePostgres : IAsyncDisposable
{
    private static readonly Dictionary<string, string> NoSettings = [];
    private readonly string programs;
    private readonly string data;
    private readonly int port;

    private PrivatePostgres(string programs, string data, int port) => (this.programs, this.data, this.port) = (programs, data, port);

    /// <summary>What the programs connect with: a role that owns no table.</summary>
    public string AppConnection => Connection("jobassist", "ja_app");
    public string OwnerConnection => Connection("jobassist", "ja_owner");

    public static async Task<PrivatePostgres> StartAsync(RunFolder folder)
    {
        var found = Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin")).First(Directory.Exists);
        var server = new PrivatePostgres(found, await DataFolderAsync(folder), folder.PortOf("postgres"));
        if (!File.Exists(Path.Combine(server.data, "PG_VERSION"))) await server.CreateAsync();

        // A start that was killed leaves its server behind.
        await RunAsync($"{found}/pg_ctl -D {server.data} status && {found}/pg_ctl -D {server.data} -m fast -w stop || true");
        await RunAsync($"{found}/pg_ctl -D {server.data} -l {server.data}/server.log -w -t 60 -o '-p {server.port}' start");
        await server.MakeRolesAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await RunAsync($"{programs}/pg_ctl -D {data} -m fast -w stop");
    }

    // PostgreSQL refuses to run as root, and user postgres may not be let into the folder of a clone (under /root, say):
    // then the data lies in /var/tmp and .run/postgres points to it.
    private static async Task<string> DataFolderAsync(RunFolder folder)
    {
        var link = Path.Combine(folder.Root, "postgres");
        if (Directory.Exists(link) && Directory.ResolveLinkTarget(link, returnFinalTarget: true) is { } target) return target.FullName;
        if (!Environment.IsPrivilegedProcess || Directory.Exists(Path.Combine(link, "base"))) return link;

        Directory.CreateDirectory(link);
        await Child.RunAsync(["chown", "postgres:", link], NoSettings);
        try
        {
            await Child.RunAsync(["runuser", "-u", "postgres", "--", "test", "-w", link], NoSettings);
            return link;
        }
        catch (InvalidOperationException)
        {
            Directory.Delete(link);
            var elsewhere = Directory.CreateTempSubdirectory("jobassist-postgres-").FullName;
            await Child.RunAsync(["chown", "postgres:", elsewhere], NoSettings);
            Directory.CreateSymbolicLink(link, elsewhere);
            return elsewhere;
        }
    }

    private async Task CreateAsync()
    {
        await RunAsync($"{programs}/initdb -D {data} -U postgres -A trust -E UTF8 --locale=C.UTF-8");
        await RunAsync($"printf \"listen_addresses = '127.0.0.1'\\nunix_socket_directories = ''\\nmax_connections = 200\\nshared_buffers = 256MB\\ntimezone = 'UTC'\\n\" >> {data}/postgresql.conf");
    }

    private async Task MakeRolesAsync()
    {
        await using var source = NpgsqlDataSource.Create(Connection("postgres", "postgres"));
        await ExecuteAsync(source, """
            DO $$ BEGIN
              IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'ja_owner') THEN CREATE ROLE ja_owner LOGIN; END IF;
              IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'ja_app') THEN CREATE ROLE ja_app LOGIN; END IF;
            END $$
            """);
        await using var exists = source.CreateCommand("SELECT 1 FROM pg_database WHERE datname = 'jobassist'");
        if (await exists.ExecuteScalarAsync() is null) await ExecuteAsync(source, "CREATE DATABASE jobassist OWNER ja_owner");
    }

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private string Connection(string database, string role) => $"Host=127.0.0.1;Port={port};Database={database};Username={role};Maximum Pool Size=60";

    private static async Task RunAsync(string command)
    {
        // The server must not inherit our pipes: pg_ctl would keep them open for as long as it runs.
        command = $"cd / && ({command}) > /dev/null 2>&1 < /dev/null";
        string[] line = Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", "sh", "-c", command] : ["sh", "-c", command];
        await Child.RunAsync(line, NoSettings);
    }
}
