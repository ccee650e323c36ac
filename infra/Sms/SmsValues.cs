using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Domain;

namespace JobAssist.Mobile.Infra.Sms;

/// <summary>
/// Makes texts fit a parameter. The vendor counts letters, digits, signs and blanks as one character, in either width
/// (cloud.tencent.com/document/product/382/13301), emoji and rare letters as two or more (tencentcloud.com/announce/detail/100814,
/// about messages abroad; the cautious reading at home). That is UTF-16, in which a message with Chinese letters travels: <c>Length</c>.
/// </summary>
internal static partial class SmsValues
{
    private const char Ellipsis = '…';

    /// <summary>
    /// The text at most <paramref name="most"/> units long, or <paramref name="otherwise"/> where nothing is left of it, or where the
    /// vendor (a link, a number to call) or we (a word about a person's status) forbid it.
    /// </summary>
    public static string FitOrElse(string text, int most, string otherwise)
    {
        var clean = Clean(text);
        return clean.Length is 0 || StatusWords.AreIn(clean) || Contact().IsMatch(FullWidth.Narrow(clean)) ? Cut(otherwise, most) : Cut(clean, most);
    }

    /// <summary>Never through the middle of a letter of two units.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most) return text;
        var end = most - 1;
        if (char.IsLowSurrogate(text[end])) end--;
        return text[..end].TrimEnd() + Ellipsis;
    }

    // Signs that an old phone shows as a box are dropped, and the brackets by which the vendor knows signatures and parameters.
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                if (clean.Length > 0 && clean[^1] is not ' ') clean.Append(' ');
            }
            else if (IsPlain(rune)) clean.Append(rune);
        }

        return clean.ToString().TrimEnd();
    }

    private static bool IsPlain(Rune rune) =>
        rune != Rune.ReplacementChar
        && rune.Value is not ('【' or '】' or '[' or ']' or '{' or '}' or '<' or '>')
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol
            or UnicodeCategory.EnclosingMark)
        // Variation selectors and tags: what is left of an emoji.
        && rune.Value is not (>= 0xFE00 and <= 0xFE0F or >= 0xE0000 and <= 0xE0FFF);

    [GeneratedRegex(@"://|www\.|[A-Za-z0-9-]\.(com|cn|net|org|cc|top|vip|xyz|me|co|io)\b|[0-9][0-9 -]{5,}[0-9]", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Contact();
}
