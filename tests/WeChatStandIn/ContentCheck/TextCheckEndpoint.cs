using System.Text.Json.Nodes;

namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>msg_sec_check, version 2.</summary>
internal static class TextCheckEndpoint
{
    public static IEnumerable<ApiRoute> Routes { get; } = [ApiRoute.Post("/wxa/msg_sec_check", Check)];

    static ApiAnswer Check(ApiCall call)
    {
        if (call.Number("version") is not 2)
            return ApiAnswer.Error(40097, "invalid args version");
        if (call.Number("scene") is not (>= 1 and <= 4))
            return ApiAnswer.Error(40129, "invalid scene");
        if (call.Text("content") is not { Length: > 0 and <= 2500 } content)
            return ApiAnswer.Error(40097, "invalid args content");
        if (call.Text("signature") is not null && call.Number("scene") != 1)
            return ApiAnswer.Error(40097, "invalid args signature");
        if (Readers.Refuse(call) is { } refusal)
            return refusal;
        var text = string.Join('\n', content, call.Text("title"), call.Text("nickname"), call.Text("signature"));
        // The platform reads escaped letters as harmless Latin text: bad words slip through, and the sender must notice.
        var (suggest, label) = call.Body.HasEscapedLetters ? ("pass", 100) : Judge(call.World.Options.Words, text);
        return ApiAnswer.Ok(new JsonObject
        {
            ["trace_id"] = $"{Chance.Hex(8)}-{Chance.Hex(8)}-{Chance.Hex(8)}",
            ["result"] = new JsonObject { ["suggest"] = suggest, ["label"] = label },
            ["detail"] = new JsonArray(
                new JsonObject { ["strategy"] = "content_model", ["errcode"] = 0, ["suggest"] = suggest, ["label"] = label, ["prob"] = 90 },
                new JsonObject { ["strategy"] = "keyword", ["errcode"] = 0 }),
        });
    }

    static (string Suggest, int Label) Judge(WordLists words, string text)
    {
        if (words.Risky.Any(word => text.Contains(word, StringComparison.Ordinal)))
            return ("risky", 20006);
        return words.Review.Any(word => text.Contains(word, StringComparison.Ordinal)) ? ("review", 20008) : ("pass", 100);
    }
}

/// <summary>The author of checked content: known here, and seen within two hours.</summary>
internal static class Readers
{
    public static ApiAnswer? Refuse(ApiCall call)
    {
        var openId = call.Text("openid");
        var account = call.App.ByOpenId(openId);
        if (account is null)
            return call.World.Apps.Values.Any(app => app.ByOpenId(openId) is not null)
                ? ApiAnswer.Error(43104, "this appid does not have permission")
                : ApiAnswer.Error(40003, "invalid openid");
        call.User = account.User;
        return account.SeenAt is { } seen && call.Now - seen <= TimeSpan.FromHours(2)
            ? null
            : ApiAnswer.Error(61010, "code is expired");
    }
}
