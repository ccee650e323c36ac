using System.Diagnostics;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace JobAssist.Mobile.Api.Http;

/// <summary>Every error of this program leaves through here: code, Chinese title, errors by field, trace id, nothing else.</summary>
internal sealed class ProblemWriter(IOptions<JsonOptions> json) : IProblemDetailsWriter
{
    public const string ContentType = "application/problem+json";
    public const string CodeKey = "code";

    // Whatever a client says it accepts, an error it can read is better than an empty one.
    public bool CanWrite(ProblemDetailsContext context) => true;

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var (http, given) = (context.HttpContext, context.ProblemDetails);
        var status = given.Status ?? http.Response.StatusCode;
        var standard = StandardProblems.Of(status);
        var code = given.Extensions.TryGetValue(CodeKey, out var said) && said is string own ? own : null;
        var errors = given is HttpValidationProblemDetails validation ? ValidationErrors.Of(validation) : given.Extensions.TryGetValue("errors", out var listed) ? listed as IReadOnlyList<FieldError> : null;

        http.Response.StatusCode = status;
        var body = new ProblemBody(
            status, code ?? (errors is null ? standard.Code : "validation"), code is null ? standard.Title : given.Title ?? standard.Title,
            errors is { Count: > 0 } ? errors : null, TraceIdOf(http));
        await http.Response.WriteAsJsonAsync(body, json.Value.SerializerOptions, ContentType, http.RequestAborted);
    }

    public static string TraceIdOf(HttpContext http) => Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier;
}

/// <summary>The body of every error (RFC 9457).</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">Stable, <c>noun.reason</c>: what programs look at.</param>
/// <param name="Title">One Chinese sentence: what people read.</param>
/// <param name="Errors">What is wrong with which field.</param>
/// <param name="TraceId">What to tell the office when asking for help.</param>
public sealed record ProblemBody(int Status, string Code, string Title, IReadOnlyList<FieldError>? Errors, string TraceId);
