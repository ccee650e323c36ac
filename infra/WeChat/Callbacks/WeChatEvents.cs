namespace JobAssist.Mobile.Infra.WeChat.Callbacks;

/// <summary>Something WeChat told us. <paramref name="At"/> is WeChat's clock, whole seconds.</summary>
/// <param name="OpenId">Whom it concerns; null where WeChat did not say or the sender is the platform.</param>
/// <param name="At">When, by WeChat's clock.</param>
public abstract record WeChatEvent(string? OpenId, DateTimeOffset At)
{
    /// <summary>Never shows the openid: events end in logs.</summary>
    public sealed override string ToString() => GetType().Name;
}

/// <summary>A person has answered the panel that asks for consent. May come before, after or without the phone's own report.</summary>
public sealed record PopupEvent(string? OpenId, DateTimeOffset At, IReadOnlyList<TemplateAnswer> Answers) : WeChatEvent(OpenId, At);

/// <summary>A person has changed consent in the settings; WeChat tells refusals only. It voids that template's grants.</summary>
public sealed record ChangeEvent(string? OpenId, DateTimeOffset At, IReadOnlyList<TemplateAnswer> Answers) : WeChatEvent(OpenId, At);

/// <summary>What became of accepted messages.</summary>
public sealed record SentEvent(string? OpenId, DateTimeOffset At, IReadOnlyList<SentReceipt> Receipts) : WeChatEvent(OpenId, At);

/// <summary>A person has withdrawn data from this app, or the app altogether.</summary>
/// <param name="OpenId">Whose; null in some pushes of the kind Modified.</param>
/// <param name="At">When, by WeChat's clock.</param>
/// <param name="Kind">How much was withdrawn.</param>
/// <param name="Revoked">WeChat's numbers of what was withdrawn: 8 phone number, 6 nickname and picture, 13 place …</param>
public sealed record AuthorisationRevoked(string? OpenId, DateTimeOffset At, RevocationKind Kind, IReadOnlyList<int> Revoked) : WeChatEvent(OpenId, At);

/// <summary>WeChat has punished the account: an alarm for people. <paramref name="Detail"/> is WeChat's own JSON.</summary>
public sealed record PunishEvent(DateTimeOffset At, string Detail) : WeChatEvent(null, At);

/// <summary>Anything else; answered like the rest and otherwise left alone.</summary>
public sealed record UnknownEvent(string? OpenId, DateTimeOffset At, string Name) : WeChatEvent(OpenId, At);

/// <summary>One template's yes or no.</summary>
public sealed record TemplateAnswer(string TemplateId, bool Accepted, int Scene);

/// <summary>One message's end; error code 0 is delivered. The id may be absent.</summary>
public sealed record SentReceipt(string TemplateId, long? MessageId, int ErrorCode, string ErrorStatus)
{
    public bool Delivered => ErrorCode is 0;
}

/// <summary>How much a person has withdrawn.</summary>
public enum RevocationKind
{
    /// <summary>Some data (user_authorization_revoke).</summary>
    Revoked = 1,

    /// <summary>Everything: erasure begins (user_authorization_cancellation).</summary>
    Cancelled = 2,

    /// <summary>Changed data (user_info_modified).</summary>
    Modified = 3,
}
