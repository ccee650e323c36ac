using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;

namespace JobAssist.Mobile.Api.Http;

/// <summary>What the framework says when a request cannot be bound to a handler's parameters, as a problem that names the field.</summary>
internal static partial class BindingProblems
{
    public static ProblemException Of(HttpContext http, BadHttpRequestException bad)
    {
        if (bad.StatusCode != StatusCodes.Status400BadRequest)
        {
            var (code, title) = StandardProblems.Of(bad.StatusCode);
            return new ProblemException(bad.StatusCode, code, title);
        }

        if (Unreadable().Match(bad.Message) is { Success: true } unreadable) return UnreadableValue(http, unreadable.Groups["name"].Value);
        if (Missing().Match(bad.Message) is { Success: true } missing) return Required(missing.Groups["name"].Value);
        if (bad.Message.Contains("no body was provided", StringComparison.Ordinal)) return new ProblemException(400, "required", "请求里没有内容。", new FieldError("$", "required", "请求里没有内容。"));
        return new ProblemException(400, "request.invalid", StandardProblems.Of(400).Title);
    }

    // An id in the address that is no id names nothing: the same answer as for one that does not exist.
    private static ProblemException UnreadableValue(HttpContext http, string name)
    {
        if (http.Features.Get<IExceptionHandlerFeature>()?.Endpoint is RouteEndpoint route && route.RoutePattern.GetParameter(name) is not null)
        {
            var (code, title) = StandardProblems.Of(404);
            return new ProblemException(404, code, title);
        }

        return new ProblemException(400, "param.invalid", "网址里的参数有误。", new FieldError(name, "param.invalid", "这个参数的格式不对。"));
    }

    private static ProblemException Required(string name) =>
        name.Length == 0 ? new ProblemException(400, "required", "请求里没有内容。") : new ProblemException(400, "required", "缺少必填内容。", new FieldError(name, "required", "这一项必须填写。"));

    [GeneratedRegex("""^Failed to bind parameter "[^"]*?(?<name>\w+)" from """, RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Unreadable();

    [GeneratedRegex("""^Required parameter "[^"]*?(?<name>\w+)" was not provided""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Missing();
}
