using System.Text;
using System.Text.Json;

namespace JobAssist.Mobile.Benchmarks.Report;

/// <summary>One table with its title and what must be said beside it.</summary>
internal sealed record Table(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<string> Notes);

/// <summary>A run's tables and the machine's facts: printed, and kept as Markdown and JSON in <c>results/</c>.</summary>
internal sealed record Sheet(string Name, string Command, IReadOnlyDictionary<string, string> Machine, IReadOnlyList<Table> Tables)
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string ToMarkdown()
    {
        var text = new StringBuilder($"# {Name}\n\n`{Command}`\n");
        foreach (var table in Tables)
        {
            text.Append($"\n## {table.Title}\n\n| {string.Join(" | ", table.Columns)} |\n|{string.Join('|', table.Columns.Select((_, n) => n == 0 ? "---" : "---:"))}|\n");
            foreach (var row in table.Rows) text.Append($"| {string.Join(" | ", row)} |\n");
            text.Append('\n');
            foreach (var note in table.Notes) text.Append($"- {note}\n");
        }

        text.Append("\n## Machine\n\n| fact | value |\n|---|---|\n");
        foreach (var (fact, value) in Machine) text.Append($"| {fact} | {value} |\n");
        return text.ToString();
    }

    /// <summary>Prints the tables and writes both files; returns where.</summary>
    public string Publish(TextWriter to, string folder, string file)
    {
        to.WriteLine(ToMarkdown());
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, file);
        File.WriteAllText(path + ".md", ToMarkdown());
        File.WriteAllText(path + ".json", JsonSerializer.Serialize(this, Indented) + "\n");
        return path + ".md";
    }
}
