namespace JobAssist.Mobile.Domain.Employers;

/// <summary>What the office's check of papers has come to.</summary>
public enum LicenceVerification
{
    Pending = 1,
    Verified = 2,
    Rejected = 3,

    /// <summary>Verified once, but the papers ran out or the half-yearly check is overdue.</summary>
    Lapsed = 4,
}

/// <summary>How far an employer or broker is trusted (policy row D16).</summary>
public enum Standing
{
    Good = 1,

    /// <summary>Something happened; each posting is looked at with care.</summary>
    Watch = 2,

    /// <summary>May not post; live postings are suspended.</summary>
    Suspended = 3,
}

/// <summary>What inspections and complaints have left behind.</summary>
public enum EmployerRecord
{
    None = 1,
    ComplaintOpen = 2,
    InspectionFailed = 3,
    ArrearsSettled = 4,
    ArrearsOpen = 5,
    Blacklisted = 6,
}

/// <summary>The four kinds of platform that may post for employers (policy rows F1, F8).</summary>
public enum BrokerKind
{
    IndividualBroker = 1,
    StaffingAgency = 2,
    Cooperative = 3,
    JobStation = 4,
}

/// <summary>Whether a broker may act for an employer.</summary>
public enum MandateState
{
    Pending = 1,
    Confirmed = 2,
    Revoked = 3,
}
