using System.Text.Json.Nodes;

namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>Quotas asked and cleared, address lists, and the callback check.</summary>
internal static class QuotaEndpoints
{
    public static IEnumerable<ApiRoute> Routes { get; } =
    [
        ApiRoute.Post("/cgi-bin/openapi/quota/get", Get),
        ApiRoute.Post("/cgi-bin/clear_quota", Clear),
        ApiRoute.Post("/cgi-bin/clear_quota/v2", ClearBySecret) with { NeedsToken = false },
        ApiRoute.Post("/cgi-bin/openapi/quota/clear", ClearPath),
        ApiRoute.Get("/cgi-bin/get_api_domain_ip", _ => Addresses()),
        ApiRoute.Get("/cgi-bin/getcallbackip", _ => Addresses()),
        new ApiRoute("POST", "/cgi-bin/callback/check", CheckCallbackAsync),
    ];

    static ApiAnswer Get(ApiCall call)
    {
        var path = call.Text("cgi_path") ?? "";
        if (path.StartsWith("/sns/", StringComparison.Ordinal))
            return ApiAnswer.Error(76022, "could not use this cgi_path, no permission");
        if (!ApiRoutes.Paths.Contains(path))
            return ApiAnswer.Error(76021, "cgi_path not found, please check");
        var limit = call.World.Quota.LimitOf(path);
        var used = call.World.Quota.UsedToday(call.App.AppId, path);
        var day = limit.Day ?? 100_000_000;
        var body = new JsonObject { ["quota"] = new JsonObject { ["daily_limit"] = day, ["used"] = used, ["remain"] = Math.Max(0, day - used) } };
        if (limit.Minute is { } minute)
            body["rate_limit"] = new JsonObject { ["call_count"] = minute, ["refresh_second"] = 60 };
        return ApiAnswer.Ok(body);
    }

    // The token says which app is meant; another app's id beside it is a foreign credential.
    static ApiAnswer Clear(ApiCall call) =>
        call.Text("appid") == call.App.AppId ? Clear(call, null) : ApiAnswer.Error(40001, "invalid credential");

    static ApiAnswer ClearBySecret(ApiCall call) =>
        AppSecrets.Refuse(call, "-", "-", call.Text("appid"), call.Text("appsecret")) ?? Clear(call, null);

    static ApiAnswer ClearPath(ApiCall call) =>
        call.Text("cgi_path") is { } path && ApiRoutes.Paths.Contains(path) ? Clear(call, path) : ApiAnswer.Error(76021, "cgi_path not found, please check");

    static ApiAnswer Clear(ApiCall call, string? path) =>
        call.World.Quota.TryClear(call.App.AppId, path) ? ApiAnswer.Ok() : ApiAnswer.Error(48006, "forbid to clear quota because of reaching the limit");

    static ApiAnswer Addresses() => ApiAnswer.Bare(new JsonObject { ["ip_list"] = new JsonArray("127.0.0.1") });

    static async ValueTask<ApiAnswer> CheckCallbackAsync(ApiCall call)
    {
        if (call.Text("action") is not ("dns" or "ping" or "all"))
            return ApiAnswer.Error(40097, "invalid args");
        var answer = await call.World.Pushes.VerifyAsync(call.App, good: true);
        return ApiAnswer.Ok(new JsonObject
        {
            ["dns"] = new JsonArray(new JsonObject { ["ip"] = "127.0.0.1", ["real_operator"] = "DEFAULT" }),
            ["ping"] = new JsonArray(new JsonObject { ["ip"] = "127.0.0.1", ["package_loss"] = answer.EchoMatched ? "0%" : "100%" }),
        });
    }
}
