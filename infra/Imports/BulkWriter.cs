using System.Reflection;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace JobAssist.Mobile.Infra.Imports;

/// <summary>How rows that exist already are treated; names are columns.</summary>
public sealed record BulkRules
{
    /// <summary>Columns that alone make no change, but are written along with one (the time of change).</summary>
    public string[] Quiet { get; init; } = [];

    /// <summary>Columns that only a new row gets; on an old row somebody else decides them.</summary>
    public string[] Keep { get; init; } = [];
}

/// <summary>
/// Writes many rows of a mapped class in four statements: a temporary table, COPY, the removal of what is there already
/// word for word, and one upsert on the primary key. An import that changes nothing therefore touches no row and fires no trigger.
/// </summary>
public sealed class BulkWriter(MobileDbContext db)
{
    private int tables;

    /// <summary>Adds or updates; returns how many rows changed.</summary>
    public Task<int> UpsertAsync<T>(IReadOnlyCollection<T> rows, BulkRules rules, CancellationToken cancellationToken) where T : class =>
        WriteAsync([.. rows.Select(row => (Guid.Empty, row))], null, "", rules, cancellationToken);

    /// <summary>
    /// The same for rows that belong to an owner, where the owner's list is complete: rows of <paramref name="owners"/> that are not
    /// in it are removed, except those for which <paramref name="removable"/> (SQL about alias t) is false.
    /// </summary>
    public Task<int> ReplaceAsync<T>(IReadOnlyCollection<(Guid Owner, T Row)> rows, IReadOnlyCollection<Guid> owners, BulkRules rules, CancellationToken cancellationToken, string removable = "true") where T : class =>
        WriteAsync(rows, owners, removable, rules, cancellationToken);

    private async Task<int> WriteAsync<T>(IReadOnlyCollection<(Guid Owner, T Row)> rows, IReadOnlyCollection<Guid>? owners, string removable, BulkRules rules, CancellationToken cancellationToken) where T : class
    {
        if (rows.Count == 0 && owners is null or { Count: 0 }) return 0;
        var entity = db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is not mapped.");
        var columns = ColumnsOf(entity).ToList();
        var keys = columns.Where(column => column.IsKey).Select(column => column.Name).ToList();
        var compared = columns.Select(column => column.Name).Except(keys).Except(rules.Quiet).Except(rules.Keep).ToList();
        var written = columns.Select(column => column.Name).Except(keys).Except(rules.Keep).ToList();
        var (target, source) = (entity.GetTableName()!, $"incoming_{++tables}_{entity.GetTableName()}");
        var same = string.Join(" AND ", keys.Select(key => $"s.{key} = t.{key}"));

        await ExecuteAsync($"CREATE TEMPORARY TABLE {source} (LIKE {target}) ON COMMIT DROP", cancellationToken);
        await CopyAsync(source, columns, rows, cancellationToken);
        if (owners is not null)
            await ExecuteAsync($"DELETE FROM {target} t WHERE t.{keys[0]} = ANY($1) AND ({removable}) AND NOT EXISTS (SELECT FROM {source} s WHERE {same})", cancellationToken, owners.ToArray());
        var unchanged = compared.Count == 0 ? same : $"{same} AND ({List(compared, "s.")}) IS NOT DISTINCT FROM ({List(compared, "t.")})";
        var removed = await ExecuteAsync($"DELETE FROM {source} s USING {target} t WHERE {unchanged}", cancellationToken);
        if (removed == rows.Count) return 0;

        var all = List(columns.Select(column => column.Name), "");
        var update = written.Count == 0 ? "NOTHING" : "UPDATE SET " + string.Join(", ", written.Select(column => $"{column} = EXCLUDED.{column}"));
        return await ExecuteAsync($"INSERT INTO {target} ({all}) SELECT {all} FROM {source} ON CONFLICT ({List(keys, "")}) DO {update}", cancellationToken);
    }

    private async Task CopyAsync<T>(string table, List<BulkColumn> columns, IEnumerable<(Guid Owner, T Row)> rows, CancellationToken cancellationToken) where T : class
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var writer = await connection.BeginBinaryImportAsync($"COPY {table} ({List(columns.Select(column => column.Name), "")}) FROM STDIN (FORMAT BINARY)", cancellationToken);
        foreach (var (owner, row) in rows)
        {
            await writer.StartRowAsync(cancellationToken);
            foreach (var column in columns)
            {
                if (column.ValueOf(owner, row) is { } value) await writer.WriteAsync(value, column.StoreType, cancellationToken);
                else await writer.WriteNullAsync(cancellationToken);
            }
        }

        await writer.CompleteAsync(cancellationToken);
    }

    private async Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken, Guid[]? owners = null)
    {
        await using var command = new NpgsqlCommand(sql, (NpgsqlConnection)db.Database.GetDbConnection());
        if (owners is not null) command.Parameters.AddWithValue(owners);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string List(IEnumerable<string> columns, string prefix) => string.Join(", ", columns.Select(column => prefix + column));

    private static IEnumerable<BulkColumn> ColumnsOf(IEntityType entity) =>
        entity.GetProperties().Where(property => property.GetColumnName() != "xmin").Select(property => BulkColumn.Of(property, null))
            .Concat(entity.GetComplexProperties().SelectMany(complex => complex.ComplexType.GetProperties().Select(property => BulkColumn.Of(property, complex.PropertyInfo))));

    /// <summary>One column with the way to its value; a shadow property is the owner's id.</summary>
    private sealed record BulkColumn(string Name, string StoreType, bool IsKey, Func<Guid, object, object?> ValueOf)
    {
        public static BulkColumn Of(IProperty property, PropertyInfo? within)
        {
            var mapping = property.GetRelationalTypeMapping();
            var parenthesis = mapping.StoreType.IndexOf('(', StringComparison.Ordinal);
            var storeType = parenthesis < 0 ? mapping.StoreType : mapping.StoreType[..parenthesis];
            var convert = mapping.Converter?.ConvertToProvider;
            object? Value(Guid owner, object row)
            {
                if (property.IsShadowProperty()) return owner;
                var value = property.PropertyInfo!.GetValue(within is null ? row : within.GetValue(row));
                return value is not null && convert is not null ? convert(value) : value;
            }

            return new BulkColumn(property.GetColumnName(), storeType, property.IsPrimaryKey(), Value);
        }
    }
}
