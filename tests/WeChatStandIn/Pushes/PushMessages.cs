using System.Text.Json;
using System.Text.Json.Nodes;

namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>The clear JSON of one push, fixed when it is made so that a duplicate is exact.</summary>
public sealed record PushMessage(string Event, string? OpenId, string Json);

/// <summary>Builds the bodies of pushes.</summary>
public static class PushMessages
{
    public static PushMessage Popup(World world, Account account, IEnumerable<(string TemplateId, string Word)> choices, int scene, DateTimeOffset? at = null) =>
        Listed(world, account, "subscribe_msg_popup_event", "SubscribeMsgPopupEvent", at, choices.Select(choice => (JsonNode)new JsonObject
        {
            ["TemplateId"] = choice.TemplateId,
            ["SubscribeStatusString"] = choice.Word,
            ["PopupScene"] = $"{scene}",
        }));

    public static PushMessage Change(World world, Account account, IEnumerable<string> templateIds) =>
        Listed(world, account, "subscribe_msg_change_event", "SubscribeMsgChangeEvent", null, templateIds.Select(id => (JsonNode)new JsonObject
        {
            ["TemplateId"] = id,
            ["SubscribeStatusString"] = "reject",
        }));

    public static PushMessage Sent(World world, Account account, string templateId, long msgId, int errorCode, string status) =>
        Listed(world, account, "subscribe_msg_sent_event", "SubscribeMsgSentEvent", null,
        [
            new JsonObject { ["TemplateId"] = templateId, ["MsgID"] = $"{msgId}", ["ErrorCode"] = $"{errorCode}", ["ErrorStatus"] = status },
        ]);

    public static PushMessage MediaCheck(World world, MiniApp app, string traceId, int errCode, bool risky) =>
        FromPlatform(world, app, "wxa_media_check", new JsonObject
        {
            ["appid"] = app.AppId,
            ["trace_id"] = traceId,
            ["version"] = 2,
            ["errcode"] = errCode,
            ["errmsg"] = errCode == 0 ? "ok" : "download failed",
            ["result"] = new JsonObject { ["suggest"] = risky ? "risky" : "pass", ["label"] = risky ? 20002 : 100 },
            ["detail"] = new JsonArray(new JsonObject { ["strategy"] = "content_model", ["errcode"] = errCode }),
        });

    /// <summary>An event about a user that comes from the platform: authorisation changes, bans, and names nobody knows.</summary>
    public static PushMessage FromPlatform(World world, MiniApp app, string name, JsonObject fields) =>
        Finish(world, app, "oPlatformPlatformPlatform001", name, null, fields);

    static PushMessage Listed(World world, Account account, string name, string wrapper, DateTimeOffset? at, IEnumerable<JsonNode> items)
    {
        var list = items.ToArray();
        JsonNode value = list.Length == 1 ? list[0] : new JsonArray(list);
        var fields = world.Switches.WrapEventList
            ? new JsonObject { [wrapper] = new JsonObject { ["List"] = value } }
            : new JsonObject { ["List"] = value };
        return Finish(world, account.App, account.OpenId, name, at, fields) with { OpenId = account.OpenId };
    }

    static PushMessage Finish(World world, MiniApp app, string from, string name, DateTimeOffset? at, JsonObject fields)
    {
        var seconds = (at ?? world.Clock.GetUtcNow()).ToUnixTimeSeconds();
        var members = new List<KeyValuePair<string, JsonNode?>>
        {
            new("ToUserName", app.Options.OriginalId),
            new("FromUserName", from),
            new("CreateTime", world.Switches.CreateTimeAsString ? $"{seconds}" : seconds),
            new("MsgType", "event"),
            new("Event", name),
        };
        members.AddRange(fields.Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone())));
        if (world.Switches.ExtraPushFields)
            members.Add(new("UnheardOf", new JsonObject { ["Since"] = 2027 }));
        if (world.Switches.ShufflePushFields)
            world.Chance.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(members));
        return new PushMessage(name, null, JsonSerializer.Serialize(new JsonObject(members), Json.Wire));
    }
}
