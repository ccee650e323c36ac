namespace JobAssist.Mobile.Matching.Gates;

/// <summary>Why a posting is not for a worker; the first that fails, in this order, is the one told.</summary>
public enum Gate : byte
{
    /// <summary>Every gate is passed.</summary>
    None = 0,

    /// <summary>The person is under 16: nobody may introduce work (禁止使用童工规定 2).</summary>
    Under16 = 1,
    NotYetOpen = 2,
    Closed = 3,
    Full = 4,
    EmployerSuspended = 5,

    /// <summary>未成年工特殊保护规定 art. 3 names the work.</summary>
    JuvenileList = 6,

    /// <summary>The hazards are unknown, and for a person of 16–17 unknown is no.</summary>
    JuvenileUnknown = 7,

    /// <summary>女职工劳动保护特别规定 附录一 names the work.</summary>
    StatutoryList = 8,

    /// <summary>A rule of the work place that an operator enabled (<see cref="Domain.Policy.LocalRule"/>).</summary>
    LocalRule = 9,

    /// <summary>No agreement in force joins home and work place, and the place is outside the home county.</summary>
    PlaceNotJoined = 10,
    LeavesCounty = 11,

    /// <summary>An unexpired certificate that the law demands is missing (劳动法 55).</summary>
    Certificate = 12,
    NightShift = 13,
    Apart = 14,
    WageFloor = 15,
    TargetGroupFirst = 16,
    Season = 17,
}
