using JobAssist.Mobile.Infra.Spreadsheets;

namespace JobAssist.Mobile.Infra.Imports;

/// <summary>
/// One kind of file: which columns it has and what becomes of its rows. An implementation checks every cell of every
/// row, notes what is wrong on the row, and writes the rows that are not refused; it never throws for what a file says.
/// </summary>
public interface IRowImport
{
    /// <summary>The word of the command line.</summary>
    string Kind { get; }

    TableShape Shape { get; }

    /// <summary>True when the list is worth nothing without the day on which it was closed.</summary>
    bool NeedsDataDate => false;

    TableReading Read(ReadOnlySpan<byte> content) => CsvTable.Read(content, Shape);

    Task TakeAsync(IReadOnlyList<CheckedRow> rows, ImportRun run, CancellationToken cancellationToken);
}
