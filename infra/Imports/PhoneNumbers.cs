using JobAssist.Mobile.Infra.Casework;

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
        if (PersonalTexts.Mobile(text) is { } number) return number;
        row.Warn(column, "phone.invalid", "电话号码不成立，已留空，请核对后补上。");
        return null;
    }
}
