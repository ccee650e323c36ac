using System.Globalization;
using System.Text;

namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>Finds <c>\uXXXX</c> escapes of letters that should have been sent as UTF-8.</summary>
internal static class EscapedText
{
    /// <summary>Surrogate halves do not count: System.Text.Json escapes those whatever it is told.</summary>
    public static bool HasEscapedLetters(ReadOnlySpan<byte> body)
    {
        for (var i = 0; i < body.Length - 1; i++)
        {
            if (body[i] != '\\')
                continue;
            if (body[i + 1] == 'u' && i + 6 <= body.Length && IsLetter(body.Slice(i + 2, 4)))
                return true;
            i++;
        }
        return false;
    }

    static bool IsLetter(ReadOnlySpan<byte> hex) =>
        ushort.TryParse(Encoding.ASCII.GetString(hex), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var unit)
        && char.IsLetter((char)unit);
}
