using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace JobAssist.Mobile.Api.Http;

/// <summary>Looks at every request before a handler does: its address, its parameters, how its body is written.</summary>
internal static class RequestGuard
{
    private static readonly ConditionalWeakTable<Endpoint, HashSet<string>> KnownKeys = [];

    public static void UseRequestGuard(this IApplicationBuilder app) => app.Use((http, next) =>
        WhyRefused(http) is { } why ? http.WriteProblemAsync(why.Status, why.Code, why.Title, why.Errors) : next(http));

    private static ProblemException? WhyRefused(HttpContext http) => WhyPathRefused(http.Request) ?? WhyQueryRefused(http) ?? WhyBodyRefused(http.Request);

    private static ProblemException? WhyPathRefused(HttpRequest request) =>
        TextGuard.WhyRefused(request.Path.Value) is { } why ? new ProblemException(400, why.Code, "网址里有不能识别的字符。") : null;

    private static ProblemException? WhyQueryRefused(HttpContext http)
    {
        var query = http.Request.Query;
        if (query.Count == 0) return null;
        var known = http.GetEndpoint() is RouteEndpoint endpoint && endpoint.Metadata.GetMetadata<TakesAnyQuery>() is null ? KnownKeys.GetValue(endpoint, KeysOf) : null;
        foreach (var (key, values) in query)
        {
            if (TextGuard.WhyRefused(key) is { } badKey) return new ProblemException(400, badKey.Code, "网址里有不能识别的字符。");
            if (values.Count > 1) return Refused("param.repeated", key, "同一个参数写了两次。");
            if (TextGuard.WhyRefused(values.ToString()) is { } why) return Refused(why.Code, key, why.Sentence);
            if (known is not null && !known.Contains(key)) return Refused("param.unknown", key, "没有这个参数。");
        }

        return null;
    }

    private static ProblemException? WhyBodyRefused(HttpRequest request)
    {
        if (request.Headers.ContentEncoding.Count > 0) return new ProblemException(415, "encoding.unsupported", "请不要压缩提交的内容。");
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.Charset.HasValue) return null;
        if (!HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase)) return new ProblemException(415, "charset.unsupported", "内容只能用 UTF-8 编码。");

        // The framework does not know the quoted form.
        type.Charset = "utf-8";
        request.ContentType = type.ToString();
        return null;
    }

    // What the handler's own parameters are called; a type that binds itself says which keys it reads.
    private static HashSet<string> KeysOf(Endpoint endpoint)
    {
        var keys = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var parameter in endpoint.Metadata.GetOrderedMetadata<IParameterBindingMetadata>())
        {
            if (parameter.ParameterInfo.ParameterType == typeof(Paging)) keys.UnionWith(["limit", "after"]);
            else if (parameter.HasTryParse || parameter.ParameterInfo.ParameterType == typeof(string)) keys.Add(parameter.Name);
        }

        return keys;
    }

    private static ProblemException Refused(string code, string key, string sentence) =>
        new(400, code, "网址里的参数有误。", new FieldError(key.Length <= 40 ? key : "?", code, sentence));
}

/// <summary>Marks an endpoint whose parameters are somebody else's to name.</summary>
internal sealed class TakesAnyQuery;
