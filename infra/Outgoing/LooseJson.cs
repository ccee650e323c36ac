using System.Globalization;
using System.Text.Json;

namespace JobAssist.Mobile.Infra.Outgoing;

/// <summary>Members of JSON that others write: absent, or of another kind than promised.</summary>
internal static class LooseJson
{
    /// <summary>A member's text, whether it was written as a string or as a number; null if absent, empty or no text.</summary>
    public static string? Text(this JsonElement parent, string member) =>
        parent.ValueKind is JsonValueKind.Object && parent.TryGetProperty(member, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.String => Read(value) is { Length: > 0 } text ? text : null,
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            }
            : null;

    /// <summary>A member's whole number, whether it was written as a number or as a string; 64 bits, for message ids exceed 2^53.</summary>
    public static long? Whole(this JsonElement parent, string member) =>
        long.TryParse(parent.Text(member), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static JsonElement? Member(this JsonElement parent, string member) =>
        parent.ValueKind is JsonValueKind.Object && parent.TryGetProperty(member, out var value) ? value : null;

    // Half a surrogate pair or a broken byte is JSON until it is read.
    private static string? Read(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
