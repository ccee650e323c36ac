using JobAssist.Mobile.Matching.Ranking;
using JobAssist.Mobile.Matching.Tables;
using JobAssist.Mobile.Matching.Tests.Brute;

namespace JobAssist.Mobile.Matching.Tests;

/// <summary>Weights that could break a bound, a width or an order are refused by name; all others may be turned as one likes.</summary>
public sealed class WeightsCheckTests
{
    private static readonly VectorWidth[] Widths = [VectorWidth.Plain, VectorWidth.Bits256, VectorWidth.Bits512];

    [Fact]
    public void Any_weights_within_the_rules_are_accepted_and_give_the_brute_force_lists()
    {
        var listed = 0;
        for (var seed = 1; seed <= 1_000; seed++) listed += SameAsBruteForce(RandomWeights.Of(seed), seed, $"weights {seed}");
        Assert.True(listed > 2_000, $"Only {listed} were listed.");
    }

    [Fact]
    public void All_points_on_one_term_give_the_brute_force_lists_for_each_term_in_turn()
    {
        foreach (var term in RandomWeights.Maxima)
        {
            for (var seed = 1; seed <= 60; seed++) SameAsBruteForce(RandomWeights.Only(term, wholeParts: seed % 2 == 0), seed, term);
        }
    }

    [Fact]
    public void A_single_value_outside_its_rule_is_refused_by_its_name()
    {
        for (var seed = 1; seed <= 50; seed++)
        {
            var weights = RandomWeights.Of(seed);
            foreach (var member in Members()) IsRefused(weights, member, -1 - seed);
            foreach (var (part, whole) in RandomWeights.Parts) IsRefused(weights, part, RandomWeights.Get(weights, whole) + seed);
            foreach (var (member, least, most) in RandomWeights.Ranges)
            {
                IsRefused(weights, member, least - 1);
                IsRefused(weights, member, most + seed);
                IsRefused(weights, member, int.MaxValue);
            }

            foreach (var member in RandomWeights.Maxima)
            {
                IsRefused(weights, member, Weights.Full + seed);
                if (RandomWeights.Get(weights, member) < Weights.Full) IsRefused(weights, member, RandomWeights.Get(weights, member) + 1, named: "Sum");
            }

            IsRefused(weights, "MealsFree", weights.BoardFull - weights.BedFree + 1, named: "MealsFree");
            IsRefused(weights, "PlainHomeCounty", Weights.Full - weights.PlainNewest + 1, named: "PlainHomeCounty");
        }
    }

    [Fact]
    public void The_refusal_says_what_the_value_must_be()
    {
        var refused = Assert.Throws<ArgumentException>(() => Build(Weights.Default with { PlaceStep = 1_501 }));

        Assert.StartsWith("PlaceStep must be 0 or more and at most PlaceFull.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_member_of_the_weights_is_without_a_rule() =>
        Assert.Equal(
            Members().Order(StringComparer.Ordinal),
            ((string[])[.. RandomWeights.Maxima, .. RandomWeights.Parts.Select(p => p.Part), .. RandomWeights.Ranges.Select(r => r.Member), "MealsFree", "PlainHomeCounty"]).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Members() =>
        typeof(Weights).GetProperties().Where(p => p.PropertyType == typeof(int) && p.CanWrite).Select(p => p.Name);

    private static void IsRefused(Weights weights, string member, int value, string? named = null)
    {
        var refused = Assert.Throws<ArgumentException>(() => Build(RandomWeights.With(weights, member, value)));
        Assert.True(refused.Message.Split(" must be ")[0].Split(" + ").Contains(named ?? member), $"{member} = {value}: {refused.Message}");
    }

    private static Market Build(Weights weights) => Market.Build(new SmallWorld(1, postings: 0).Rows, weights, SmallWorld.Today);

    private static int SameAsBruteForce(Weights weights, int seed, string what)
    {
        var world = new SmallWorld(seed, postings: 40);
        var worker = world.Worker();
        var expected = new BruteForce(world.Rows, weights, SmallWorld.Today).Top(worker, _ => 0, 8);
        var market = Market.Build(world.Rows, weights, SmallWorld.Today);
        Assert.All(expected, m => Assert.InRange(m.Score, 0, Weights.Full));
        foreach (var width in Widths)
        {
            var list = new MatchEngine(market, width).TopC(worker, [], 8);
            Assert.True(expected.SequenceEqual(list.Items.Select(m => (m.PostingId, m.Score, m.Net))), $"{what}, seed {seed} differs at {width}.");
        }

        return expected.Count;
    }
}
