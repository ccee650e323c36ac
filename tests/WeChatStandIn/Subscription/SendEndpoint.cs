using System.Text.Json.Nodes;

namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>Subscription message send, in the strict order of checks.</summary>
internal static class SendEndpoint
{
    public static IEnumerable<ApiRoute> Routes { get; } = [new ApiRoute("POST", "/cgi-bin/message/subscribe/send", SendAsync)];

    static async ValueTask<ApiAnswer> SendAsync(ApiCall call)
    {
        call.OpenId = call.Text("touser");
        call.TemplateId = call.Text("template_id");
        call.Page = call.Text("page");
        call.Values = MessageData.Read(call.Member("data"));

        var account = call.App.ByOpenId(call.OpenId);
        if (account is null)
            return ApiAnswer.Error(40003, "invalid openid");
        call.User = account.User;
        if (call.TemplateId is null || !call.App.Templates.TryGetValue(call.TemplateId, out var template))
            return ApiAnswer.Error(40037, "invalid template_id");
        if (call.App.Options.MessagesBanned || template.IsBanned)
            return ApiAnswer.Error(43107, "message ability or template banned");
        if (RefuseOptions(call) is { } refusal)
            return refusal;

        if (!account.TryEnterSend())
            return ApiAnswer.Error(43108, "Cannot make concurrent calls to the same OpenID, please try again");
        try
        {
            // Held in real time, whatever the clock does, so that parallel senders meet each other.
            await Task.Delay(call.World.Options.HoldSendMs);
            return Judge(call, account, template);
        }
        finally
        {
            account.LeaveSend();
        }
    }

    static ApiAnswer Judge(ApiCall call, Account account, Template template)
    {
        var fault = MessageData.FaultOf(call.Member("data"), template, call.World.Switches);
        if (fault is not null && call.World.Switches.DataBeforeGrant)
            return ApiAnswer.Error(47003, fault);
        if (!account.Grants.Covers(template))
        {
            if (fault is not null)
                call.World.Tally.HiddenBadData.Enqueue(new BadData(call.App.AppId, account.OpenId, template.Id, fault));
            return ApiAnswer.Error(43101, "user refuse to accept the msg");
        }
        if (fault is not null)
            return ApiAnswer.Error(47003, fault);
        if (call.World.Options.Words.Risky.Any(word => call.Values!.Values.Any(value => value.Contains(word, StringComparison.Ordinal))))
            return ApiAnswer.Error(45168, "the message contains sensitive words");
        if (!account.Grants.TryConsume(template))
            return ApiAnswer.Error(43101, "user refuse to accept the msg");
        return Accept(call, account, template);
    }

    static ApiAnswer Accept(ApiCall call, Account account, Template template)
    {
        call.MsgId = call.World.MsgIds.Next();
        call.Grant = template.IsLongTerm ? null : "-1";
        call.World.Tally.Count("sends.accepted");
        call.World.Pushes.ReportSent(account, template, call.MsgId.Value);
        return ApiAnswer.Ok(new JsonObject { ["msgid"] = call.MsgId });
    }

    static ApiAnswer? RefuseOptions(ApiCall call)
    {
        if (call.Member("miniprogram_state") is not null && call.Text("miniprogram_state") is not ("developer" or "trial" or "formal"))
            return ApiAnswer.Error(40097, "invalid args");
        if (call.Member("lang") is not null && call.Text("lang") is not ("zh_CN" or "en_US" or "zh_HK" or "zh_TW"))
            return ApiAnswer.Error(40097, "invalid args");
        if (call.Page is null)
            return call.Member("page") is null ? null : ApiAnswer.Error(40097, "invalid args");
        var slash = call.Page.StartsWith('/');
        var unknown = !call.App.HasPage(call.Page);
        if (slash || unknown)
        {
            call.Note = unknown ? "page not released" : "page with a leading slash";
            call.World.Tally.PageRemarks.Enqueue(call.Page);
        }
        return (unknown && call.World.Switches.RefuseUnknownPage) || (slash && call.World.Switches.RefuseLeadingSlash)
            ? ApiAnswer.Error(41030, "invalid page")
            : null;
    }
}
