namespace JobAssist.Mobile.Infra.Imports;

/// <summary>Notices what a file says twice: the first row stays, a later one is refused.</summary>
public sealed class Repeats
{
    private readonly HashSet<(string Column, string Value)> seen = [];

    /// <summary>Notes the value of a row's column; refuses the row when an earlier good row had it.</summary>
    public void Check(CheckedRow row, string column, string value)
    {
        if (row.IsRefused || value.Length == 0) return;
        if (!seen.Add((column, value))) row.Refuse(column, "duplicate.in_file", "同一份文件里前面已经有一行写了同样的编号。");
    }
}
