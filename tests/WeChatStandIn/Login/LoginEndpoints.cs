using System.Text.Json.Nodes;

namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>code2Session.</summary>
internal static class LoginEndpoints
{
    public static IEnumerable<ApiRoute> Routes { get; } =
        [ApiRoute.Get("/sns/jscode2session", Exchange) with { NeedsToken = false, ContentType = "text/plain" }];

    static ApiAnswer Exchange(ApiCall call)
    {
        if (AppSecrets.Refuse(call, call.Query("grant_type"), "authorization_code", call.Query("appid"), call.Query("secret")) is { } refusal)
            return refusal;
        if (string.IsNullOrEmpty(call.Query("js_code")))
            return ApiAnswer.Error(41008, "missing code");
        var code = call.World.Codes.Login(call.Query("js_code"));
        if (code is null || code.Account.App != call.App || code.IsExpired(call.Now))
            return ApiAnswer.Error(40029, "invalid code");
        var account = code.Account;
        (call.OpenId, call.User) = (account.OpenId, account.User);
        if (!code.TryUse())
            return ApiAnswer.Error(40163, "code been used");
        if (account.Blocked)
            return ApiAnswer.Error(40226, "code blocked");
        lock (account.Gate)
        {
            if (!account.LoginRate.TryTake(call.Now, 100))
                return ApiAnswer.Error(45011, "api minute-quota reach limit");
            return Answer(call, account);
        }
    }

    static ApiAnswer Answer(ApiCall call, Account account)
    {
        // Not every login rotates the key, so a client must neither count on it nor against it.
        if (account.SessionKey is null || account.Logins % Math.Max(1, call.World.Switches.RotateSessionKeyEvery) == 0)
            account.SessionKey = SessionKeys.Create(call.World);
        account.Logins++;
        account.SeenAt = call.Now;
        var body = new JsonObject { ["session_key"] = account.SessionKey, ["openid"] = account.OpenId };
        if (call.App.Options.GivesUnionId)
            body["unionid"] = call.World.Issued(Account.OpenIdOf("union", account.User));
        return ApiAnswer.Bare(body);
    }
}
