namespace JobAssist.Mobile.Domain.People;

/// <summary>As the register says. Only <see cref="Worker.LegalClassOn"/>, <see cref="Worker.LocalBarsOn"/> and the 2016 list read it; no score and no list ever does.</summary>
public enum Sex
{
    Female = 1,
    Male = 2,
}

/// <summary>Whether the township has looked at this person's file.</summary>
public enum WorkerVerification
{
    /// <summary>Registered on the phone; waits for the township.</summary>
    Pending = 1,
    Verified = 2,
}

/// <summary>What a person does now.</summary>
public enum EmploymentSituation
{
    AwayOutOfProvince = 1,
    AwayInProvince = 2,
    NearHome = 3,
    PublicPost = 4,
    Farming = 5,
    Unemployed = 6,
    ReturnedHome = 7,
    NotInWork = 8,
    Unknown = 9,
}

/// <summary>就业意愿.</summary>
public enum WorkIntention
{
    WantsWork = 1,
    ContentWhereIAm = 2,
    None = 3,
    StartBusiness = 4,
}

/// <summary>Why a person is not on the yearly list (policy row B2).</summary>
public enum ListExclusion
{
    Student = 1,

    /// <summary>Graduates of the running year stay on the list.</summary>
    GraduateThisYear = 2,
    Soldier = 3,
    Prisoner = 4,
    NoCapacity = 5,
}

/// <summary>How a person can be reached (policy row A19).</summary>
public enum ContactSituation
{
    Reachable = 1,
    EveningOnly = 2,
    SharedPhone = 3,
    ThroughLiaison = 4,
    NumberChanged = 5,
    Unreachable = 6,
}
