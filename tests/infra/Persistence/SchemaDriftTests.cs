using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.TestShared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace JobAssist.Mobile.Infra.Tests.Persistence;

public sealed class SchemaDriftTests
{
    [Fact]
    public async Task The_model_and_the_migrated_schema_have_the_same_tables_columns_types_and_nullability()
    {
        await using var database = await MobileDatabase.CreateAsync();
        await using var db = database.Open();
        var inModel = db.Model.GetEntityTypes().SelectMany(ColumnsOf).ToHashSet(StringComparer.Ordinal);
        var inDatabase = (await db.Database.SqlQueryRaw<string>("""
            SELECT c.table_name || '.' || c.column_name || ' ' || format_type(a.atttypid, a.atttypmod) || CASE c.is_nullable WHEN 'YES' THEN ' null' ELSE ' not null' END AS "Value"
            FROM information_schema.columns c
            JOIN pg_attribute a ON a.attrelid = (quote_ident(c.table_schema) || '.' || quote_ident(c.table_name))::regclass AND a.attname = c.column_name
            JOIN pg_class t ON t.oid = a.attrelid AND t.relkind <> 'v'
            WHERE c.table_schema = 'public' AND c.table_name NOT IN ('__EFMigrationsHistory', 'obligation_edges', 'people_changes')
            """).ToListAsync()).ToHashSet(StringComparer.Ordinal);

        Assert.NotEmpty(inModel);
        Assert.Empty(inDatabase.Except(inModel, StringComparer.Ordinal));
        Assert.Empty(inModel.Except(inDatabase, StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_database_knows_the_same_edges_of_a_slot_as_the_domain()
    {
        await using var database = await MobileDatabase.CreateAsync();
        await using var db = database.Open();

        var inDatabase = await db.Database.SqlQueryRaw<string>("SELECT from_state || '>' || to_state AS \"Value\" FROM obligation_edges").ToListAsync();

        Assert.Equal(SlotStates.Edges().Select(e => $"{e.From}>{e.To}").Order(StringComparer.Ordinal), inDatabase.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_programs_log_in_as_a_role_that_owns_no_table()
    {
        await using var database = await MobileDatabase.CreateAsync();

        Assert.Equal("ja_app", await database.ScalarAsync<string>("SELECT current_user::text"));
        Assert.Equal(0L, await database.ScalarAsync<long>("SELECT count(*) FROM pg_tables WHERE tableowner = 'ja_app'"));
        Assert.True(await database.ScalarAsync<long>("SELECT count(*) FROM pg_tables WHERE tableowner = 'ja_owner'") > 30);
    }

    [Fact]
    public async Task Evidence_cannot_be_changed_or_taken_back_by_the_programs()
    {
        await using var database = await MobileDatabase.CreateAsync();

        var error = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => database.ScalarAsync<object>("DELETE FROM evidence"));

        Assert.Equal(Npgsql.PostgresErrorCodes.InsufficientPrivilege, error.SqlState);
    }

    private static IEnumerable<string> ColumnsOf(IEntityType entity)
    {
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
        return entity.GetProperties().Concat(entity.GetComplexProperties().SelectMany(complex => complex.ComplexType.GetProperties()))
            .Where(property => property.GetColumnName(table) is not "xmin")
            .Select(property => $"{table.Name}.{property.GetColumnName(table)} {property.GetColumnType(table)} {(property.IsNullable ? "null" : "not null")}");
    }
}
