using CsvHelper;
using JobAssist.Mobile.Infra.Spreadsheets;

namespace JobAssist.Mobile.Infra.MatchFiles;

/// <summary>Comma-separated text of any length, row by row: millions of people never lie in memory as text at once.</summary>
internal static class CsvLines
{
    /// <param name="refuse">Told when the file as a whole cannot be used; no more rows follow.</param>
    public static IEnumerable<TableRow> Read(string path, TableShape shape, Action<FileFault> refuse)
    {
        CsvMalformedReason? malformed = null;
        using var reader = CsvReader.FromFile(path, new CsvReaderOptions
        {
            Separator = ',',
            DetectSeparatorHint = false,
            HasHeader = false,
            SkipEmptyLines = false,
            TrackLineNumbers = true,
            PoolStrings = true,
            IncludeValuesInExceptions = false,
            OnMalformedRecord = record => malformed = record.Reason,
        });
        if (!reader.Read())
        {
            refuse(new FileFault(0, "", "empty.file", "文件里没有任何内容。"));
            yield break;
        }

        var columns = Array.ConvertAll(reader.Current.ToArray(), column => column.Trim().TrimStart('\uFEFF'));
        if (shape.WhyNot(columns) is { } fault)
        {
            refuse(fault);
            yield break;
        }

        for (malformed = null; reader.Read(); malformed = null)
        {
            // A quotation mark that is never closed swallows every row after it: then no row of the file is safe.
            if (malformed == CsvMalformedReason.UnterminatedQuote)
            {
                refuse(new FileFault((int)reader.LineNumber, "", "file.quotes", "从这一行起有一个引号没有配对，后面的行会被吞掉，请改好后再用。"));
                yield break;
            }

            var cells = reader.Current.ToArray();
            if (!Array.TrueForAll(cells, string.IsNullOrWhiteSpace)) yield return RowOf((int)reader.LineNumber, columns, cells, malformed is not null);
        }
    }

    private static TableRow RowOf(int line, string[] columns, string[] cells, bool malformed)
    {
        var named = new Dictionary<string, string>(columns.Length, StringComparer.Ordinal);
        for (var place = 0; place < columns.Length; place++) named[columns[place]] = place < cells.Length ? cells[place] : "";
        var fault = malformed ? new FileFault(line, "", "row.quotes", "这一行的引号不成对。")
            : cells.Length != columns.Length ? new FileFault(line, "", "row.cells", "这一行的格数和表头不一样。")
            : null;
        return new TableRow(line, named, fault);
    }
}
