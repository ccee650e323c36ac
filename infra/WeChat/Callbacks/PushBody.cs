using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;

namespace JobAssist.Mobile.Infra.WeChat.Callbacks;

/// <summary>Reads a push's body, JSON or XML as the console was set, into one shape.</summary>
internal static class PushBody
{
    // Events have a handful of levels; anything deeper is not WeChat's.
    private const int Deepest = 16;
    private const int Longest = 256 * 1024;

    public static bool TryRead(ReadOnlyMemory<byte> body, out JsonElement push)
    {
        push = default;
        if (body.Length is 0 or > Longest) return false;
        try
        {
            using var document = IsXml(body.Span)
                ? JsonSerializer.SerializeToDocument(ReadXml(body))
                : JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = Deepest, AllowTrailingCommas = true });
            push = document.RootElement.Clone();
            return push.ValueKind is JsonValueKind.Object;
        }
        catch (Exception e) when (e is JsonException or XmlException)
        {
            return false;
        }
    }

    private static bool IsXml(ReadOnlySpan<byte> body) =>
        (body.StartsWith("\uFEFF"u8) ? body[3..] : body).TrimStart(" \t\r\n"u8) is [(byte)'<', ..];

    private static JsonNode ReadXml(ReadOnlyMemory<byte> body)
    {
        // No DTD, hence no entities and no files from elsewhere.
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = Longest };
        using var reader = XmlReader.Create(new MemoryStream(body.ToArray()), settings);
        return ToNode(XElement.Load(reader), depth: 0);
    }

    private static JsonNode ToNode(XElement element, int depth)
    {
        if (depth > Deepest) throw new XmlException("Nested too deeply.");
        if (!element.HasElements) return JsonValue.Create(element.Value);

        var node = new JsonObject();
        foreach (var same in element.Elements().GroupBy(child => child.Name.LocalName, StringComparer.Ordinal))
            node[same.Key] = same.Count() is 1
                ? ToNode(same.First(), depth + 1)
                : new JsonArray([.. same.Select(child => ToNode(child, depth + 1))]);
        return node;
    }
}
