using JobAssist.Mobile.Infra.Outgoing;

namespace JobAssist.Mobile.Infra.WeChat.Calls;

/// <summary>wxa/msg_sec_check, version 2. Risky text comes with errcode 0.</summary>
internal static class TextCheck
{
    internal const int LongestText = 2500;

    // 3: forum, the nearest to a posting.
    private const int Scene = 3;

    public static async Task<TextCheckOutcome> CallAsync(AuthorisedCalls calls, string openId, string text, CancellationToken cancellationToken)
    {
        // WeChat would refuse it whole; a part of it would prove nothing about the rest.
        if (text.Length > LongestText) return new TextCheckOutcome.NeedsPerson(Label: 0);

        var answer = await calls.PostAsync("wxa/msg_sec_check",
            new { content = text, version = 2, scene = Scene, openid = openId }, cancellationToken);

        if (answer.ErrorCode is (int)WeChatCode.AuthorNotSeen) return new TextCheckOutcome.AuthorNotSeen();
        if (answer.ErrorCode is not (null or 0) || answer.Json.Member("result") is not { } result || result.Text("suggest") is not { } suggest)
            return new TextCheckOutcome.Unavailable(answer.ToFailure());

        var label = (int)Math.Clamp(result.Whole("label") ?? 0, 0, int.MaxValue);
        return suggest switch
        {
            "pass" => new TextCheckOutcome.Pass(),
            "risky" => new TextCheckOutcome.Risky(label),
            _ => new TextCheckOutcome.NeedsPerson(label),
        };
    }
}
