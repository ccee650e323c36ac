using System.Text.Json;

namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>A request body kept as the bytes that came, with its JSON when it is JSON.</summary>
internal sealed class RequestBody
{
    public static RequestBody Empty { get; } = new();

    public byte[] Raw { get; private init; } = [];
    public JsonElement? Json { get; private init; }
    public bool HasEscapedLetters { get; private init; }

    public static async Task<RequestBody> ReadAsync(HttpRequest request)
    {
        using var buffer = new MemoryStream((int)(request.ContentLength ?? 0));
        await request.Body.CopyToAsync(buffer);
        var raw = buffer.ToArray();
        return new RequestBody { Raw = raw, Json = Parse(raw), HasEscapedLetters = EscapedText.HasEscapedLetters(raw) };
    }

    static JsonElement? Parse(byte[] raw)
    {
        try
        {
            using var document = JsonDocument.Parse(raw);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
