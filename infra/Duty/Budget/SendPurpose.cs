namespace JobAssist.Mobile.Infra.Duty.Budget;

/// <summary>What a message is sent for; the first comes before the second, the second before the third.</summary>
public enum SendPurpose
{
    /// <summary>A notice that the law owes somebody in this half month.</summary>
    Obligation = 1,

    /// <summary>Something that changes what a person has begun: an opening was changed or closed.</summary>
    Transactional = 2,

    /// <summary>Everything that may as well not be sent today.</summary>
    Other = 3,
}
