using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace JobAssist.Mobile.Infra.WeChat;

/// <summary>JSON as WeChat wants it written, and its lists as they really come back.</summary>
internal static class WeChatJson
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// UTF-8 in which every letter stands as itself. The relaxed encoder still escapes U+3000, private-use characters and
    /// everything beyond the BMP, and WeChat's text check lets escaped text pass unread: those escapes are undone.
    /// </summary>
    public static byte[] Serialise(object body)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(body, Relaxed);
        return json.AsSpan().IndexOf("\\u"u8) < 0 ? json : WithoutEscapes(json);
    }

    private static byte[] WithoutEscapes(ReadOnlySpan<byte> json)
    {
        var plain = new ArrayBufferWriter<byte>(json.Length);
        while (!json.IsEmpty)
        {
            var next = json.IndexOf((byte)'\\');
            if (next < 0) next = json.Length;
            plain.Write(json[..next]);
            json = json[next..];
            if (json.IsEmpty) break;

            var taken = TryReadLetter(json, out var letter) is var length and > 0 ? length : 0;
            if (taken > 0) plain.Advance(letter.EncodeToUtf8(plain.GetSpan(4)));
            else plain.Write(json[..(taken = Math.Min(2, json.Length))]);
            json = json[taken..];
        }

        return plain.WrittenSpan.ToArray();
    }

    // 0 where the escape has to stay: control characters, and half a pair (which the serialiser never writes).
    private static int TryReadLetter(ReadOnlySpan<byte> escape, out Rune letter)
    {
        letter = default;
        if (!TryReadUnit(escape, out var unit) || unit < ' ') return 0;
        if (Rune.TryCreate(unit, out letter)) return 6;
        return TryReadUnit(escape[6..], out var low) && Rune.TryCreate(unit, low, out letter) ? 12 : 0;
    }

    private static bool TryReadUnit(ReadOnlySpan<byte> escape, out char unit)
    {
        unit = default;
        if (escape.Length < 6 || escape[0] != '\\' || escape[1] != 'u') return false;
        if (!ushort.TryParse(escape[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)) return false;
        unit = (char)value;
        return true;
    }

    /// <summary>One element where WeChat wrote an object, all where it wrote an array, none otherwise.</summary>
    public static IEnumerable<JsonElement> OneOrMany(this JsonElement? list) => list switch
    {
        { ValueKind: JsonValueKind.Array } many => many.EnumerateArray().Where(item => item.ValueKind is JsonValueKind.Object),
        { ValueKind: JsonValueKind.Object } one => [one],
        _ => [],
    };
}
