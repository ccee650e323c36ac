using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace JobAssist.Mobile.StandInParts;

/// <summary>The JSON dialects the stand-in speaks.</summary>
public static class Json
{
    /// <summary>Configuration and control API: camelCase, enums as words, unknown names refused so that a typo is seen.</summary>
    public static JsonSerializerOptions Control { get; } = Create(strict: true);

    /// <summary>Journal lines: camelCase, nothing written for nulls, readable Chinese.</summary>
    public static JsonSerializerOptions Lines { get; } = Create(strict: false);

    /// <summary>A platform's own answers and pushes: names as given.</summary>
    public static JsonSerializerOptions Wire { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A copy of <paramref name="current"/> with the named members of <paramref name="patch"/> replaced.</summary>
    public static T Overlay<T>(T current, JsonElement patch)
    {
        var merged = JsonSerializer.SerializeToNode(current, Control)!.AsObject();
        foreach (var member in patch.EnumerateObject())
            merged[member.Name] = System.Text.Json.Nodes.JsonNode.Parse(member.Value.GetRawText());
        return merged.Deserialize<T>(Control)!;
    }

    public static void Configure(JsonSerializerOptions options, bool strict)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = true;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.UnmappedMemberHandling = strict ? JsonUnmappedMemberHandling.Disallow : JsonUnmappedMemberHandling.Skip;
        options.ReadCommentHandling = JsonCommentHandling.Skip;
        options.AllowTrailingCommas = true;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
    }

    static JsonSerializerOptions Create(bool strict)
    {
        var options = new JsonSerializerOptions();
        Configure(options, strict);
        return options;
    }
}
