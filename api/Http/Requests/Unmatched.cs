namespace JobAssist.Mobile.Api.Http;

/// <summary>What matches no endpoint is 404, 405 or 415 for everybody, before anybody is asked who they are.</summary>
internal static class Unmatched
{
    public static void UseUnmatched(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        switch (http.GetEndpoint())
        {
            case null:
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            // The router's own refusals are endpoints without a route.
            case not RouteEndpoint and { RequestDelegate: { } refuse }:
                return refuse(http);
            default:
                return next(http);
        }
    });
}
