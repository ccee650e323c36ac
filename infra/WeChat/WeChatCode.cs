namespace JobAssist.Mobile.Infra.WeChat;

/// <summary>WeChat's error codes that this service treats differently; they exist in this folder only.</summary>
internal enum WeChatCode
{
    Ok = 0,
    Busy = -1,
    BadCredential = 40001,
    BadGrantType = 40002,
    BadOpenId = 40003,
    BadAppId = 40013,
    MalformedToken = 40014,
    BadCode = 40029,
    BadTemplateId = 40037,
    BadSecret = 40125,
    CodeUsed = 40163,
    CallerNotListed = 40164,
    RiskyPerson = 40226,
    SecretFrozen = 40243,
    AppIdMissing = 41002,
    SecretMissing = 41004,
    TokenExpired = 42001,
    NoConsent = 43101,
    AbilityBanned = 43107,
    ConcurrentSend = 43108,
    TooManyPerSecond = 44990,
    TooManyPerMinute = 44991,
    TooManyPerDay = 44993,
    DayQuotaUsedUp = 45009,
    MinuteQuotaUsedUp = 45011,
    SensitiveWords = 45168,
    BadValues = 47003,
    NotAuthorised = 48001,
    AccountLimited = 50002,
    TokensForbidden = 50004,
    AccountFrozen = 50007,
    AuthorNotSeen = 61010,
    CallerAwaitsConfirmation = 89503,
    CallerRefusedForADay = 89506,
    CallerRefusedForAnHour = 89507,
}

internal static class WeChatCodes
{
    /// <summary>The three codes after which a fresh token may help; with any of them the call had no effect.</summary>
    public static bool IsTokenRefused(int? code) =>
        (WeChatCode?)code is WeChatCode.BadCredential or WeChatCode.MalformedToken or WeChatCode.TokenExpired;

    public static WeChatFailureKind KindOf(int code) => (WeChatCode)code switch
    {
        WeChatCode.Busy => WeChatFailureKind.Busy,
        WeChatCode.DayQuotaUsedUp or WeChatCode.MinuteQuotaUsedUp or WeChatCode.TooManyPerSecond
            or WeChatCode.TooManyPerMinute or WeChatCode.TooManyPerDay => WeChatFailureKind.Quota,
        WeChatCode.BadCredential or WeChatCode.MalformedToken or WeChatCode.TokenExpired => WeChatFailureKind.Credentials,
        WeChatCode.BadGrantType or WeChatCode.BadAppId or WeChatCode.BadSecret or WeChatCode.SecretFrozen
            or WeChatCode.CallerNotListed or WeChatCode.AppIdMissing or WeChatCode.SecretMissing or WeChatCode.NotAuthorised
            or WeChatCode.AccountLimited or WeChatCode.TokensForbidden or WeChatCode.AccountFrozen
            or WeChatCode.CallerAwaitsConfirmation or WeChatCode.CallerRefusedForADay
            or WeChatCode.CallerRefusedForAnHour => WeChatFailureKind.Configuration,
        _ => WeChatFailureKind.Other,
    };
}
