namespace JobAssist.Mobile.Infra.Duty;

/// <summary>What became of a piece of evidence.</summary>
public enum EvidenceOutcome
{
    /// <summary>The slot is met, now or already.</summary>
    Fulfilled = 1,

    /// <summary>Kept; the slot is on its way through a send and the sweep will settle it.</summary>
    Noted = 2,

    /// <summary>Kept, but outside the slot's half month: it proves nothing for the duty.</summary>
    OutsideSlot = 3,

    /// <summary>There is no such notice or task, or it is somebody else's.</summary>
    NotTheirs = 4,
}
