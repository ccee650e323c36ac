using JobAssist.Mobile.Infra.Imports;
using JobAssist.Mobile.Infra.Spreadsheets;

namespace JobAssist.Mobile.Infra.MatchFiles;

/// <summary>Reads a file of rows one by one, as comma-separated text or as JSON lines; what is called .jsonl or begins with a brace is JSON.</summary>
internal sealed class RowFile(InputFile file, Findings findings)
{
    /// <summary>What the first character says; a byte order mark does not count.</summary>
    public bool IsJsonLines { get; } = file.Fault is null && (InputFile.SaysJsonLines(file.Path) || FirstCharacter(file.Path) == '{');

    public string Name => file.Name;

    /// <summary>
    /// The rows, none when the file as a whole was refused; a row that cannot be read at all is listed and left out. Each must be handed back by <see cref="Take"/>. A file of a header
    /// alone has no rows and is no mistake: a market may be empty.
    /// </summary>
    public IEnumerable<CheckedRow> Rows(TableShape shape)
    {
        if (file.Fault is { } fault)
        {
            findings.Refuse(file.Name, fault);
            return [];
        }

        var rows = IsJsonLines ? JsonLines.Read(file.Path, shape) : CsvLines.Read(file.Path, shape, refused => findings.Refuse(file.Name, refused));
        return rows.Select(row => new CheckedRow(row)).Where(row => !row.IsRefused || Take(row));
    }

    /// <summary>True when the row may be used; what is wrong with it is listed.</summary>
    public bool Take(CheckedRow row) => findings.Take(file.Name, row);

    /// <summary>The file as a whole cannot be used.</summary>
    public void Refuse(string code, string message) => findings.Refuse(file.Name, new FileFault(0, "", code, message));

    private static int FirstCharacter(string path)
    {
        using var reader = new StreamReader(path);
        var first = reader.Read();
        while (first is ' ' or '\t' or '\r' or '\n') first = reader.Read();
        return first;
    }
}
