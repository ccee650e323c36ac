using System.Reflection;
using JobAssist.Mobile.Infra.Migrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace JobAssist.Mobile.Infra.Persistence;

/// <summary>Programs refuse to run on a schema they do not know; only `jobassist migrate` changes it.</summary>
public static class SchemaVersion
{
    private static readonly string[] Known = [.. typeof(SqlMigration).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(SqlMigration)))
        .Select(type => type.GetCustomAttribute<MigrationAttribute>()!.Id).Order(StringComparer.Ordinal)];

    /// <summary>Applies every migration that is missing, as the owner of the tables.</summary>
    public static async Task<IReadOnlyList<string>> MigrateAsync(MobileDbContext db, CancellationToken cancellationToken)
    {
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        await db.Database.MigrateAsync(cancellationToken);
        return pending;
    }

    /// <exception cref="InvalidOperationException">The database has migrations this program does not know, or lacks some.</exception>
    public static async Task RequireCurrentAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        if (!Known.SequenceEqual(await AppliedAsync(database, cancellationToken), StringComparer.Ordinal))
            throw new InvalidOperationException("The database's schema is not the one of this program: run `jobassist migrate` of the same version first.");
    }

    // Plain SQL: asking Entity Framework would build its whole model first, a second of work at every start.
    private static async Task<IEnumerable<string>> AppliedAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        if (await connection.FirstAsync("SELECT to_regclass('\"__EFMigrationsHistory\"')::text", [], cancellationToken) is not string) return [];
        return (await connection.ListAsync("SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\"", [], row => row.GetString(0), cancellationToken)).Order(StringComparer.Ordinal);
    }
}
