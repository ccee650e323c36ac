using JobAssist.Mobile.Infra.Outgoing;

namespace JobAssist.Mobile.Infra.WeChat.Calls;

/// <summary>cgi-bin/message/subscribe/send, and which of its answers leave a doubt.</summary>
internal static class Send
{
    public static async Task<SendOutcome> CallAsync(
        AuthorisedCalls calls, WeChatOptions account, SubscribeMessage message, CancellationToken cancellationToken)
    {
        var data = message.Values.ToDictionary(pair => pair.Key, pair => new { value = pair.Value });
        // WeChat takes an empty page for a page: it is left out instead.
        object body = message.Page is { Length: > 0 } page
            ? new { touser = message.OpenId, template_id = message.TemplateId, page, data, miniprogram_state = account.MiniProgramState, lang = "zh_CN" }
            : new { touser = message.OpenId, template_id = message.TemplateId, data, miniprogram_state = account.MiniProgramState, lang = "zh_CN" };

        return Classify(await calls.PostAsync("cgi-bin/message/subscribe/send", body, cancellationToken));
    }

    /// <summary>Everything that is not known to be harmless is Unknown, as is every code this table does not name.</summary>
    public static SendOutcome Classify(WeChatAnswer answer)
    {
        if (answer.Failure is { } failure)
            return answer.MayHaveArrived ? new SendOutcome.Unknown(failure) : new SendOutcome.NotAccepted(ReasonOf(failure), failure.ErrorCode);

        var messageId = answer.Json.Whole("msgid");
        return (WeChatCode?)answer.ErrorCode switch
        {
            WeChatCode.Ok => new SendOutcome.Accepted(messageId),
            null when messageId is not null => new SendOutcome.Accepted(messageId),
            WeChatCode.ConcurrentSend => NotAccepted(NotAcceptedReason.Concurrent),
            WeChatCode.DayQuotaUsedUp or WeChatCode.TooManyPerDay => NotAccepted(NotAcceptedReason.QuotaUsedUp),
            WeChatCode.MinuteQuotaUsedUp or WeChatCode.TooManyPerMinute or WeChatCode.TooManyPerSecond => NotAccepted(NotAcceptedReason.Throttled),
            WeChatCode.NoConsent => new SendOutcome.Refused(RefusedReason.NoConsent, answer.ErrorCode!.Value),
            WeChatCode.BadOpenId => new SendOutcome.Refused(RefusedReason.BadOpenId, answer.ErrorCode!.Value),
            WeChatCode.BadValues or WeChatCode.SensitiveWords => new SendOutcome.BadValues(BadKey(answer.ErrorMessage), answer.ErrorCode!.Value),
            WeChatCode.BadTemplateId or WeChatCode.AbilityBanned or WeChatCode.NotAuthorised => new SendOutcome.TemplateUnusable(answer.ErrorCode!.Value),
            _ when answer.TokenRefused => NotAccepted(NotAcceptedReason.Credentials),
            _ => new SendOutcome.Unknown(answer.ToFailure()),
        };

        SendOutcome NotAccepted(NotAcceptedReason reason) => new SendOutcome.NotAccepted(reason, answer.ErrorCode);
    }

    /// <summary>A refusal or bad values say that WeChat works. Credentials concern every send alike.</summary>
    public static bool IsTrouble(SendOutcome outcome) =>
        outcome is SendOutcome.Unknown or SendOutcome.NotAccepted { Reason: NotAcceptedReason.NotConnected or NotAcceptedReason.Credentials };

    // Only reached when the message itself was not sent: the token could not be had, or nothing connected.
    private static NotAcceptedReason ReasonOf(WeChatFailure failure) => failure.Kind switch
    {
        WeChatFailureKind.Credentials or WeChatFailureKind.Configuration => NotAcceptedReason.Credentials,
        WeChatFailureKind.Quota => NotAcceptedReason.Throttled,
        _ => NotAcceptedReason.NotConnected,
    };

    /// <summary>"thing1" out of "argument invalid! data.thing1.value invalid rid: …", also where WeChat cut the sentence short.</summary>
    internal static string? BadKey(string? errorMessage)
    {
        const string mark = "data.";
        var at = errorMessage?.IndexOf(mark, StringComparison.Ordinal) ?? -1;
        if (at < 0) return null;
        var key = new string([.. errorMessage![(at + mark.Length)..].TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c is '_')]);
        return key.Length > 0 ? key : null;
    }
}
