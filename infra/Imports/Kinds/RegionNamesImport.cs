using JobAssist.Mobile.Domain.Reference;
using JobAssist.Mobile.Infra.Spreadsheets;

namespace JobAssist.Mobile.Infra.Imports.Kinds;

/// <summary>Old, everyday and short names of divisions.</summary>
public sealed class RegionAliasesImport : IRowImport
{
    public string Kind => "region-aliases";
    public TableShape Shape { get; } = new("alias", "code", "kind", "within");

    public async Task TakeAsync(IReadOnlyList<CheckedRow> rows, ImportRun run, CancellationToken cancellationToken)
    {
        var (repeats, taken) = (new Repeats(), new List<RegionAlias>());
        foreach (var row in rows)
        {
            var alias = new RegionAlias(row.Text("alias", 30), run.Places.Required(row, "code"), row.Word<RegionAliasKind>("kind"), run.Places.Optional(row, "within"));
            repeats.Check(row, "alias", $"{alias.Alias} {alias.Code}");
            if (!row.IsRefused) taken.Add(alias);
        }

        await run.Bulk.UpsertAsync(taken, new BulkRules(), cancellationToken);
    }
}

/// <summary>Codes found in identity numbers issued before a place changed its code.</summary>
public sealed class RegionCodeHistoryImport : IRowImport
{
    public string Kind => "region-code-history";
    public TableShape Shape { get; } = new("old_code", "old_name", "new_code");

    public async Task TakeAsync(IReadOnlyList<CheckedRow> rows, ImportRun run, CancellationToken cancellationToken)
    {
        var (repeats, taken) = (new Repeats(), new List<FormerRegionCode>());
        foreach (var row in rows)
        {
            var former = new FormerRegionCode(Divisions.Code(row, "old_code"), row.Text("old_name", 60), run.Places.Required(row, "new_code"));
            repeats.Check(row, "old_code", former.OldCode);
            if (!row.IsRefused) taken.Add(former);
        }

        await run.Bulk.UpsertAsync(taken, new BulkRules(), cancellationToken);
    }
}
