using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Secrets;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace JobAssist.Mobile.TestShared;

/// <summary>One migrated database of its own, with keys, as the programs see it.</summary>
public sealed class MobileDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);

    private MobileDatabase(PostgresServer server, string name, string keyFile)
    {
        (Server, Name, KeyFilePath) = (server, name, keyFile);
        Source = new NpgsqlDataSourceBuilder(AppConnection).Build();
        Secrets = new PersonalSecrets(KeyFile.Read(keyFile), Source, TimeProvider.System);
    }

    public PostgresServer Server { get; }
    public string Name { get; }
    public string KeyFilePath { get; }

    /// <summary>What the programs connect with: a role that owns nothing.</summary>
    public string AppConnection => Server.ConnectionString(Name, "ja_app");
    public string OwnerConnection => Server.ConnectionString(Name, "ja_owner");
    public NpgsqlDataSource Source { get; }
    public PersonalSecrets Secrets { get; }

    public static async Task<MobileDatabase> CreateAsync()
    {
        var server = await PostgresServer.GetAsync();
        var name = await server.CreateDatabaseAsync(await Template.Value);
        return new MobileDatabase(server, name, NewKeyFile());
    }

    /// <summary>The same on a server of its own, for tests that kill it.</summary>
    public static async Task<MobileDatabase> CreateOnAsync(PostgresServer server)
    {
        var name = await server.CreateDatabaseAsync();
        await MigrateAsync(server, name);
        return new MobileDatabase(server, name, NewKeyFile());
    }

    public MobileDbContext Open() => new(new DbContextOptionsBuilder<MobileDbContext>().UseNpgsql(Source).Options);

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        File.Delete(KeyFilePath);
    }

    private static string NewKeyFile()
    {
        var path = Path.Combine(Path.GetTempPath(), $"jobassist-keys-{Guid.CreateVersion7():N}.json");
        KeyFile.Create(path);
        return path;
    }

    private static async Task<string> MakeTemplateAsync()
    {
        var server = await PostgresServer.GetAsync();
        var name = await server.CreateDatabaseAsync();
        await MigrateAsync(server, name);
        return name;
    }

    private static async Task MigrateAsync(PostgresServer server, string name)
    {
        var options = new DbContextOptionsBuilder<MobileDbContext>().UseNpgsql(server.ConnectionString(name, "ja_owner") + ";Pooling=false").Options;
        await using var db = new MobileDbContext(options);
        await SchemaVersion.MigrateAsync(db, CancellationToken.None);
    }
}
