using JobAssist.Mobile.Infra.Memory;

namespace JobAssist.Mobile.Api.Sessions;

/// <summary>
/// The look at the database that a request with a token stands on. It is taken before anything else is: whatever follows finds its
/// answers in memory and is not suspended once more, layer by layer.
/// </summary>
internal static class RequestLook
{
    /// <summary>Takes the look for requests that bring what may be a token; others need none.</summary>
    public static void UseRequestLook(this IApplicationBuilder app)
    {
        var looks = app.ApplicationServices.GetRequiredService<Looks>();
        app.Use((http, next) => SessionAuthentication.TokenOf(http.Request) is { Length: Tokens.Length } ? AfterLookAsync(http, next, looks) : next(http));
    }

    /// <summary>The look of this request, which began after the request came.</summary>
    public static async ValueTask<Look> OfAsync(HttpContext http, Looks looks)
    {
        if (http.Features.Get<Look>() is { } taken) return taken;
        var look = await looks.TakeAsync();
        http.Features.Set(look);
        return look;
    }

    private static async Task AfterLookAsync(HttpContext http, RequestDelegate next, Looks looks)
    {
        await OfAsync(http, looks);
        await next(http);
    }
}
