namespace JobAssist.Mobile.Simulation.Draws;

/// <summary>
/// Where random numbers come from: one stream a purpose, one seed an entity in it. What is drawn for one person, opening or
/// pair never depends on who else was asked, so two policies meet the same people with the same luck.
/// </summary>
internal enum Source : ulong
{
    // The truth.
    Person = 1,
    Opening,
    Place,
    OwnReasons,

    // What is written down of it.
    Profile,
    Advert,

    // Who is served, and a policy's own luck.
    Served,
    Policy,

    // The period.
    Reading,
    OwnSearch,
    Impression,
    CarryingThrough,
    Interview,
    Answering,
    Accepting,

    // The report.
    Resampling,
}
