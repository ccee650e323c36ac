namespace JobAssist.Mobile.Infra.Spreadsheets;

/// <summary>Which columns a table must have and which it may have. Any other column means that it is another file.</summary>
public sealed record TableShape(IReadOnlyList<string> Required, IReadOnlyList<string> Optional)
{
    public TableShape(params string[] required) : this(required, []) { }

    /// <summary>Null when the header fits; otherwise the first thing that is wrong with it.</summary>
    public FileFault? WhyNot(IReadOnlyList<string> header)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var column in header)
        {
            if (!Required.Contains(column, StringComparer.Ordinal) && !Optional.Contains(column, StringComparer.Ordinal))
                return new FileFault(1, "", "header.unknown", "表头里有不认识的列名，请用本系统的模板，或删去多余的列。");
            if (!seen.Add(column)) return new FileFault(1, column, "header.duplicate", "表头里有重复的列名。");
        }

        var missing = Required.FirstOrDefault(column => !seen.Contains(column));
        return missing is null ? null : new FileFault(1, missing, "header.missing", "表头里缺少这一列。");
    }
}

/// <summary>Why a file was refused as a whole. The sentence never repeats what the file holds.</summary>
public sealed record FileFault(int Line, string Column, string Code, string Message);

/// <summary>One row as it stands in the file.</summary>
/// <param name="Line">Line of the file on which the row begins; the header is line 1.</param>
/// <param name="Cells">Column name to text, as written.</param>
/// <param name="Fault">Why the row as a whole cannot be read; null: it can.</param>
public sealed record TableRow(int Line, IReadOnlyDictionary<string, string> Cells, FileFault? Fault);

/// <summary>What reading a file came to.</summary>
public abstract record TableReading
{
    public sealed record Rows(IReadOnlyList<TableRow> Items) : TableReading;

    public sealed record Refused(FileFault Fault) : TableReading;
}

/// <summary>How much of a file is looked at before it is refused.</summary>
public static class TableLimits
{
    public const int MaxBytes = 50 * 1024 * 1024;
    public const int MaxRows = 20_000;
    public const int MaxColumns = 60;
    public const int MaxCellLength = 4_000;
}
