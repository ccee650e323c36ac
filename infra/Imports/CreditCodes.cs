namespace JobAssist.Mobile.Infra.Imports;

/// <summary>Unified social credit codes (GB 32100): eighteen characters without I, O, S, V, Z, the last one a check character modulo 31.</summary>
public static class CreditCodes
{
    private const string Characters = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    public static string? OrNone(CheckedRow row, string column)
    {
        if (row.Optional(column) is not { } code) return null;
        if (!IsGood(code)) row.Refuse(column, "credit_code.checksum", "统一社会信用代码的位数或校验码不对。");
        return code;
    }

    public static bool IsGood(string code)
    {
        if (code.Length != 18) return false;
        var (sum, weight) = (0, 1);
        foreach (var character in code.AsSpan(0, 17))
        {
            var value = Characters.IndexOf(character, StringComparison.Ordinal);
            if (value < 0) return false;
            (sum, weight) = (sum + value * weight, weight * 3 % 31);
        }

        return Characters[(31 - sum % 31) % 31] == code[17];
    }
}
