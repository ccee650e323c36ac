using System.Text.Json;
using System.Text.RegularExpressions;

namespace JobAssist.Mobile.Api.Http;

/// <summary>
/// What the JSON reader did not like, as a problem that names the field. The reader tells its reasons in sentences only;
/// the table of bad inputs in tests/api holds this reading of them in place.
/// </summary>
internal static partial class JsonProblems
{
    public static ProblemException Of(JsonException error)
    {
        var field = FieldOf(error.Path);
        if (error is JsonTextException text) return Problem(text.Code, field, text.Sentence);

        var message = error.Message;
        if (message.Contains("could not be mapped to any .NET member", StringComparison.Ordinal)) return Problem("json.unknown_member", field, "没有这一项，请去掉。");
        if (message.Contains("uplicate property", StringComparison.Ordinal)) return Problem("json.duplicate", field, "同一项写了两次。");
        if (MissingNames().Match(message) is { Success: true } missing) return MissingFields(field, missing.Groups["names"].Value);
        if (message.Contains("doesn't allow setting null values", StringComparison.Ordinal) || message.Contains("doesn't allow null", StringComparison.Ordinal) || message.Contains("null", StringComparison.Ordinal) && message.Contains("constructor parameter", StringComparison.Ordinal))
            return Problem("required", field, "这一项必须填写。");
        if (WrongType().Match(message) is { Success: true } type) return WrongValue(field, MemberTypes.Of(type.Groups["type"].Value, field));
        return Problem("json.invalid", field, "内容不是正确的 JSON 格式。");
    }

    private static ProblemException WrongValue(string field, Type? type) => type switch
    {
        { IsEnum: true } => Problem("enum.unknown", field, "只能填：" + string.Join("、", Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName)) + "。"),
        _ when type == typeof(DateOnly) || type == typeof(DateTimeOffset) => Problem("date.invalid", field, "没有这个日期，请按 2026-01-31 的样子填写。"),
        _ when type == typeof(TimeOnly) => Problem("time.invalid", field, "没有这个时间，请按 09:30:00 的样子填写。"),
        _ when type == typeof(bool) => Problem("boolean.invalid", field, "请填 true 或 false。"),
        { IsPrimitive: true } => NotANumber(field),
        _ when type == typeof(decimal) => NotANumber(field),
        _ => Problem("json.type", field, "这一项的格式不对。"),
    };

    private static ProblemException NotANumber(string field) => Problem("number.range", field, "请填数字，并且不能太大或太小。");

    private static ProblemException MissingFields(string parent, string names)
    {
        var prefix = parent == "$" ? "" : parent + ".";
        var errors = names.Split(',').Select(name => name.Trim(' ', '\'', '.', '"')).Where(name => name.Length > 0)
            .Select(name => new FieldError(prefix + name, "required", "这一项必须填写。")).ToArray();
        return new ProblemException(400, "required", "缺少必填内容。", errors);
    }

    private static ProblemException Problem(string code, string field, string sentence) =>
        new(400, code, StandardProblems.Of(400).Title, new FieldError(field, code, sentence));

    // "$.wishes.occupations[0]" → "wishes.occupations[0]". A path may repeat a member's name as sent: only short, plain ones are shown.
    private static string FieldOf(string? path)
    {
        var field = path is null or "$" ? "$" : path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : path;
        return PlainPath().IsMatch(field) ? field : "$";
    }

    [GeneratedRegex(@"missing required properties including: (?<names>.+?)\.?\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex MissingNames();

    [GeneratedRegex(@"could not be converted to (?<type>[^ ]+?)\.( Path:|\z)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex WrongType();

    [GeneratedRegex(@"\A[$A-Za-z][A-Za-z0-9_.\[\]]{0,99}\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex PlainPath();
}
