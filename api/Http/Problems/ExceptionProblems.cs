using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace JobAssist.Mobile.Api.Http;

/// <summary>What escaped from a request, as a problem. Only a bug is logged, once, by type and place: messages may hold what people typed.</summary>
internal sealed partial class ExceptionProblems(ILogger<ExceptionProblems> logger) : IExceptionHandler
{
    private static readonly TimeSpan ComeBack = TimeSpan.FromSeconds(5);

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested) return true;
        switch (exception)
        {
            case ProblemException problem:
                await httpContext.WriteProblemAsync(problem.Status, problem.Code, problem.Title, problem.Errors, problem.RetryAfter);
                break;
            case BadHttpRequestException { InnerException: JsonException json }:
                await WriteAsync(httpContext, JsonProblems.Of(json));
                break;
            case BadHttpRequestException bad:
                await WriteAsync(httpContext, BindingProblems.Of(httpContext, bad));
                break;
            case DbUpdateConcurrencyException:
                await httpContext.WriteProblemAsync(StatusCodes.Status409Conflict, "conflict.stale", StandardProblems.Of(412).Title);
                break;
            case var away when IsAway(away):
                LogAway(exception.GetType().Name, ProblemWriter.TraceIdOf(httpContext));
                await httpContext.WriteProblemAsync(StatusCodes.Status503ServiceUnavailable, retryAfter: ComeBack);
                break;
            default:
                LogUnexpected(string.Join(" < ", Chain(exception).Select(e => e.GetType().Name)), ProblemWriter.TraceIdOf(httpContext), Chain(exception).Last().StackTrace);
                await httpContext.WriteProblemAsync(StatusCodes.Status500InternalServerError);
                break;
        }

        return true;
    }

    private static Task WriteAsync(HttpContext http, ProblemException problem) =>
        http.WriteProblemAsync(problem.Status, problem.Code, problem.Title, problem.Errors);

    // EF wraps what Npgsql throws; a database that is starting, stopping, full or gone is "away", not a bug.
    private static bool IsAway(Exception exception) => Chain(exception).Any(e => e is NpgsqlException { IsTransient: true } or TimeoutException or System.Net.Sockets.SocketException);

    private static IEnumerable<Exception> Chain(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException) yield return exception;
    }

    [LoggerMessage(1, LogLevel.Warning, "Storage is away: {Kind}, trace {TraceId}")]
    private partial void LogAway(string kind, string traceId);

    [LoggerMessage(2, LogLevel.Error, "Unexpected {Kind}, trace {TraceId}{Place}")]
    private partial void LogUnexpected(string kind, string traceId, string? place);
}
