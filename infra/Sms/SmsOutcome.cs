namespace JobAssist.Mobile.Infra.Sms;

/// <summary>What became of a message. Only <see cref="NotAccepted"/> and, after its time, <see cref="LimitReached"/> allow a second try.</summary>
public abstract record SmsOutcome
{
    /// <summary>The vendor took it; a receipt with the same serial number tells what became of it. <paramref name="Parts"/>: how many messages are charged, null if not told.</summary>
    public sealed record Accepted(string? SerialNo, int? Parts) : SmsOutcome;

    /// <summary>The vendor certainly did not take it and a later try may succeed.</summary>
    public sealed record NotAccepted(SmsNotAcceptedReason Reason, string? Code) : SmsOutcome;

    /// <summary>A limit holds it back; nothing of this <paramref name="Limit"/> is worth trying before <paramref name="Until"/>.</summary>
    public sealed record LimitReached(SmsLimit Limit, DateTimeOffset Until, string Code) : SmsOutcome;

    /// <summary>This number will never be reached by SMS, as far as the vendor knows.</summary>
    public sealed record Refused(SmsRefusedReason Reason, string? Code) : SmsOutcome;

    /// <summary>The values of this message are not taken (too long, a link, a word of the vendor's list): it needs another way.</summary>
    public sealed record BadValues(string Code) : SmsOutcome;

    /// <summary>Signature, template, application or permission is wrong: stop the template and alarm.</summary>
    public sealed record ConfigurationRefused(string Code) : SmsOutcome;

    /// <summary>Nobody knows: time-out or cut after the request left, 5xx, an internal error, an answer that cannot be read. Never send again on this channel.</summary>
    public sealed record Unknown(SmsFailure Failure) : SmsOutcome;
}

/// <summary>Why a message was certainly not taken.</summary>
public enum SmsNotAcceptedReason
{
    /// <summary>No connection was made: the message did not leave the house.</summary>
    NotConnected = 1,

    /// <summary>Too many calls in this second.</summary>
    Throttled = 2,

    /// <summary>Our key, signature or clock was refused: concerns every message alike.</summary>
    Credentials = 3,

    /// <summary>Our own limit (circuit open) held it back.</summary>
    HeldBack = 4,
}

/// <summary>Whose limit was reached.</summary>
public enum SmsLimit
{
    /// <summary>Too many messages to this number.</summary>
    Number = 1,

    /// <summary>The day's limit of the whole account.</summary>
    Account = 2,

    /// <summary>No paid messages are left: a person has to buy some.</summary>
    Balance = 3,
}

/// <summary>Why a number cannot be reached.</summary>
public enum SmsRefusedReason
{
    /// <summary>No mainland mobile number.</summary>
    BadNumber = 1,

    /// <summary>The person has told the vendor or the carrier not to be disturbed.</summary>
    DoNotDisturb = 2,
}

/// <summary>Why a call told us nothing. Carries no secret and no personal data.</summary>
/// <param name="Kind">What happened on the way.</param>
/// <param name="Code">The vendor's code where there was one.</param>
/// <param name="RequestId">The vendor's request id for its support.</param>
public sealed record SmsFailure(SmsFailureKind Kind, string? Code = null, string? RequestId = null);

/// <summary>What happened on the way to the vendor or back.</summary>
public enum SmsFailureKind
{
    TimedOut = 1,
    ConnectionLost = 2,
    HttpError = 3,
    Unreadable = 4,

    /// <summary>The vendor's own trouble, or a code that nobody here knows.</summary>
    Vendor = 5,
}
