namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>Who is asking: grant type, app, secret, frozen secret, address; resolves the call's app.</summary>
internal static class AppSecrets
{
    public static ApiAnswer? Refuse(ApiCall call, string? grantType, string wanted, string? appId, string? secret)
    {
        if (grantType != wanted)
            return ApiAnswer.Error(40002, "invalid grant_type");
        if (string.IsNullOrEmpty(appId))
            return ApiAnswer.Error(41002, "appid missing");
        if (!call.World.Apps.TryGetValue(appId, out var app))
            return ApiAnswer.Error(40013, "invalid appid");
        if (string.IsNullOrEmpty(secret))
            return ApiAnswer.Error(41004, "appsecret missing");
        if (secret != app.Options.Secret)
            return ApiAnswer.Error(40125, "invalid appsecret");
        if (app.Options.SecretFrozen)
            return ApiAnswer.Error(40243, "appsecret is frozen");
        var address = call.Remote is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4().ToString() : call.Remote?.ToString();
        if (app.Options.AllowedIps.Count > 0 && !app.Options.AllowedIps.Contains(address))
            return ApiAnswer.Error(40164, $"invalid ip {address}, not in whitelist");
        call.App = app;
        return null;
    }
}
