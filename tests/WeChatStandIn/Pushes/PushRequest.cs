using System.Text;
using System.Text.Json.Nodes;

namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>The HTTP form of a push: query and body.</summary>
internal sealed record PushRequest(Uri Url, string Body)
{
    public static PushRequest Of(World world, MiniApp app, PushMessage message)
    {
        var push = app.Options.Push!;
        var stamp = Stamp(world);
        if (push.Mode == PushMode.Plain)
            return new PushRequest(Address(push, stamp, message.OpenId, null), message.Json);
        var encrypted = PushCrypto.Encrypt(push.EncodingAesKey, app.AppId, message.Json);
        if (push.Mode == PushMode.Safe)
            return Sealed(world, app, encrypted, message.OpenId, null);
        var clear = JsonNode.Parse(message.Json)!.AsObject();
        clear["Encrypt"] = encrypted;
        return new PushRequest(Address(push, stamp, message.OpenId, encrypted), clear.ToJsonString(Json.Wire));
    }

    /// <summary>A safe-mode push of an envelope that may be wrong, under a signature that may be wrong.</summary>
    public static PushRequest Sealed(World world, MiniApp app, string encrypted, string? openId, string? signature)
    {
        var body = new JsonObject { ["ToUserName"] = app.Options.OriginalId, ["Encrypt"] = encrypted };
        return new PushRequest(Address(app.Options.Push!, Stamp(world), openId, encrypted, signature), body.ToJsonString(Json.Wire));
    }

    public static PushRequest Verification(World world, MiniApp app, string echo, bool good)
    {
        var push = app.Options.Push!;
        var (timestamp, nonce) = Stamp(world);
        var signature = good ? PushCrypto.Sign(push.Token, timestamp, nonce) : PushCrypto.Sign("not the token", timestamp, nonce);
        return new PushRequest(new Uri($"{push.Url}{Joint(push.Url)}signature={signature}&timestamp={timestamp}&nonce={nonce}&echostr={echo}"), "");
    }

    public static PushRequest Plain(World world, MiniApp app, string body, string? signature) =>
        new(Address(app.Options.Push!, Stamp(world), null, null, signature), body);

    public StringContent Content() => new(Body, Encoding.UTF8, "application/json");

    static (string Timestamp, string Nonce) Stamp(World world) =>
        ($"{world.Clock.GetUtcNow().ToUnixTimeSeconds()}", $"{world.Chance.Between(100_000_000, 2_000_000_000)}");

    // In the encrypted modes the plain signature is present and right, although it proves nothing about the body.
    static Uri Address(PushOptions push, (string Timestamp, string Nonce) stamp, string? openId, string? encrypted, string? signature = null)
    {
        var plain = PushCrypto.Sign(push.Token, stamp.Timestamp, stamp.Nonce);
        var address = new StringBuilder($"{push.Url}{Joint(push.Url)}signature={(encrypted is null ? signature ?? plain : plain)}&timestamp={stamp.Timestamp}&nonce={stamp.Nonce}");
        if (openId is not null)
            address.Append($"&openid={Uri.EscapeDataString(openId)}");
        if (encrypted is not null)
            address.Append($"&encrypt_type=aes&msg_signature={signature ?? PushCrypto.Sign(push.Token, stamp.Timestamp, stamp.Nonce, encrypted)}");
        return new Uri(address.ToString());
    }

    static char Joint(string url) => url.Contains('?') ? '&' : '?';
}
