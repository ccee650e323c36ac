using System.Text;

namespace JobAssist.Mobile.Infra.Imports;

/// <summary>Mobile numbers as lists write them.</summary>
public static class PhoneNumbers
{
    /// <summary>
    /// Eleven digits, or null for an empty cell. A number that is none is left out with a warning: it must not cost a
    /// person their row.
    /// </summary>
    public static string? OrNone(CheckedRow row, string column)
    {
        if (row.Optional(column) is not { } text) return null;
        if (Normalised(text) is { } number) return number;
        row.Warn(column, "phone.invalid", "电话号码不成立，已留空，请核对后补上。");
        return null;
    }

    /// <summary>The form that blind indexes are made of, or null.</summary>
    public static string? Normalised(string text)
    {
        var digits = text.Normalize(NormalizationForm.FormKC).Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        if (digits.StartsWith("+86", StringComparison.Ordinal)) digits = digits[3..];
        return digits.Length == 11 && digits[0] == '1' && digits[1] is >= '3' and <= '9' && digits.All(char.IsAsciiDigit) ? digits : null;
    }
}
