using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace JobAssist.Mobile.Api.Http;

/// <summary>Ways to answer with a problem, from handlers and from middleware.</summary>
internal static class ProblemResponses
{
    /// <summary>A problem as a handler's result.</summary>
    public static ProblemHttpResult Problem(int status, string code, string title, params FieldError[] errors) =>
        TypedResults.Problem(DetailsOf(status, code, title, errors));

    /// <summary>A problem written at once, for middleware.</summary>
    public static async Task WriteProblemAsync(this HttpContext http, int status, string? code = null, string? title = null, IReadOnlyList<FieldError>? errors = null, TimeSpan? retryAfter = null)
    {
        http.Response.StatusCode = status;
        if (retryAfter is { } wait) http.Response.Headers.RetryAfter = SecondsOf(wait);
        await http.RequestServices.GetRequiredService<IProblemDetailsService>().WriteAsync(new ProblemDetailsContext
        {
            HttpContext = http,
            ProblemDetails = code is null ? new ProblemDetails { Status = status } : DetailsOf(status, code, title, errors),
        });
    }

    /// <summary>Whole seconds, at least one.</summary>
    public static string SecondsOf(TimeSpan wait) => Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    private static ProblemDetails DetailsOf(int status, string code, string? title, IReadOnlyList<FieldError>? errors)
    {
        var details = new ProblemDetails { Status = status, Title = title ?? StandardProblems.Of(status).Title };
        details.Extensions[ProblemWriter.CodeKey] = code;
        if (errors is { Count: > 0 }) details.Extensions["errors"] = errors;
        return details;
    }
}
