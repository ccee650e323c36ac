namespace JobAssist.Mobile.Infra.Duty.Report;

/// <summary>Where owed slots stand, as a supervisor counts them. Owed is the sum of all five.</summary>
public enum DutyStanding
{
    /// <summary>With evidence inside the slot.</summary>
    Met = 1,
    Excused = 2,

    /// <summary>Open, and in time.</summary>
    InWork = 3,

    /// <summary>Open, and its safety date is here or its task is overdue.</summary>
    AtRisk = 4,

    /// <summary>Closed without evidence.</summary>
    Missed = 5,
}
