namespace JobAssist.Mobile.Domain.Notices;

/// <summary>Where one owed slot of one worker stands. The table obligation_edges guards the same edges in the database.</summary>
public enum SlotState
{
    /// <summary>Owed, nobody at work on it. A runner claims it; without a usable channel the composer makes it Fallback.</summary>
    Due = 1,

    /// <summary>Leased by one runner, nothing has left the house. An expired lease makes it Due again.</summary>
    Claimed = 2,

    /// <summary>Committed before the call; the message may have left. An expired lease makes it Unknown, never Due.</summary>
    Sending = 3,

    /// <summary>WeChat took it. A receipt makes it Delivered or Undelivered; 72 hours without one, Fallback.</summary>
    Accepted = 4,

    /// <summary>Nobody knows whether it left. A receipt settles it; after 24 hours or on the safety date it goes to Fallback.</summary>
    Unknown = 5,

    /// <summary>WeChat will not take it: no consent, bad openid. The sweep makes it Fallback.</summary>
    Refused = 6,

    /// <summary>WeChat took it and could not deliver. The sweep makes it Fallback.</summary>
    Undelivered = 7,

    /// <summary>A person has it, with a due date: the next rung of the ladder.</summary>
    Fallback = 8,

    /// <summary>A receipt says that it arrived. Evidence makes it Fulfilled; without evidence it goes to Fallback on day 8 or 23.</summary>
    Delivered = 9,

    /// <summary>Met, with evidence inside the slot. Final.</summary>
    Fulfilled = 10,

    /// <summary>Not owed after all, with reason, document and a second person. Final; reached from every open state.</summary>
    Excused = 11,

    /// <summary>The slot closed without evidence. Final; reported upward with the reason.</summary>
    Missed = 12,
}
