using System.Globalization;
using System.Text;
using JobAssist.Mobile.Domain;

namespace JobAssist.Mobile.Infra.Casework;

/// <summary>How names and phone numbers are made equal before they are sealed or looked up.</summary>
public static class PersonalTexts
{
    private const string MiddleDots = "•‧∙⋅・･．·";

    /// <summary>
    /// A name as it is stored and indexed: letters narrow, no spaces, one middle dot for all of them. Null when it is no name:
    /// too long, or with digits, control or invisible characters.
    /// </summary>
    public static string? Name(string? typed)
    {
        var text = new StringBuilder();
        foreach (var rune in (typed ?? "").EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune)) continue;
            if (rune.IsBmp && MiddleDots.Contains((char)rune.Value)) text.Append('·');
            else if (!Rune.IsLetter(rune)) return null;
            else text.Append(rune);
        }

        var name = FullWidth.Narrow(text.ToString());
        return new StringInfo(name).LengthInTextElements is >= 1 and <= 30 && name.Trim('·').Length > 0 ? name : null;
    }

    /// <summary>A Chinese mobile number as eleven digits; null when it is none.</summary>
    public static string? Mobile(string? typed)
    {
        var digits = new string([.. FullWidth.Narrow(typed ?? "").Where(c => c is not (' ' or '-' or '+'))]);
        if (digits.StartsWith("0086", StringComparison.Ordinal)) digits = digits[4..];
        else if (digits.Length == 13 && digits.StartsWith("86", StringComparison.Ordinal)) digits = digits[2..];
        return digits.Length == 11 && digits[0] == '1' && digits[1] is >= '3' and <= '9' && digits.All(char.IsAsciiDigit) ? digits : null;
    }
}
