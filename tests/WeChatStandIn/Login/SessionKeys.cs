using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>Session keys: made at login, checked and reset by a signature whose key is the text as received.</summary>
internal static class SessionKeys
{
    public static IEnumerable<ApiRoute> Routes { get; } =
    [
        ApiRoute.Get("/wxa/checksession", Check),
        ApiRoute.Get("/wxa/resetusersessionkey", Reset),
    ];

    public static string Create(World world) => world.Issued(Convert.ToBase64String(RandomNumberGenerator.GetBytes(16)));

    /// <summary>Lowercase hex HMAC-SHA256 under the key's text, not under its decoded bytes.</summary>
    public static string Sign(string sessionKey, string message) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(sessionKey), Encoding.UTF8.GetBytes(message)));

    static ApiAnswer Check(ApiCall call) => Refuse(call, out _) ?? ApiAnswer.Ok();

    static ApiAnswer Reset(ApiCall call)
    {
        if (Refuse(call, out var account) is { } refusal)
            return refusal;
        lock (account!.Gate)
            account.SessionKey = Create(call.World);
        return ApiAnswer.Ok(new JsonObject { ["openid"] = account.OpenId, ["session_key"] = account.SessionKey });
    }

    static ApiAnswer? Refuse(ApiCall call, out Account? account)
    {
        account = call.App.ByOpenId(call.Query("openid"));
        if (account is null)
            return ApiAnswer.Error(40003, "invalid openid");
        if (call.Query("sig_method") != "hmac_sha256")
            return ApiAnswer.Error(87008, "invalid sig_method");
        if (account.SessionKey is null)
            return ApiAnswer.Error(87007, "session_key not existed or expired");
        return call.Query("signature") == Sign(account.SessionKey, "") ? null : ApiAnswer.Error(87009, "invalid signature");
    }
}
