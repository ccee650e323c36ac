namespace JobAssist.Mobile.Domain.People;

/// <summary>Hours of Shanghai in which somebody is not to be written to, every day; past midnight where the end is the earlier one.</summary>
public readonly record struct QuietHours(TimeOnly From, TimeOnly To)
{
    /// <summary>An office writes from this hour on, to <see cref="OfficeCloses"/>. The twin in PostgreSQL is first_contact.</summary>
    public static readonly TimeOnly OfficeOpens = new(9, 0);
    public static readonly TimeOnly OfficeCloses = new(20, 0);

    /// <summary>From this hour on where only the evening serves.</summary>
    public static readonly TimeOnly EveningBegins = new(18, 0);

    /// <summary>What must be left of the day to reach somebody in: the duty goes on whatever is asked.</summary>
    public static readonly TimeSpan LeastLeft = TimeSpan.FromHours(1);

    /// <summary>When they are over; null where the instant is not inside them.</summary>
    public DateTimeOffset? EndOf(DateTimeOffset instant)
    {
        var hour = TimeOnly.FromTimeSpan(instant.ToOffset(Shanghai.Offset).TimeOfDay);
        if (!hour.IsBetween(From, To)) return null;
        var day = Shanghai.DateOf(instant);
        return Shanghai.At(To > hour ? day : day.AddDays(1), To);
    }

    /// <summary>The time between two hours of one day that is not quiet.</summary>
    public TimeSpan LeftBetween(TimeOnly opens, TimeOnly closes)
    {
        var left = 0;
        for (var minute = opens; minute < closes; minute = minute.AddMinutes(1)) left += minute.IsBetween(From, To) ? 0 : 1;
        return TimeSpan.FromMinutes(left);
    }
}
