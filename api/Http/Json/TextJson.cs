using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace JobAssist.Mobile.Api.Http;

/// <summary>A text or value of a body that is refused, with a code of its own.</summary>
internal sealed class JsonTextException(string code, string sentence) : JsonException(code)
{
    public string Code { get; } = code;
    public string Sentence { get; } = sentence;
}

/// <summary>Every text of every body passes the same guard, so that no slice can forget it.</summary>
internal sealed class TextJson : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null) return null;
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName)) throw new JsonTextException("text.expected", "这一项要填文字。");
        string text;
        try
        {
            text = reader.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw e.InnerException is DecoderFallbackException
                ? new JsonTextException("json.utf8", "内容不是 UTF-8 编码。")
                : new JsonTextException("text.surrogate", "文字里有不完整的字符。");
        }

        return TextGuard.WhyRefused(text) is { } why ? throw new JsonTextException(why.Code, why.Sentence) : TextGuard.WithoutInvisible(text);
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader, typeToConvert, options)!;

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);
}
