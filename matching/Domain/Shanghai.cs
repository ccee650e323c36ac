namespace JobAssist.Mobile.Domain;

/// <summary>
/// The calendar of the people we serve. China has had one time zone and no daylight saving since 1991, so the offset is
/// a constant and no host setting can move a slot.
/// </summary>
public static class Shanghai
{
    /// <summary>Eight hours ahead of UTC.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>The date on the wall in Shanghai at <paramref name="instant"/>.</summary>
    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>The instant at which the wall in Shanghai shows this date and time.</summary>
    public static DateTimeOffset At(DateOnly date, TimeOnly time) => new DateTimeOffset(date.ToDateTime(time), Offset).ToUniversalTime();
}
