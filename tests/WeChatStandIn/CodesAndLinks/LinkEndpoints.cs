using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>generate_urllink, generatescheme and their queries.</summary>
internal static class LinkEndpoints
{
    static readonly SearchValues<char> QueryLetters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$&'()*+,/:;=?@-._~%");

    public static IEnumerable<ApiRoute> Routes { get; } =
    [
        ApiRoute.Post("/wxa/generate_urllink", call => Generate(call, call.Body.Json!.Value, "url_link", $"https://wxaurl.cn/{Chance.Letters(11)}")),
        ApiRoute.Post("/wxa/generatescheme", call => Generate(call, call.Member("jump_wxa"), "openlink", $"weixin://dl/business/?t={Chance.Letters(11)}")),
        ApiRoute.Post("/wxa/query_urllink", call => Describe(call, "url_link", "url_link_info")),
        ApiRoute.Post("/wxa/queryscheme", call => Describe(call, "scheme", "scheme_info")),
    ];

    static ApiAnswer Generate(ApiCall call, JsonElement? target, string name, string url)
    {
        var path = Text(target, "path") ?? "";
        var query = Text(target, "query") ?? "";
        var environment = Text(target, "env_version") ?? "release";
        if (environment is not ("release" or "trial" or "develop"))
            return ApiAnswer.Error(40097, "invalid args");
        if (path.Contains('?') || (path.Length > 0 && !call.App.HasPage(path)))
            return ApiAnswer.Error(40165, "invalid weapp pagepath");
        if (query.Length > 1024 || query.AsSpan().ContainsAnyExcept(QueryLetters))
            return ApiAnswer.Error(40212, "invalid query");
        if (environment == "release" && !call.App.Options.Released)
            return ApiAnswer.Error(85079, "miniprogram has no online release");
        if (Expiry(call) is not { } expiresAt)
            return ApiAnswer.Error(85401, "time limit between 1min and 30days");
        if (call.World.Links.Take(call.App.AppId) is { } spent)
            return spent;
        call.World.Links.Add(new IssuedLink(call.App.AppId, url, path, query, environment, call.Now, expiresAt));
        return ApiAnswer.Ok(new JsonObject { [name] = url });
    }

    // Without an expiry a link lives as long as a link may: 30 days.
    static DateTimeOffset? Expiry(ApiCall call)
    {
        if (call.Number("expire_type") is 1)
            return call.Number("expire_interval") is >= 1 and <= 30 and var days ? call.Now.AddDays(days) : null;
        if (call.Member("expire_time") is not { } member)
            return call.Now.AddDays(30);
        if (member.ValueKind != JsonValueKind.Number || !member.TryGetInt64(out var seconds))
            return null;
        var life = seconds - call.Now.ToUnixTimeSeconds();
        return life is >= 60 and <= 30 * 86400 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
    }

    static ApiAnswer Describe(ApiCall call, string name, string info)
    {
        if (call.World.Links.Find(call.Text(name)) is not { } link || link.AppId != call.App.AppId)
            return ApiAnswer.Error(85403, "link not found");
        return ApiAnswer.Ok(new JsonObject
        {
            [info] = new JsonObject
            {
                ["appid"] = link.AppId,
                ["path"] = link.Path,
                ["query"] = link.Query,
                ["create_time"] = link.CreatedAt.ToUnixTimeSeconds(),
                ["expire_time"] = link.ExpiresAt.ToUnixTimeSeconds(),
                ["env_version"] = link.EnvVersion,
            },
        });
    }

    static string? Text(JsonElement? target, string name) =>
        target is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String
            ? member.GetString()
            : null;
}
