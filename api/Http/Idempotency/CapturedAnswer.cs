using System.Text;

namespace JobAssist.Mobile.Api.Http;

/// <summary>An answer as it leaves: status, content type, text.</summary>
internal sealed record CapturedAnswer(int Status, string? ContentType, string Text)
{
    /// <summary>Lets a handler's result write itself, but into memory.</summary>
    public static async Task<CapturedAnswer> OfAsync(HttpContext http, object? result)
    {
        var leaving = http.Response.Body;
        await using var kept = new MemoryStream();
        http.Response.Body = kept;
        try
        {
            await (result as IResult ?? TypedResults.Json(result)).ExecuteAsync(http);
            await http.Response.BodyWriter.FlushAsync(CancellationToken.None);
        }
        finally
        {
            http.Response.Body = leaving;
        }

        return new CapturedAnswer(http.Response.StatusCode, http.Response.ContentType, Encoding.UTF8.GetString(kept.ToArray()));
    }

    public IResult ToResult() => Text.Length == 0 ? TypedResults.StatusCode(Status) : TypedResults.Text(Text, ContentType, Encoding.UTF8, Status);
}
