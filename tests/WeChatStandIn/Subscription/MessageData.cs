using System.Text.Json;

namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>Judges the data member of a message against its template.</summary>
internal static class MessageData
{
    /// <summary>The platform's words for the first fault, or null.</summary>
    public static string? FaultOf(JsonElement? data, Template template, Switches switches)
    {
        if (data is not { ValueKind: JsonValueKind.Object } values)
            return "argument invalid! data invalid";
        foreach (var key in template.Keys)
        {
            if (!values.TryGetProperty(key, out var member))
                return $"argument invalid! data.{key}.value is empty";
            if (member.ValueKind != JsonValueKind.Object)
                return $"argument invalid! data.{key} invalid";
            if (!member.TryGetProperty("value", out var value) || value.ValueKind == JsonValueKind.Null)
                return $"argument invalid! data.{key}.value is empty";
            if (value.ValueKind != JsonValueKind.String)
                return $"argument invalid! data.{key}.value invalid";
            if (string.IsNullOrWhiteSpace(value.GetString()))
                return $"argument invalid! data.{key}.value is empty";
            if (!ValueRules.Allows(key, value.GetString()!, template, switches.RefuseNonBmp))
                return $"argument invalid! data.{key}.value invalid";
        }
        var stranger = values.EnumerateObject().FirstOrDefault(member => !template.Keys.Contains(member.Name));
        return switches.RefuseUnknownKeys && stranger.Value.ValueKind != JsonValueKind.Undefined
            ? $"argument invalid! data.{stranger.Name} invalid"
            : null;
    }

    /// <summary>Whatever values can be read, for the journal and the word lists.</summary>
    public static IReadOnlyDictionary<string, string> Read(JsonElement? data)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        if (data is { ValueKind: JsonValueKind.Object } values)
            foreach (var member in values.EnumerateObject())
                if (member.Value.ValueKind == JsonValueKind.Object && member.Value.TryGetProperty("value", out var value))
                    read[member.Name] = value.ToString();
        return read;
    }
}
