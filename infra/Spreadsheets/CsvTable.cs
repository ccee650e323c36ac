using CsvHelper;

namespace JobAssist.Mobile.Infra.Spreadsheets;

/// <summary>Reads comma-separated text (RFC 4180) into rows that know their line; the only user of CsvHelper.</summary>
public static class CsvTable
{
    private static readonly FileFault TooLarge = new(1, "", "file.too_large", "文件太大，请分成几个文件再导入。");
    private static readonly FileFault Encoding = new(1, "", "file.encoding", "文件的文字编码不是 UTF-8，请另存为 UTF-8 后再导入。");
    private static readonly FileFault Empty = new(1, "", "empty.file", "文件里没有任何内容。");
    private static readonly FileFault Unclosed = new(1, "", "file.quotes", "从这一行起有一个引号没有配对，后面的行会被吞掉，请改好后再导入。");
    private static readonly FileFault NoRows = new(1, "", "no.data_rows", "文件里只有表头，没有数据。");

    public static TableReading Read(ReadOnlySpan<byte> content, TableShape shape)
    {
        if (content.Length > TableLimits.MaxBytes) return new TableReading.Refused(TooLarge);
        if (TextDecoding.Decode(content) is not { } text) return new TableReading.Refused(Encoding);
        if (string.IsNullOrWhiteSpace(text)) return new TableReading.Refused(Empty);
        return ReadRows(text, shape);
    }

    private static TableReading ReadRows(string text, TableShape shape)
    {
        CsvMalformedReason? malformed = null;
        using var reader = CsvReader.FromText(text, new CsvReaderOptions
        {
            Separator = ',',
            DetectSeparatorHint = false,
            HasHeader = false,
            SkipEmptyLines = false,
            TrackLineNumbers = true,
            IncludeValuesInExceptions = false,
            OnMalformedRecord = record => malformed = record.Reason,
        });
        if (!reader.Read()) return new TableReading.Refused(Empty);
        if (reader.FieldCount > TableLimits.MaxColumns) return new TableReading.Refused(TooLarge);
        var columns = Array.ConvertAll(reader.Current.ToArray(), column => column.Trim());
        if (shape.WhyNot(columns) is { } fault) return new TableReading.Refused(fault);

        var rows = new List<TableRow>();
        for (malformed = null; reader.Read(); malformed = null)
        {
            // A quotation mark that is never closed swallows every row after it: then no row of the file is safe.
            if (malformed == CsvMalformedReason.UnterminatedQuote) return new TableReading.Refused(Unclosed with { Line = (int)reader.LineNumber });
            var cells = reader.Current.ToArray();
            if (Array.TrueForAll(cells, string.IsNullOrWhiteSpace)) continue;
            if (rows.Count == TableLimits.MaxRows) return new TableReading.Refused(TooLarge);
            rows.Add(RowOf(reader, columns, cells, malformed is not null));
        }

        return rows.Count == 0 ? new TableReading.Refused(NoRows) : new TableReading.Rows(rows);
    }

    private static TableRow RowOf(CsvReader reader, string[] columns, string[] cells, bool malformed)
    {
        var named = new Dictionary<string, string>(columns.Length, StringComparer.Ordinal);
        for (var place = 0; place < columns.Length; place++) named[columns[place]] = place < cells.Length ? cells[place] : "";

        var line = (int)reader.LineNumber;
        var further = reader.RawRecord.Trim((byte)'\n').Count((byte)'\n');
        var until = further > 0 ? $"（这一行一直读到第 {line + further} 行）" : "";
        var fault = malformed ? new FileFault(line, "", "row.quotes", $"这一行的引号不成对{until}。")
            : cells.Length != columns.Length ? new FileFault(line, "", "row.cells", $"这一行的格数和表头不一样{until}。")
            : Array.Exists(cells, cell => cell.Length > TableLimits.MaxCellLength) ? new FileFault(line, "", "cell.too_long", $"这一行有一格的内容太长{until}。")
            : null;
        return new TableRow(line, named, fault);
    }
}
