using System.Text;

namespace JobAssist.Mobile.Api.Http;

/// <summary>Which characters no text of ours holds: those that break storage, forge lines or show something other than what is there.</summary>
internal static class TextGuard
{
    // Zero-width space, word joiner and byte order mark come along with copied text and mean nothing.
    private static readonly char[] Invisible = ['\u200B', '\u2060', '\uFEFF'];

    public static (string Code, string Sentence)? WhyRefused(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c == '\0') return ("text.nul", "文字里有不能保存的字符。");
            if (c is '\t' or '\n' or '\r') continue;
            if (char.IsControl(c) || c is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFFFE' or '\uFFFF')
                return ("text.control", "文字里有看不见的控制字符，请重新输入。");
        }

        return HasTagsOrHalves(text);
    }

    public static string WithoutInvisible(string text) =>
        text.AsSpan().IndexOfAny(Invisible) < 0 ? text : string.Concat(text.Split(Invisible));

    private static (string Code, string Sentence)? HasTagsOrHalves(ReadOnlySpan<char> text)
    {
        while (text.Length > 0)
        {
            if (Rune.DecodeFromUtf16(text, out var rune, out var used) != System.Buffers.OperationStatus.Done) return ("text.surrogate", "文字里有不完整的字符。");
            if (rune.Value is >= 0xE0000 and <= 0xE007F) return ("text.control", "文字里有看不见的控制字符，请重新输入。");
            text = text[used..];
        }

        return null;
    }
}
