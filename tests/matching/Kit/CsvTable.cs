using System.Text;

namespace JobAssist.Mobile.Matching.Tests.Kit;

/// <summary>One line of a comma-separated file by column name.</summary>
internal sealed class CsvLine(Dictionary<string, int> columns, List<string> cells)
{
    public string this[string column] => cells[columns[column]];

    public string[] List(string column) => this[column].Length == 0 ? [] : this[column].Split('|');

    public bool Flag(string column) => this[column] == "true";

    public int? Number(string column) => this[column].Length == 0 ? null : int.Parse(this[column]);
}

/// <summary>Reads the small, well-formed files of the tests: quotes, doubled quotes, line breaks inside quotes.</summary>
internal static class CsvTable
{
    public static List<CsvLine> Read(string pathInRepository)
    {
        var lines = Parse(File.ReadAllText(Path.Combine(RepositoryFolder(), pathInRepository)).TrimStart('\uFEFF'));
        var columns = lines[0].Select((name, at) => (name, at)).ToDictionary(c => c.name, c => c.at);
        return [.. lines.Skip(1).Select(cells => new CsvLine(columns, cells))];
    }

    public static string RepositoryFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "JobAssist.Mobile.sln"))) folder = folder.Parent;
        return folder.FullName;
    }

    private static List<List<string>> Parse(string text)
    {
        var (lines, cells, cell, quoted) = (new List<List<string>>(), new List<string>(), new StringBuilder(), false);
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (quoted && c == '"' && at + 1 < text.Length && text[at + 1] == '"') { cell.Append('"'); at++; }
            else if (c == '"') quoted = !quoted;
            else if (quoted || c is not (',' or '\r' or '\n')) cell.Append(c);
            else if (c != '\r')
            {
                cells.Add(cell.ToString());
                cell.Clear();
                if (c != '\n') continue;
                lines.Add(cells);
                cells = [];
            }
        }

        if (cell.Length > 0 || cells.Count > 0) lines.Add([.. cells, cell.ToString()]);
        return lines;
    }
}
