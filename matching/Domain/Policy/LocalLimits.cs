using JobAssist.Mobile.Domain.People;

namespace JobAssist.Mobile.Domain.Policy;

/// <summary>
/// The different limits of the local rules in force on a day, numbered 0…63. This is where age and sex end: the engine is told the
/// numbers of the limits that a person is beyond and of those that bar somebody at an opening, and what a number means stays here.
/// Bits are comparable only between rows made with equal limits.
/// </summary>
public sealed class LocalLimits : IEquatable<LocalLimits>
{
    private readonly (Sex Sex, short OldestAge)[] limits;

    private LocalLimits((Sex, short)[] limits) => this.limits = limits;

    /// <summary>Of no rule: nobody is beyond anything.</summary>
    public static LocalLimits None { get; } = new([]);

    public bool IsEmpty => limits.Length == 0;

    public static LocalLimits Of(IEnumerable<LocalRule> rules, DateOnly day)
    {
        (Sex Sex, short OldestAge)[] inForce = [.. rules.Where(rule => rule.IsInForceOn(day)).Select(rule => (rule.Sex, rule.OldestAge)).Distinct().Order()];
        return Array.Exists(inForce, limit => limit.OldestAge is < LocalRule.LowestAge or > LocalRule.HighestAge)
            ? throw new ArgumentOutOfRangeException(nameof(rules), "A limit that no local rule may set.")
            : new LocalLimits(inForce);
    }

    /// <summary>−1 when the rule was not in force on the day.</summary>
    public int NumberOf(LocalRule rule) => Array.IndexOf(limits, (rule.Sex, rule.OldestAge));

    /// <summary>One bit for each limit that a person is beyond on <paramref name="day"/>: from the birthday on that makes them older than the oldest age allowed.</summary>
    public ulong BarsOn(DateOnly birthOn, Sex sex, DateOnly day)
    {
        var bars = 0UL;
        for (var number = 0; number < limits.Length; number++)
        {
            if (limits[number].Sex == sex && Ages.FullYears(birthOn, day) > limits[number].OldestAge) bars |= 1UL << number;
        }

        return bars;
    }

    public bool Equals(LocalLimits? other) => other is not null && limits.AsSpan().SequenceEqual(other.limits);

    public override bool Equals(object? obj) => Equals(obj as LocalLimits);

    public override int GetHashCode() => limits.Aggregate(0, HashCode.Combine);
}
