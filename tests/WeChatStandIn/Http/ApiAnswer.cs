using System.Text.Json;
using System.Text.Json.Nodes;

namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>What WeChat would answer; errors are HTTP 200 too.</summary>
public sealed record ApiAnswer(int ErrCode, byte[] Bytes, string ContentType)
{
    const string JsonType = "application/json; encoding=utf-8";

    /// <summary>Success that says errcode 0, with more members behind it.</summary>
    public static ApiAnswer Ok(JsonObject? more = null)
    {
        var body = new JsonObject { ["errcode"] = 0, ["errmsg"] = "ok" };
        foreach (var (name, value) in more ?? [])
            body[name] = value?.DeepClone();
        return Bare(body);
    }

    /// <summary>Success without errcode, as login and token calls give it.</summary>
    public static ApiAnswer Bare(JsonObject body) => new(0, JsonSerializer.SerializeToUtf8Bytes(body, Json.Wire), JsonType);

    public static ApiAnswer Error(int errCode, string message)
    {
        var rid = $"{Chance.Hex(8)}-{Chance.Hex(8)}-{Chance.Hex(8)}";
        var body = new JsonObject { ["errcode"] = errCode, ["errmsg"] = $"{message} rid: {rid}" };
        return new ApiAnswer(errCode, JsonSerializer.SerializeToUtf8Bytes(body, Json.Wire), JsonType);
    }

    public static ApiAnswer Picture(byte[] jpeg) => new(0, jpeg, "image/jpeg");
}
