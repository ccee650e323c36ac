using JobAssist.Mobile.Api.Http;

namespace JobAssist.Mobile.Api.WeChat;

/// <summary>What WeChat calls us with.</summary>
internal static class WeChatEndpoints
{
    public static void MapWeChatCallbacks(this IEndpointRouteBuilder app)
    {
        var events = app.MapGroup("/wechat/events").AllowAnonymous().WithRate(RateKind.None).WithMetadata(new TakesAnyQuery()).WithTags("WeChat");
        events.MapGet("/", VerifyAddress.HandleAsync).Produces<string>(200, "text/plain")
            .Describe("微信验证地址", "微信后台填写推送地址时的验证，签名正确就原样答复 echostr。", answer: "4375120948345356249", problems: 401);
        events.MapPost("/", TakeEvent.HandleAsync).Produces<string>(200, "text/plain")
            .Describe("微信推送", "先验签、落库，再答 success；处理在通知程序里进行。重复的推送不会再次生效。", answer: "success", problems: [401, 413]);
    }
}
