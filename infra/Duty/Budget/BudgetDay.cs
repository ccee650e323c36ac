using JobAssist.Mobile.Domain;

namespace JobAssist.Mobile.Infra.Duty.Budget;

/// <summary>
/// A day of a channel's budget: from 00:05 to 00:05 in Shanghai. The platforms count from midnight by clocks of their own; without the
/// five minutes an answer of the old day could stop the new one.
/// </summary>
public static class BudgetDay
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    /// <summary>The day an instant is counted under.</summary>
    public static DateOnly Of(DateTimeOffset instant) => Shanghai.DateOf(instant - Margin);

    /// <summary>When the day of an instant is over.</summary>
    public static DateTimeOffset EndOf(DateTimeOffset instant) => Shanghai.At(Of(instant).AddDays(1), TimeOnly.FromTimeSpan(Margin));
}
