using System.Text;

namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>Pushes that no honest platform sends; a server must refuse each of them and stay up.</summary>
public enum HostileKind
{
    WrongSignature = 1,
    WrongAppId = 2,
    TruncatedCipher = 3,
    PadZero = 4,
    PadTooLarge = 5,
    LengthTooLarge = 6,
    HugeBody = 7,
    PlainBodyInSafeMode = 8,
    NotBase64 = 9,
}

/// <summary>Makes and sends hostile pushes, once each.</summary>
public static class HostilePushes
{
    const int HugeBytes = 8 * 1024 * 1024;

    public static async Task<PushAttempt> SendAsync(World world, MiniApp app, HostileKind kind, string message) =>
        await world.Pushes.TryAsync(Build(world, app, kind, message), HttpMethod.Post);

    static PushRequest Build(World world, MiniApp app, HostileKind kind, string message)
    {
        var push = app.Options.Push!;
        if (push.Mode == PushMode.Plain)
            return kind == HostileKind.HugeBody
                ? PushRequest.Plain(world, app, new string('x', HugeBytes), null)
                : PushRequest.Plain(world, app, message, new string('0', 40));
        return kind switch
        {
            HostileKind.WrongSignature => PushRequest.Sealed(world, app, PushCrypto.Encrypt(push.EncodingAesKey, app.AppId, message), null, new string('0', 40)),
            HostileKind.PlainBodyInSafeMode => PushRequest.Plain(world, app, message, null),
            _ => PushRequest.Sealed(world, app, Envelope(push.EncodingAesKey, app.AppId, kind, message), null, null),
        };
    }

    static string Envelope(string key, string appId, HostileKind kind, string message)
    {
        var text = Encoding.UTF8.GetBytes(message);
        var honest = PushCrypto.Frame(Chance.Hex(16), text, text.Length, appId);
        return kind switch
        {
            HostileKind.WrongAppId => PushCrypto.Encrypt(key, "wx0000000000000000", message),
            HostileKind.TruncatedCipher => Truncated(PushCrypto.Seal(key, PushCrypto.Pad(honest))),
            HostileKind.PadZero => PushCrypto.Seal(key, WithLastByte(honest, 0)),
            HostileKind.PadTooLarge => PushCrypto.Seal(key, WithLastByte(honest, 33)),
            HostileKind.LengthTooLarge => PushCrypto.Seal(key, PushCrypto.Pad(PushCrypto.Frame(Chance.Hex(16), text, int.MaxValue, appId))),
            HostileKind.HugeBody => PushCrypto.Encrypt(key, appId, new string('x', HugeBytes)),
            HostileKind.NotBase64 => "this is not base64 !",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind has no envelope of its own."),
        };
    }

    static string Truncated(string encrypted) => Convert.ToBase64String(Convert.FromBase64String(encrypted)[..^7]);

    static byte[] WithLastByte(byte[] frame, byte last)
    {
        var padded = PushCrypto.Pad(frame);
        padded[^1] = last;
        return padded;
    }
}
