namespace JobAssist.Mobile.Domain.Reference;

/// <summary>A day that differs from its weekday.</summary>
public enum HolidayKind
{
    /// <summary>A day off.</summary>
    Holiday = 1,

    /// <summary>A working day in place of one that was taken off.</summary>
    Workday = 2,
}

/// <summary>One line of the State Council's yearly calendar.</summary>
public sealed record Holiday(DateOnly Day, HolidayKind Kind, string Name);

/// <summary>
/// Which days offices are open. A year nobody has loaded is treated as weekends plus the holidays with a fixed date
/// (1 January, 1–3 May, 1–3 October), and <see cref="Knows"/> says so.
/// </summary>
public sealed class WorkingDays(IEnumerable<Holiday> holidays)
{
    private readonly Dictionary<DateOnly, HolidayKind> known = holidays.GroupBy(day => day.Day).ToDictionary(days => days.Key, days => days.First().Kind);
    private HashSet<int>? years;

    /// <summary>True when the calendar of this year was loaded.</summary>
    public bool Knows(int year) => (years ??= [.. known.Keys.Select(day => day.Year)]).Contains(year);

    public bool IsWorkingDay(DateOnly day)
    {
        if (known.TryGetValue(day, out var kind)) return kind == HolidayKind.Workday;
        if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) return false;
        return Knows(day.Year) || (day.Month, day.Day) is not ((1, 1) or (5, 1 or 2 or 3) or (10, 1 or 2 or 3));
    }

    /// <summary>The first working day after <paramref name="day"/>.</summary>
    public DateOnly NextAfter(DateOnly day) => After(day, 1);

    /// <summary>The working day that lies <paramref name="count"/> working days after <paramref name="day"/>.</summary>
    public DateOnly After(DateOnly day, int count) => Move(day, count, 1);

    /// <summary>The working day that lies <paramref name="count"/> working days before <paramref name="day"/>.</summary>
    public DateOnly Before(DateOnly day, int count) => Move(day, count, -1);

    private DateOnly Move(DateOnly day, int count, int step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        while (count > 0)
        {
            day = day.AddDays(step);
            if (IsWorkingDay(day)) count--;
        }

        return day;
    }
}
