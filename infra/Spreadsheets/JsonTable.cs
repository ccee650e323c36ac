using System.Text.Json;

namespace JobAssist.Mobile.Infra.Spreadsheets;

/// <summary>
/// Reads a JSON file whose root object holds one list of objects, each object a row: a text property is a cell's text,
/// any other property its JSON. A row's line is the one on which its object begins.
/// </summary>
public static class JsonTable
{
    private static readonly FileFault Unreadable = new(1, "", "file.unreadable", "文件不是完整的 JSON，打不开。");

    /// <param name="content">UTF-8.</param>
    /// <param name="list">Name of the root's property that holds the rows.</param>
    /// <param name="shared">Names of root properties that are cells of every row.</param>
    public static TableReading Read(ReadOnlySpan<byte> content, string list, TableShape shape, params string[] shared)
    {
        try
        {
            return ReadRows(content, list, shape, shared);
        }
        catch (JsonException error)
        {
            return new TableReading.Refused(Unreadable with { Line = (int)(error.LineNumber ?? 0) + 1 });
        }
    }

    private static TableReading ReadRows(ReadOnlySpan<byte> content, string list, TableShape shape, string[] shared)
    {
        using var document = JsonDocument.Parse(content.ToArray());
        if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty(list, out var items) || items.ValueKind != JsonValueKind.Array)
            return new TableReading.Refused(new FileFault(1, list, "header.missing", "文件里缺少这一项列表。"));

        var lines = LinesOfRows(content, list);
        var rows = new List<TableRow>();
        foreach (var item in items.EnumerateArray())
        {
            var line = lines[rows.Count];
            if (item.ValueKind != JsonValueKind.Object) return new TableReading.Refused(Unreadable with { Line = line });
            var cells = item.EnumerateObject().ToDictionary(property => property.Name, property => TextOf(property.Value), StringComparer.Ordinal);
            foreach (var name in shared)
                if (document.RootElement.TryGetProperty(name, out var value)) cells[name] = TextOf(value);
            if (shape.WhyNot([.. cells.Keys]) is { } fault) return new TableReading.Refused(fault with { Line = line });
            rows.Add(new TableRow(line, cells, null));
        }

        return rows.Count == 0 ? new TableReading.Refused(new FileFault(1, list, "no.data_rows", "文件里没有数据。")) : new TableReading.Rows(rows);
    }

    private static string TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null => "",
        _ => value.GetRawText(),
    };

    private static List<int> LinesOfRows(ReadOnlySpan<byte> content, string list)
    {
        var lines = new List<int>();
        var reader = new Utf8JsonReader(content);
        var inList = false;
        while (reader.Read())
        {
            if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName) inList = reader.ValueTextEquals(list);
            if (inList && reader.CurrentDepth == 2 && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
                lines.Add(content[..(int)reader.TokenStartIndex].Count((byte)'\n') + 1);
        }

        return lines;
    }
}
