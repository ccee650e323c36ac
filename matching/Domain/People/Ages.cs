namespace JobAssist.Mobile.Domain.People;

/// <summary>Ages in full years, as Chinese law counts them: the year is complete on the birthday.</summary>
public static class Ages
{
    /// <summary>Full years on <paramref name="day"/>; born on 29 February counts from 1 March in a common year.</summary>
    public static int FullYears(DateOnly birthOn, DateOnly day)
    {
        var years = day.Year - birthOn.Year;
        var birthdayPassed = (day.Month, day.Day).CompareTo((birthOn.Month, birthOn.Day)) >= 0;
        return birthdayPassed ? years : years - 1;
    }
}
