using System.Text.Json.Nodes;

namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>The two ways to an access token.</summary>
internal static class TokenEndpoints
{
    public static IEnumerable<ApiRoute> Routes { get; } =
    [
        ApiRoute.Get("/cgi-bin/token", Classic) with { NeedsToken = false },
        ApiRoute.Post("/cgi-bin/stable_token", Stable) with { NeedsToken = false },
    ];

    static ApiAnswer Classic(ApiCall call)
    {
        call.World.Tally.Count("tokens.classic.calls");
        if (AppSecrets.Refuse(call, call.Query("grant_type"), "client_credential", call.Query("appid"), call.Query("secret")) is { } refusal)
            return refusal;
        return call.World.Quota.Take(call.App.AppId, call.Route.Path) ?? Answer(call, call.World.Tokens.Classic(call.App.AppId));
    }

    static ApiAnswer Stable(ApiCall call)
    {
        call.World.Tally.Count("tokens.stable.calls");
        if (AppSecrets.Refuse(call, call.Text("grant_type"), "client_credential", call.Text("appid"), call.Text("secret")) is { } refusal)
            return refusal;
        if (call.World.Quota.Take(call.App.AppId, call.Route.Path) is { } spent)
            return spent;
        if (call.Flag("force_refresh") is not true)
            return Answer(call, call.World.Tokens.Stable(call.App.AppId));
        call.World.Tally.Count("tokens.stable.forced");
        return call.World.Tokens.Forced(call.App.AppId) is { } forced
            ? Answer(call, forced)
            : ApiAnswer.Error(45009, "reach max api daily quota limit");
    }

    static ApiAnswer Answer(ApiCall call, IssuedToken token) => ApiAnswer.Bare(new JsonObject
    {
        ["access_token"] = token.Value,
        ["expires_in"] = Math.Max(0, (int)(token.ExpiresAt - call.Now).TotalSeconds),
    });
}
