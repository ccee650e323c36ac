using System.Text.RegularExpressions;

namespace JobAssist.Mobile.Api.Http;

/// <summary>What of a person may be shown to tell people apart. Works by rune: a rare character is one character, not two halves.</summary>
internal static partial class Masking
{
    /// <summary>王小四 → 王*四, 王四 → 王*; a single character is hidden whole.</summary>
    public static string Name(string name)
    {
        var runes = name.EnumerateRunes().ToArray();
        return runes.Length switch
        {
            0 => "",
            1 => "*",
            2 => runes[0] + "*",
            _ => runes[0] + new string('*', Math.Min(runes.Length - 2, 6)) + runes[^1],
        };
    }

    /// <summary>13812345678 → 138****5678.</summary>
    public static string Phone(string phone) => phone.Length == 11 ? phone[..3] + "****" + phone[7..] : "****";

    /// <summary>Free text for everybody: a mobile number in it is taken out. Full-width digits are digits to whoever reads them.</summary>
    public static string WithoutPhones(string text) => Mobile().Replace(text, "（电话不公开）");

    [GeneratedRegex(@"[1１][3-9３-９](?:[ 　\-－]?[0-9０-９]){9}", RegexOptions.NonBacktracking)]
    private static partial Regex Mobile();
}
