using JobAssist.Mobile.Infra.Outgoing;

namespace JobAssist.Mobile.Infra.WeChat.Calls;

/// <summary>sns/jscode2session: the one call that carries the secret in its address and needs no token.</summary>
internal static class SignIn
{
    public static async Task<SignInOutcome> CallAsync(WeChatTransport transport, WeChatOptions account, string code, CancellationToken cancellationToken)
    {
        var answer = await transport.GetAsync(
            $"sns/jscode2session?appid={Uri.EscapeDataString(account.AppId)}&secret={Uri.EscapeDataString(account.AppSecret)}"
            + $"&js_code={Uri.EscapeDataString(code)}&grant_type=authorization_code", cancellationToken);

        return (WeChatCode?)answer.ErrorCode switch
        {
            null or WeChatCode.Ok when answer.Json.Text("openid") is { } openId =>
                new SignInOutcome.SignedIn(openId, answer.Json.Text("unionid")),
            WeChatCode.BadCode => new SignInOutcome.CodeRefused(AlreadyUsed: false),
            WeChatCode.CodeUsed => new SignInOutcome.CodeRefused(AlreadyUsed: true),
            WeChatCode.RiskyPerson => new SignInOutcome.Blocked(),
            WeChatCode.MinuteQuotaUsedUp => new SignInOutcome.TooOften(),
            _ => new SignInOutcome.Unavailable(answer.ToFailure()),
        };
    }
}
