namespace JobAssist.Mobile.Domain.Notices;

/// <summary>The rungs of the ladder, each with evidence of its own.</summary>
public enum NoticeChannel
{
    WeChat = 1,
    Sms = 2,
    PhoneCall = 3,
    Visit = 4,
    Sheet = 5,
}

/// <summary>Where one try on one channel stands.</summary>
public enum AttemptState
{
    Sending = 1,
    Accepted = 2,

    /// <summary>Certainly not taken: the channel may be tried again.</summary>
    NotAccepted = 3,
    Unknown = 4,
    Refused = 5,
    Delivered = 6,
    Undelivered = 7,
}

/// <summary>What proves that a slot was met.</summary>
public enum EvidenceKind
{
    /// <summary>The person opened the notice in the Mini Program.</summary>
    Opened = 1,

    /// <summary>The person answered it.</summary>
    Answered = 2,

    /// <summary>The channel's receipt; counts only where the policy says so.</summary>
    Receipt = 3,
    CallRecord = 4,
    SignedVisit = 5,
    SheetScan = 6,
}

/// <summary>What a person says to a notice.</summary>
public enum NoticeAnswer
{
    Interested = 1,
    NotForMe = 2,
    CallMe = 3,
}

/// <summary>The five pictures of "not for me".</summary>
public enum NotForMeReason
{
    TooFar = 1,
    Pay = 2,
    Family = 3,
    AlreadyWorking = 4,
    DoNotBelieve = 5,
}

/// <summary>Rungs that a person climbs.</summary>
public enum OutreachRung
{
    PhoneCall = 1,
    Visit = 2,
}

/// <summary>Where a task for a person stands.</summary>
public enum OutreachState
{
    Open = 1,
    Done = 2,

    /// <summary>No longer needed: the slot was met or excused meanwhile.</summary>
    Dropped = 3,
}

/// <summary>What started a round.</summary>
public enum RoundStart
{
    Schedule = 1,
    Sweep = 2,
    Operator = 3,
}

/// <summary>What a message template is for.</summary>
public enum TemplatePurpose
{
    JobNotice = 1,
    ApplicationProgress = 2,
    ServiceNotice = 3,

    /// <summary>An opening that somebody was told of has closed or changed.</summary>
    PostingChanged = 4,
}
