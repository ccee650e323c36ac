using JobAssist.Mobile.Domain.Reference;
using JobAssist.Mobile.Infra.Spreadsheets;

namespace JobAssist.Mobile.Infra.Imports.Kinds;

/// <summary>Divisions from province to township, with the closing day of their list.</summary>
public sealed class RegionsImport : IRowImport
{
    public string Kind => "regions";
    public bool NeedsDataDate => true;
    public TableShape Shape { get; } = new("code", "name", "level", "parent_code");

    public async Task TakeAsync(IReadOnlyList<CheckedRow> rows, ImportRun run, CancellationToken cancellationToken)
    {
        var (repeats, taken) = (new Repeats(), new Dictionary<string, Region>(StringComparer.Ordinal));
        var read = rows.Select(row => (Row: row, Code: Divisions.Code(row, "code"), Name: row.Text("name", 60), Level: row.Word<RegionLevel>("level"), Parent: row.Optional("parent_code"))).ToList();

        // Outer divisions first, so that a row whose parent is refused is refused as well.
        foreach (var (row, code, name, level, parent) in read.OrderBy(item => item.Level))
        {
            if (parent is null ? level > RegionLevel.Province : !run.Places.Knows(parent) && !taken.ContainsKey(parent))
                row.Refuse("parent_code", "region.unknown", "上级区划查不到，或者上级那一行没有通过。");
            repeats.Check(row, "code", code);
            if (!row.IsRefused) taken[code] = new Region(code, name, level, parent, run.Settings.DataDate!.Value);
        }

        await run.Bulk.UpsertAsync(taken.Values, new BulkRules(), cancellationToken);
    }
}

/// <summary>Administrative villages, with the closing day of their list.</summary>
public sealed class VillagesImport : IRowImport
{
    public string Kind => "villages";
    public bool NeedsDataDate => true;
    public TableShape Shape { get; } = new("code", "name", "township_code");

    public async Task TakeAsync(IReadOnlyList<CheckedRow> rows, ImportRun run, CancellationToken cancellationToken)
    {
        var (repeats, taken) = (new Repeats(), new List<Region>());
        foreach (var row in rows)
        {
            var (code, name, township) = (Divisions.Code(row, "code"), row.Text("name", 60), run.Places.Required(row, "township_code", RegionLevel.Township));
            repeats.Check(row, "code", code);
            if (!row.IsRefused) taken.Add(new Region(code, name, RegionLevel.Village, township, run.Settings.DataDate!.Value));
        }

        await run.Bulk.UpsertAsync(taken, new BulkRules(), cancellationToken);
    }
}

internal static class Divisions
{
    /// <summary>A division's code as such: 6, 9 or 12 digits.</summary>
    public static string Code(CheckedRow row, string column)
    {
        var code = row.Text(column, 12);
        if (!row.HasIssueAt(column) && (code.Length is not (6 or 9 or 12) || !code.All(char.IsAsciiDigit)))
            row.Refuse(column, "region.code", "区划代码要写成 6、9 或 12 位数字。");
        return code;
    }
}
