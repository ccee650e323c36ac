using System.Globalization;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Spreadsheets;

namespace JobAssist.Mobile.Infra.Imports;

/// <summary>What was found in one cell. <paramref name="Message"/> never repeats the value: it may be a name, number or phone.</summary>
public sealed record RowIssue(int Line, string Column, string Code, ImportSeverity Severity, string Message);

/// <summary>
/// One row while its cells are checked. A bad cell is noted and answered with a harmless value, so that reading goes on
/// and all bad cells of the row are listed at once; <see cref="IsRefused"/> says whether the row may be used.
/// </summary>
public sealed class CheckedRow
{
    private readonly TableRow row;
    private readonly List<RowIssue> issues = [];

    public CheckedRow(TableRow row)
    {
        this.row = row;
        if (row.Fault is { } fault) Refuse(fault.Column, fault.Code, fault.Message);
    }

    public int Line => row.Line;
    public IReadOnlyList<RowIssue> Issues => issues;
    public bool IsRefused { get; private set; }

    public void Refuse(string column, string code, string message)
    {
        IsRefused = true;
        Note(column, code, ImportSeverity.Refused, message);
    }

    public void Warn(string column, string code, string message) => Note(column, code, ImportSeverity.Warning, message);

    /// <summary>The trimmed text, or null for an empty or absent cell.</summary>
    public string? Optional(string column)
    {
        var text = row.Cells.TryGetValue(column, out var cell) ? cell.Trim() : "";
        if (text.Length == 0) return null;
        if (!text.Any(IsUnprintable)) return text;
        Refuse(column, "cell.characters", "这一格里有控制字符或乱码，请重新填写。");
        return null;
    }

    public string Text(string column, int maxLength = 200)
    {
        var text = Optional(column);
        if (text is null && !HasIssueAt(column)) Refuse(column, "cell.missing", "这一格必须填写。");
        if (text?.Length > maxLength) Refuse(column, "cell.too_long", $"这一格太长，最多 {maxLength} 个字。");
        return text ?? "";
    }

    /// <summary>A list written with | between its parts.</summary>
    public string[] List(string column) => Optional(column)?.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    public bool Flag(string column) => Optional(column) switch
    {
        "true" or "1" or "是" => true,
        "false" or "0" or "否" => false,
        null when HasIssueAt(column) => false,
        null => Missing(column, false),
        _ => Bad(column, "choice.unknown", "这一格只能填 true 或 false。", false),
    };

    public int? WholeOrNone(string column, int min, int max)
    {
        if (Optional(column) is not { } text) return null;
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return Bad<int?>(column, "number.unreadable", "这一格要填整数。", null);
        return number >= min && number <= max ? number : Bad<int?>(column, "number.out_of_range", $"这一格的数要在 {min} 到 {max} 之间。", null);
    }

    public int Whole(string column, int min, int max) => WholeOrNone(column, min, max) ?? (HasIssueAt(column) ? min : Missing(column, min));

    /// <summary>Yuan in the file, fen (1/100 yuan) in the answer.</summary>
    public int? FenOrNone(string column, int maxFen = 100_000_000)
    {
        if (Optional(column) is not { } text) return null;
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var yuan))
            return Bad<int?>(column, "amount.unreadable", "金额读不出来，请只填数字，单位是元。", null);
        if (yuan < 0 || yuan * 100 > maxFen) return Bad<int?>(column, "amount.out_of_range", "金额不能是负数，也不能大得离谱。", null);
        return (int)Math.Round(yuan * 100, MidpointRounding.AwayFromZero);
    }

    public int Fen(string column) => FenOrNone(column) ?? (HasIssueAt(column) ? 0 : Missing(column, 0));

    public DateOnly? DateOrNone(string column)
    {
        if (Optional(column) is not { } text) return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
            : Bad<DateOnly?>(column, "date.unreadable", "日期读不出来，请写成 2026-01-31 这样。", null);
    }

    public DateOnly Date(string column) => DateOrNone(column) ?? (HasIssueAt(column) ? DateOnly.MinValue : Missing(column, DateOnly.MinValue));

    public TimeOnly? TimeOrNone(string column)
    {
        if (Optional(column) is not { } text) return null;
        return TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time
            : Bad<TimeOnly?>(column, "time.unreadable", "时间读不出来，请写成 09:30 这样。", null);
    }

    /// <summary>One of a fixed set of words, written in the file as snake_case or by the names in <paramref name="otherwise"/>.</summary>
    public TWord? WordOrNone<TWord>(string column, params (string Text, TWord Word)[] otherwise) where TWord : struct, Enum
    {
        if (Optional(column) is not { } text) return null;
        return Words.TryRead(text, otherwise, out var word) ? word : Bad<TWord?>(column, "choice.unknown", "这一格的取值不在规定的范围内。", null);
    }

    public TWord Word<TWord>(string column, params (string Text, TWord Word)[] otherwise) where TWord : struct, Enum =>
        WordOrNone(column, otherwise) ?? (HasIssueAt(column) ? default : Missing<TWord>(column, default));

    public bool HasIssueAt(string column) => issues.Exists(issue => issue.Column == column);

    private T Missing<T>(string column, T answer) => Bad(column, "cell.missing", "这一格必须填写。", answer);

    private T Bad<T>(string column, string code, string message, T answer)
    {
        Refuse(column, code, message);
        return answer;
    }

    private void Note(string column, string code, ImportSeverity severity, string message) => issues.Add(new RowIssue(Line, column, code, severity, message));

    private static bool IsUnprintable(char character) => (char.IsControl(character) && character is not ('\r' or '\n' or '\t')) || character >= '\uFFFD';
}
