using System.Text.Json;
using JobAssist.Mobile.Infra.Spreadsheets;

namespace JobAssist.Mobile.Infra.MatchFiles;

/// <summary>
/// JSON lines as rows: one object a line. A list of texts becomes a cell written with |, any other list or object stays JSON.
/// Empty lines are skipped.
/// </summary>
internal static class JsonLines
{
    public static IEnumerable<TableRow> Read(string path, TableShape shape)
    {
        var line = 0;
        foreach (var text in File.ReadLines(path))
        {
            line++;
            if (!string.IsNullOrWhiteSpace(text)) yield return RowOf(line, text, shape);
        }
    }

    private static TableRow RowOf(int line, string text, TableShape shape)
    {
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind != JsonValueKind.Object) return new TableRow(line, cells, new FileFault(line, "", "row.unreadable", "这一行不是一个 JSON 对象。"));
            FileFault? fault = null;
            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (!shape.Required.Contains(property.Name) && !shape.Optional.Contains(property.Name))
                    fault ??= new FileFault(line, NameOf(property.Name), "field.unknown", "这一行里有不认识的字段，请看 jobassist match --help。");
                else if (!cells.TryAdd(property.Name, TextOf(property.Value)))
                    fault ??= new FileFault(line, property.Name, "field.duplicate", "这一行里同一个字段写了两次。");
            }

            return new TableRow(line, cells, fault);
        }
        catch (JsonException error)
        {
            return new TableRow(line, cells, new FileFault(line, "", "row.unreadable", $"这一行不是完整的 JSON，第 {error.BytePositionInLine + 1} 个字节处读不下去。"));
        }
    }

    /// <summary>Only a name that looks like a field's is repeated; anything else might be a person's.</summary>
    private static string NameOf(string name) => name.Length <= 40 && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_') ? name : "";

    private static string TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null => "",
        JsonValueKind.Array when value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) => string.Join('|', value.EnumerateArray().Select(item => item.GetString())),
        _ => value.GetRawText(),
    };
}
