using System.Globalization;
using System.Text.Json;
using JobAssist.Mobile.Infra.Outgoing;

namespace JobAssist.Mobile.Infra.WeChat.Callbacks;

/// <summary>Turns a genuine push into an event, whichever of its many shapes it came in.</summary>
public static class EventReader
{
    /// <summary>Null only if the message is neither a JSON object nor XML.</summary>
    public static WeChatEvent? Read(ReadOnlyMemory<byte> message) => PushBody.TryRead(message, out var push) ? Read(push) : null;

    private static WeChatEvent Read(JsonElement push)
    {
        var name = push.Text("Event") ?? push.Text("MsgType") ?? "";
        var openId = push.Text("FromUserName");
        var at = TimeOf(push);
        return name switch
        {
            "subscribe_msg_popup_event" => new PopupEvent(openId, at, Answers(push, "SubscribeMsgPopupEvent")),
            "subscribe_msg_change_event" => new ChangeEvent(openId, at, Answers(push, "SubscribeMsgChangeEvent")),
            "subscribe_msg_sent_event" => new SentEvent(openId, at, Receipts(push, "SubscribeMsgSentEvent")),
            // The sender is the platform here; the person is in a field of its own.
            "user_authorization_revoke" => Revoked(push, at, RevocationKind.Revoked),
            "user_authorization_cancellation" => Revoked(push, at, RevocationKind.Cancelled),
            "user_info_modified" => Revoked(push, at, RevocationKind.Modified),
            "wxa_punish_event" => new PunishEvent(at, push.GetRawText()),
            _ => new UnknownEvent(openId, at, name),
        };
    }

    private static DateTimeOffset TimeOf(JsonElement push) =>
        push.Whole("CreateTime") is >= 0 and < 100_000_000_000 and { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : DateTimeOffset.UnixEpoch;

    private static IReadOnlyList<TemplateAnswer> Answers(JsonElement push, string wrapper) =>
    [
        .. from item in ListOf(push, wrapper)
           let template = item.Text("TemplateId")
           where template is not null
           // "accept", and with sound or a bell "acceptWithAudio", "acceptWithAlert".
           let accepted = item.Text("SubscribeStatusString")?.StartsWith("accept", StringComparison.Ordinal) is true
           select new TemplateAnswer(template, accepted, Small(item, "PopupScene") ?? 0),
    ];

    private static IReadOnlyList<SentReceipt> Receipts(JsonElement push, string wrapper) =>
    [
        .. from item in ListOf(push, wrapper)
           let template = item.Text("TemplateId")
           let code = Small(item, "ErrorCode")
           where template is not null && code is not null
           select new SentReceipt(template, item.Whole("MsgID") ?? item.Whole("MsgId"), code.Value, item.Text("ErrorStatus") ?? ""),
    ];

    private static AuthorisationRevoked Revoked(JsonElement push, DateTimeOffset at, RevocationKind kind)
    {
        var codes = (push.Text("RevokeInfo") ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries);
        return new AuthorisationRevoked(push.Text("OpenID") ?? push.Text("OpenId"), at, kind,
            [.. codes.Select(code => int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).Where(number => number >= 0)]);
    }

    // JSON pushes have the list bare, XML ones under a wrapper, and some JSON ones too.
    private static IEnumerable<JsonElement> ListOf(JsonElement push, string wrapper) =>
        (push.Member("List") ?? push.Member(wrapper)?.Member("List")).OneOrMany();

    private static int? Small(JsonElement item, string member) =>
        item.Whole(member) is >= int.MinValue and <= int.MaxValue and { } number ? (int)number : null;
}
