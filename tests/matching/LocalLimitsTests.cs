using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Domain.Policy;
using JobAssist.Mobile.Domain.Reference;

namespace JobAssist.Mobile.Matching.Tests;

/// <summary>How an age, a sex and a day become bits, and when a rule counts at all.</summary>
public sealed class LocalLimitsTests
{
    private static readonly DateOnly Day = new(2026, 12, 1);

    [Theory]
    [InlineData("2026-11-30", 0)]
    [InlineData("2026-12-01", 1)]
    [InlineData("2027-12-01", 1)]
    public void Somebody_is_beyond_a_limit_from_the_birthday_on(string day, int bars)
    {
        var limits = LocalLimits.Of([Rule(Sex.Male, 59)], Day);

        Assert.Equal((ulong)bars, limits.BarsOn(new DateOnly(1966, 12, 1), Sex.Male, DateOnly.Parse(day)));
    }

    [Theory]
    [InlineData("2025-02-28", 0)]
    [InlineData("2025-03-01", 1)]
    public void A_birthday_that_a_year_does_not_have_is_the_day_after(string day, int bars) =>
        Assert.Equal((ulong)bars, LocalLimits.Of([Rule(Sex.Female, 44)], Day).BarsOn(new DateOnly(1980, 2, 29), Sex.Female, DateOnly.Parse(day)));

    [Fact]
    public void Each_different_limit_is_one_bit_and_only_those_of_the_own_sex_bar()
    {
        LocalRule[] rules = [Rule(Sex.Male, 59), Rule(Sex.Male, 54), Rule(Sex.Female, 49), Rule(Sex.Male, 59) with { RegionCode = "R2" }];
        var limits = LocalLimits.Of(rules, Day);
        ulong BarsAt(int age, Sex sex) => limits.BarsOn(Day.AddYears(-age), sex, Day);
        ulong BitOf(int rule) => 1UL << limits.NumberOf(rules[rule]);

        Assert.Equal(limits.NumberOf(rules[0]), limits.NumberOf(rules[3]));
        Assert.Equal([0, 1, 2], rules.Select(limits.NumberOf).Distinct().Order());
        Assert.Equal((0UL, BitOf(1), BitOf(1) | BitOf(0)), (BarsAt(54, Sex.Male), BarsAt(55, Sex.Male), BarsAt(60, Sex.Male)));
        Assert.Equal((0UL, BitOf(2), BitOf(2)), (BarsAt(49, Sex.Female), BarsAt(50, Sex.Female), BarsAt(80, Sex.Female)));
    }

    [Theory]
    [InlineData(true, 0, 0, true)]
    [InlineData(true, -1, -1, false)]
    [InlineData(true, 1, 1, false)]
    [InlineData(true, -9, null, true)]
    [InlineData(false, -9, null, false)]
    public void A_rule_counts_from_its_first_to_its_last_day_and_only_where_it_is_enabled(bool enabled, int from, int? to, bool counts)
    {
        var rule = Rule(Sex.Male, 59) with { Enabled = enabled, ValidFrom = Day.AddDays(from), ValidTo = to is { } days ? Day.AddDays(days) : null };
        var limits = LocalLimits.Of([rule], Day);

        Assert.Equal(counts ? (false, 0, 1UL) : (true, -1, 0UL), (limits.IsEmpty, limits.NumberOf(rule), limits.BarsOn(new DateOnly(1950, 1, 1), Sex.Male, Day)));
    }

    [Fact]
    public void Every_limit_there_can_be_fits_in_one_word()
    {
        var all = from sex in Enum.GetValues<Sex>() from age in Enumerable.Range(LocalRule.LowestAge, LocalRule.HighestAge - LocalRule.LowestAge + 1) select Rule(sex, age);
        var limits = LocalLimits.Of(all, Day);

        Assert.Equal(64, all.Select(limits.NumberOf).Distinct().Count());
        Assert.Equal(ulong.MaxValue, limits.BarsOn(new DateOnly(1900, 1, 1), Sex.Male, Day) | limits.BarsOn(new DateOnly(1900, 1, 1), Sex.Female, Day));
        Assert.Throws<ArgumentOutOfRangeException>(() => LocalLimits.Of([Rule(Sex.Male, LocalRule.HighestAge + 1)], Day));
    }

    [Fact]
    public void Limits_are_equal_whatever_the_order_and_the_places_of_the_rules()
    {
        Assert.Equal(LocalLimits.Of([Rule(Sex.Male, 59), Rule(Sex.Female, 49)], Day), LocalLimits.Of([Rule(Sex.Female, 49) with { RegionCode = "R9" }, Rule(Sex.Male, 59)], Day));
        Assert.NotEqual(LocalLimits.Of([Rule(Sex.Male, 59)], Day), LocalLimits.Of([Rule(Sex.Male, 60)], Day));
        Assert.Equal(LocalLimits.None, LocalLimits.Of([], Day));
    }

    private static LocalRule Rule(Sex sex, int oldest) => new("R1", SiteKind.Construction, sex, (short)oldest, "规定", "来源", Day.AddYears(-1), null, Enabled: true);
}
