using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Infra.WeChat;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JobAssist.Mobile.Api.Sessions;

/// <summary>Why somebody cannot come in now, and what to do. Nothing has changed in any of these cases.</summary>
internal static class SignInProblems
{
    public static ProblemHttpResult CodeUsed => ProblemResponses.Problem(401, "wechat.code_used", "这次登录已经用过了，您的信息没有任何改变，请关闭小程序后重新打开。");
    public static ProblemHttpResult WeChatAway => throw Away("wechat.unavailable", "暂时连不上微信，您的信息没有任何改变，请稍后重新打开小程序。", TimeSpan.FromSeconds(5));
    public static ProblemHttpResult StillWorking => throw Away("signin.in_progress", "正在登录，请稍等再试。", TimeSpan.FromSeconds(2));

    public static ProblemHttpResult Of(SignInOutcome outcome) => outcome switch
    {
        SignInOutcome.CodeRefused { AlreadyUsed: true } => CodeUsed,
        SignInOutcome.CodeRefused => ProblemResponses.Problem(401, "wechat.code_invalid", "登录凭证已过期或有误，您的信息没有任何改变，请关闭小程序后重新打开。"),
        SignInOutcome.Blocked => ProblemResponses.Problem(403, "wechat.blocked", "微信提示这个账号有风险，暂时不能登录。您的信息没有任何改变，可以到乡镇服务窗口办理。"),
        SignInOutcome.TooOften => throw new ProblemException(429, "rate.limited", "登录太频繁，请一分钟后重新打开小程序。") { RetryAfter = TimeSpan.FromMinutes(1) },
        _ => WeChatAway,
    };

    private static ProblemException Away(string code, string title, TimeSpan wait) => new(503, code, title) { RetryAfter = wait };
}
