namespace JobAssist.Mobile.Api.Http;

/// <summary>What matches no endpoint is 404, 405 or 415 for everybody, before anybody is asked who they are.</summary>
internal static class Unmatched
{
    public static void UseUnmatched(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        switch (http.GetEndpoint())
        {
            case null:
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            // The router's own refusals are endpoints without a route.
            case not RouteEndpoint and { RequestDelegate: { } refuse }:
                await refuse(http);
                return;
            default:
                await next(http);
                return;
        }
    });
}
