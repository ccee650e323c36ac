using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace JobAssist.Mobile.Infra.Persistence;

/// <summary>Programs refuse to run on a schema they do not know; only `jobassist migrate` changes it.</summary>
public static class SchemaVersion
{
    /// <summary>Applies every migration that is missing, as the owner of the tables.</summary>
    public static async Task<IReadOnlyList<string>> MigrateAsync(MobileDbContext db, CancellationToken cancellationToken)
    {
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        await db.Database.MigrateAsync(cancellationToken);
        return pending;
    }

    /// <exception cref="InvalidOperationException">The database has migrations this program does not know, or lacks some.</exception>
    public static async Task RequireCurrentAsync(MobileDbContext db, CancellationToken cancellationToken)
    {
        var known = db.GetService<IMigrationsAssembly>().Migrations.Keys;
        var applied = await db.Database.GetAppliedMigrationsAsync(cancellationToken);
        if (!known.Order(StringComparer.Ordinal).SequenceEqual(applied.Order(StringComparer.Ordinal)))
            throw new InvalidOperationException("The database's schema is not the one of this program: run `jobassist migrate` of the same version first.");
    }
}
