namespace JobAssist.Mobile.Infra.WeChat;

/// <summary>What became of a sign-in code.</summary>
public abstract record SignInOutcome
{
    /// <summary>The code belonged to this person of our app. The openid is case-sensitive and opaque.</summary>
    public sealed record SignedIn(string OpenId, string? UnionId) : SignInOutcome
    {
        /// <summary>Never shows the ids: this record may end in a log.</summary>
        public override string ToString() => nameof(SignedIn);
    }

    /// <summary>Unknown, expired or foreign (40029), or already used (40163): the phone must call wx.login again.</summary>
    public sealed record CodeRefused(bool AlreadyUsed) : SignInOutcome;

    /// <summary>WeChat considers this person a risk (40226).</summary>
    public sealed record Blocked : SignInOutcome;

    /// <summary>Too many tries of one person (45011).</summary>
    public sealed record TooOften : SignInOutcome;

    /// <summary>WeChat or the network is away; nothing was decided.</summary>
    public sealed record Unavailable(WeChatFailure Failure) : SignInOutcome;
}

/// <summary>What became of a phone code.</summary>
public abstract record PhoneOutcome
{
    /// <summary>The number without country code, and the country code ("86").</summary>
    public sealed record Verified(string PhoneNumber, string CountryCode) : PhoneOutcome
    {
        /// <summary>Never shows the number: this record may end in a log.</summary>
        public override string ToString() => nameof(Verified);
    }

    /// <summary>The code is expired, used, foreign or belongs to somebody else.</summary>
    public sealed record CodeRefused : PhoneOutcome;

    /// <summary>WeChat or the network is away; nothing was decided.</summary>
    public sealed record Unavailable(WeChatFailure Failure) : PhoneOutcome;
}

/// <summary>One subscription message. Values are already cut to their template's rules (<c>TemplateValues</c>).</summary>
/// <param name="OpenId">To whom; opaque.</param>
/// <param name="TemplateId">The private template id.</param>
/// <param name="Page">Page of the Mini Program with query, without a leading slash; null: the card opens nothing.</param>
/// <param name="Values">Every key of the template with its text.</param>
public sealed record SubscribeMessage(string OpenId, string TemplateId, string? Page, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>Never shows the openid or the values: this record may end in a log.</summary>
    public override string ToString() => $"SubscribeMessage(template {TemplateId})";
}

/// <summary>What became of a send. Whoever reads it must treat every case: only two of them allow a second try.</summary>
public abstract record SendOutcome
{
    /// <summary>WeChat took it (errcode 0). Delivery is told later by an event. The id may be absent.</summary>
    public sealed record Accepted(long? MessageId) : SendOutcome;

    /// <summary>WeChat certainly did not take it and a later try may succeed.</summary>
    public sealed record NotAccepted(NotAcceptedReason Reason, int? ErrorCode) : SendOutcome;

    /// <summary>WeChat will never take it for this person: no consent left (43101) or bad openid (40003).</summary>
    public sealed record Refused(RefusedReason Reason, int ErrorCode) : SendOutcome;

    /// <summary>The values are wrong (47003, 45168): this row needs another way; <paramref name="Key"/> is the first bad key if told.</summary>
    public sealed record BadValues(string? Key, int ErrorCode) : SendOutcome;

    /// <summary>The template or the whole ability is unusable (40037, 43107, 48001): stop the template and alarm.</summary>
    public sealed record TemplateUnusable(int ErrorCode) : SendOutcome;

    /// <summary>Nobody knows: time-out or cut after the request left, 5xx, -1, an answer that cannot be read. Never send again on this channel.</summary>
    public sealed record Unknown(WeChatFailure Failure) : SendOutcome;
}

/// <summary>Why a message was certainly not taken.</summary>
public enum NotAcceptedReason
{
    /// <summary>Another send to the same openid is in flight (43108): again after a short random pause.</summary>
    Concurrent = 1,

    /// <summary>The day's quota is used up (45009): again after the quota's reset.</summary>
    QuotaUsedUp = 2,

    /// <summary>Too many in this minute or second (45011, 44990, 44991).</summary>
    Throttled = 3,

    /// <summary>The access token was refused even after one refresh: a configuration matter.</summary>
    Credentials = 4,

    /// <summary>No connection was made, or none to ask for an access token: the message did not leave the house.</summary>
    NotConnected = 5,

    /// <summary>Our own limit (circuit open, parallelism) held it back.</summary>
    HeldBack = 6,
}

/// <summary>Why a person cannot be reached by subscription message.</summary>
public enum RefusedReason
{
    /// <summary>No consent left, or refused (43101). The local balance becomes 0.</summary>
    NoConsent = 1,

    /// <summary>The openid is wrong or of another app (40003).</summary>
    BadOpenId = 2,
}

/// <summary>One template of the account. <paramref name="Keys"/> in the order of the content ("thing1", "time2").</summary>
public sealed record MessageTemplateInfo(string TemplateId, string Title, string Content, bool LongTerm, IReadOnlyList<string> Keys,
    IReadOnlyDictionary<string, IReadOnlyList<string>> EnumValues);

/// <summary>The account's templates, or why they could not be read.</summary>
public abstract record TemplatesOutcome
{
    public sealed record Read(IReadOnlyList<MessageTemplateInfo> Templates) : TemplatesOutcome;

    public sealed record Unavailable(WeChatFailure Failure) : TemplatesOutcome;
}

/// <summary>What WeChat's text check says. Pass is not proof; review and unavailable go to a person.</summary>
public abstract record TextCheckOutcome
{
    public sealed record Pass : TextCheckOutcome;

    /// <summary><paramref name="Label"/> as WeChat numbers it (20008 fraud, 10001 advertising …).</summary>
    public sealed record Risky(int Label) : TextCheckOutcome;

    public sealed record NeedsPerson(int Label) : TextCheckOutcome;

    /// <summary>The author has not opened the Mini Program within two hours (61010): a person must look.</summary>
    public sealed record AuthorNotSeen : TextCheckOutcome;

    public sealed record Unavailable(WeChatFailure Failure) : TextCheckOutcome;
}

/// <summary>A picture of a Mini Program code, or why there is none.</summary>
public abstract record CodePictureOutcome
{
    public sealed record Made(byte[] Jpeg) : CodePictureOutcome;

    /// <summary>The scene, page or account is not accepted (40129, 40169, 41030 …).</summary>
    public sealed record Refused(int ErrorCode) : CodePictureOutcome;

    public sealed record Unavailable(WeChatFailure Failure) : CodePictureOutcome;
}

/// <summary>A link into the Mini Program, or why there is none.</summary>
public abstract record LinkOutcome
{
    public sealed record Made(Uri Link) : LinkOutcome;

    public sealed record Refused(int ErrorCode) : LinkOutcome;

    public sealed record Unavailable(WeChatFailure Failure) : LinkOutcome;
}

/// <summary>Why a call told us nothing. Carries no secret and no personal data.</summary>
/// <param name="Kind">What happened on the way.</param>
/// <param name="ErrorCode">WeChat's errcode where there was one.</param>
/// <param name="Rid">WeChat's request id for its support.</param>
public sealed record WeChatFailure(WeChatFailureKind Kind, int? ErrorCode = null, string? Rid = null);

/// <summary>What happened on the way to WeChat or back.</summary>
public enum WeChatFailureKind
{
    NotConnected = 1,
    TimedOut = 2,
    ConnectionLost = 3,
    HttpError = 4,
    Unreadable = 5,
    Busy = 6,
    Quota = 7,
    Credentials = 8,
    Configuration = 9,
    HeldBack = 10,
    Other = 11,
}
