using JobAssist.Mobile.Domain.People;

namespace JobAssist.Mobile.Infra.Imports;

/// <summary>Identity numbers in lists: what is wrong with one is said in words, the number itself never.</summary>
public static class IdentityCells
{
    public static IdentityNumber? Read(CheckedRow row, string column, DateOnly today)
    {
        var fault = IdentityNumber.TryRead(row.Optional(column), today, out var number);
        if (row.HasIssueAt(column)) return null;
        var (code, message) = fault switch
        {
            IdentityNumberFault.None => ("", ""),
            IdentityNumberFault.Missing => ("id.missing", "没有身份证号。"),
            IdentityNumberFault.Length => ("id.length", "身份证号要有 18 位。"),
            IdentityNumberFault.BirthDate => ("id.date_invalid", "身份证号里的出生日期不存在。"),
            _ => ("id.checksum", "身份证号的校验码不对，请对照身份证核对。"),
        };
        if (fault != IdentityNumberFault.None) row.Refuse(column, code, message);
        return number;
    }
}
