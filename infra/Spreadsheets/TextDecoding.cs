using System.Text;

namespace JobAssist.Mobile.Infra.Spreadsheets;

/// <summary>
/// The one place where bytes of a text file become characters. Strict: a byte that fits no character refuses the file,
/// so that no replacement character ever reaches the database. Other encodings are tried here after UTF-8.
/// </summary>
public static class TextDecoding
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text without its byte order mark, or null when the bytes are in no known encoding.</summary>
    public static string? Decode(ReadOnlySpan<byte> content)
    {
        var bytes = content.StartsWith(Encoding.UTF8.Preamble) ? content[Encoding.UTF8.Preamble.Length..] : content;
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
