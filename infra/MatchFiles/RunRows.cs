using JobAssist.Mobile.Infra.Imports;
using JobAssist.Mobile.Infra.Spreadsheets;

namespace JobAssist.Mobile.Infra.MatchFiles;

/// <summary>Rows of a small table that a run wrote or somebody made by hand.</summary>
public static class RunRows
{
    /// <param name="columns">A column that ends in ? may be missing.</param>
    public static IEnumerable<CheckedRow> Of(string path, Findings findings, params string[] columns) =>
        new RowFile(InputFile.Look(path), findings).Rows(new TableShape(
            [.. columns.Where(column => !column.EndsWith('?'))], [.. columns.Where(column => column.EndsWith('?')).Select(column => column.TrimEnd('?'))]));
}
