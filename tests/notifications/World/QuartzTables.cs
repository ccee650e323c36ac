using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace JobAssist.Mobile.Notifications.Tests.World;

/// <summary>Makes the scheduler's tables as the owner, as `jobassist migrate` does, and lets the programs use them.</summary>
public static class QuartzTables
{
    public static async Task CreateAsync(Town town)
    {
        await using (var factory = QuartzSchedulerBuilder.Create(quartz => quartz.UsePersistentStore(store =>
        {
            store.UsePostgres(town.Database.OwnerConnection + ";Pooling=false");
            store.ConfigureStore(options => (options.TablePrefix, options.SchemaProvisioning) = ("qrtz_", SchemaProvisioning.CreateIfMissing));
        })).Build())
        {
            await factory.GetScheduler();
        }

        await town.Database.Server.ExecuteAsync(town.Database.Name, """
            DO $$ DECLARE t text; BEGIN
              FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename LIKE 'qrtz\_%' LOOP
                EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO ja_app', t);
              END LOOP;
            END $$
            """);
    }
}
