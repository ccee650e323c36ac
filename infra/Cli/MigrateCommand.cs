using JobAssist.Mobile.Infra.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Quartz;

namespace JobAssist.Mobile.Cli;

/// <summary>The release step: applies missing migrations and makes the scheduler's tables, both as the owner of the tables.</summary>
internal static class MigrateCommand
{
    private const string TablePrefix = "qrtz_";

    public static async Task<int> RunAsync(Arguments arguments, IServiceProvider services, Terminal terminal, CancellationToken cancellationToken)
    {
        arguments.AllowOnly();
        var owner = services.GetRequiredService<IConfiguration>().GetConnectionString("MobileOwner") ?? throw new InvalidOperationException("ConnectionStrings:MobileOwner is not set.");
        await using var db = new MobileDbContext(new DbContextOptionsBuilder<MobileDbContext>().UseNpgsql(owner).Options);
        foreach (var migration in await SchemaVersion.MigrateAsync(db, cancellationToken)) await terminal.Output.WriteLineAsync($"applied {migration}");

        await MakeSchedulerTablesAsync(owner, cancellationToken);
        await GrantSchedulerTablesAsync(owner, cancellationToken);
        await terminal.Output.WriteLineAsync("The schema is current.");
        return ExitCode.Ok;
    }

    /// <summary>The scheduler creates what is missing when its store is initialised; it is never started.</summary>
    private static async Task MakeSchedulerTablesAsync(string owner, CancellationToken cancellationToken)
    {
        var scheduler = await QuartzSchedulerBuilder.Create(quartz => quartz.UsePersistentStore(store =>
        {
            store.UsePostgres(NpgsqlFactory.Instance, owner);
            store.ConfigureStore(options => options.TablePrefix = TablePrefix);
            store.ProvisionSchema();
        })).BuildScheduler(cancellationToken);
        await scheduler.Shutdown(false, cancellationToken);
    }

    private static async Task GrantSchedulerTablesAsync(string owner, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(owner);
        await using var grant = source.CreateCommand($$"""
            DO $$
            DECLARE t text;
            BEGIN
              FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename LIKE '{{TablePrefix}}%' LOOP
                EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO ja_app', t);
              END LOOP;
            END $$
            """);
        await grant.ExecuteNonQueryAsync(cancellationToken);
    }
}
