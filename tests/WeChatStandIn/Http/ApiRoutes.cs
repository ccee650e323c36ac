namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>Every path of api.weixin.qq.com that is served.</summary>
internal static class ApiRoutes
{
    public static IReadOnlyList<ApiRoute> All { get; } =
    [
        .. TokenEndpoints.Routes,
        .. LoginEndpoints.Routes,
        .. SessionKeys.Routes,
        .. PhoneEndpoints.Routes,
        .. SendEndpoint.Routes,
        .. TemplateEndpoints.Routes,
        .. TextCheckEndpoint.Routes,
        .. MediaCheckEndpoint.Routes,
        .. CodeEndpoint.Routes,
        .. LinkEndpoints.Routes,
        .. QuotaEndpoints.Routes,
    ];

    public static IReadOnlySet<string> Paths { get; } = All.Select(route => route.Path).ToHashSet(StringComparer.Ordinal);

    public static void MapWeChat(this IEndpointRouteBuilder app, World world)
    {
        var gate = new Gate(world);
        foreach (var route in All)
            app.Map(route.Path, http => gate.HandleAsync(http, route));
        app.MapFallback(Gate.RefuseUnknownPathAsync);
    }
}
