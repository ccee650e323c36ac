namespace JobAssist.Mobile.Domain.Notices;

// Rows of what is told about openings after they were told, and of what people said no to. Written by statements of infra and of
// notifications; these classes are for reading.

/// <summary>What kind of news there is about an opening.</summary>
public enum NewsKind
{
    /// <summary>It cannot be had any more.</summary>
    Closed = 1,
    Changed = 2,
}

/// <summary>Whether an opening can still be had.</summary>
public enum PostingStanding
{
    Open = 1,
    Full = 2,

    /// <summary>Taken down before its last day.</summary>
    Closed = 3,

    /// <summary>An office stopped it, or its employer.</summary>
    Suspended = 4,

    /// <summary>Its last day has passed, as it was told.</summary>
    Over = 5,
}

/// <summary>What became of a piece of news.</summary>
public enum NewsOutcome
{
    WeChat = 1,
    Sms = 2,

    /// <summary>A person has been asked to tell it.</summary>
    Task = 3,

    /// <summary>Shown in the app and nowhere else.</summary>
    App = 4,

    /// <summary>The person had said no to the opening.</summary>
    SaidNo = 5,

    /// <summary>Hired, excused or not looking.</summary>
    NotLooking = 6,

    /// <summary>The notice itself never reached the person.</summary>
    NotTold = 7,

    /// <summary>It stands again as it was told.</summary>
    Undone = 8,
}

/// <summary>What a task beside the ladder is about.</summary>
public enum TaskMatter
{
    /// <summary>The person says to work: to be confirmed, perhaps a hire to record.</summary>
    AlreadyWorking = 1,

    /// <summary>The person does not believe the message: somebody they trust should ring.</summary>
    DoNotBelieve = 2,

    /// <summary>An opening the person applied for is gone or another one, and no message reaches them.</summary>
    PostingChanged = 3,
}

/// <summary>One piece of news about one opening for one person who was told of it.</summary>
public sealed class NoticeNews
{
    public required NoticeId NoticeId { get; init; }
    public required JobPostingId PostingId { get; init; }

    /// <summary>From 1, by notice and opening.</summary>
    public short Number { get; init; }
    public NewsKind Kind { get; init; }
    public PostingStanding Standing { get; init; }

    /// <summary>JSON of what matters in the opening, as it was when this was noted.</summary>
    public required string Terms { get; init; }
    public DateTimeOffset NotedAt { get; init; }

    /// <summary>When a message may be sent; null: settled.</summary>
    public DateTimeOffset? DueAt { get; init; }
    public NewsOutcome? Outcome { get; init; }
    public NewsMessageId? MessageId { get; init; }
}

/// <summary>One message about news; the intent is written before the call.</summary>
public sealed class NewsMessage
{
    public required NewsMessageId Id { get; init; }
    public WorkerId WorkerId { get; init; }

    /// <summary>The half month in which it was sent.</summary>
    public NoticeSlot Slot { get; init; }

    /// <summary>The day in Shanghai on which it was sent.</summary>
    public DateOnly Day { get; init; }
    public NoticeChannel Channel { get; init; }
    public AttemptState State { get; init; }
    public AccountId? AccountId { get; init; }
    public string? TemplateId { get; init; }
    public ConsentId? ConsentId { get; init; }

    /// <summary>WeChat's number of the message.</summary>
    public long? MessageId { get; init; }
    public string? SmsTemplateId { get; init; }

    /// <summary>Keyed hash of the number an SMS went to.</summary>
    public byte[]? PhoneIndex { get; init; }

    /// <summary>The SMS vendor's number of the message.</summary>
    public string? SerialNo { get; init; }

    /// <summary>Why it was not taken, in the sender's word.</summary>
    public string? Code { get; init; }

    /// <summary>Until when an answer is waited for, by the database's clock.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }
    public DateTimeOffset IntendedAt { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }
    public DateTimeOffset? SettledAt { get; init; }
}

/// <summary>Up to which number of the market the told openings have been looked at.</summary>
public sealed class NewsLook
{
    public bool OnlyRow { get; init; } = true;
    public long Version { get; init; }
    public DateOnly Day { get; init; }
    public DateTimeOffset LookedAt { get; init; }
}

/// <summary>An opening that a person said no to; it counts for as long as the opening's terms stay what they were.</summary>
public sealed class DeclinedPosting
{
    public WorkerId WorkerId { get; init; }
    public JobPostingId PostingId { get; init; }
    public NoticeId NoticeId { get; init; }

    /// <summary>False: the whole notice was answered so.</summary>
    public bool Named { get; init; }
    public NotForMeReason? Reason { get; init; }

    /// <summary>JSON of what matters in the opening, as it was when the person said no.</summary>
    public required string Terms { get; init; }
    public DateTimeOffset AnsweredAt { get; init; }
}
