using JobAssist.Mobile.Matching.Chances;

namespace JobAssist.Mobile.Matching.Tests;

/// <summary>The chance of a hire: what it may be made of, which way it moves, and when it may be re-estimated.</summary>
public sealed class ChanceTests
{
    private static readonly DateOnly Today = new(2026, 12, 1);
    private static readonly ChanceInput Fits = new(2, 2, false, true, true, 10, 10, 0);

    [Fact]
    public void An_estimate_is_made_of_exactly_these_facts()
    {
        var facts = typeof(ChanceInput).GetProperties().Select(p => p.Name).Order(StringComparer.Ordinal);

        Assert.Equal(["Applied", "FreePlaces", "PaperMet", "SchoolingMet", "SkillsAsked", "SkillsHeld", "Told", "Trains"], facts);
    }

    [Fact]
    public void More_of_what_is_asked_and_fewer_who_want_it_never_lower_a_chance()
    {
        var random = new Random(7);
        for (var round = 0; round < 2_000; round++)
        {
            var asked = random.Next(4);
            var input = new ChanceInput(asked, random.Next(asked + 1), random.Next(2) == 0, random.Next(2) == 0, random.Next(2) == 0, random.Next(20), random.Next(3) == 0 ? null : random.Next(60), random.Next(3) == 0 ? null : random.Next(900));
            var chance = HireChance.Of(input, ChanceConstants.Stated);

            Assert.InRange(chance, 0, 1);
            ChanceInput[] better =
            [
                input with { SkillsHeld = Math.Min(asked, input.SkillsHeld + 1) }, input with { Trains = true }, input with { SchoolingMet = true }, input with { PaperMet = true },
                .. input is { Applied: { } applied } ? [input with { FreePlaces = input.FreePlaces + 1 }, input with { Applied = applied / 2 }] : Array.Empty<ChanceInput>(),
            ];
            Assert.All(better, b => Assert.True(HireChance.Of(b, ChanceConstants.Stated) >= chance));
        }
    }

    [Theory]
    [InlineData(10, 10, 2, ChanceBand.Middling)]
    [InlineData(10, 2, 2, ChanceBand.Large)]
    [InlineData(1, 30, 2, ChanceBand.Small)]
    [InlineData(10, 10, 0, ChanceBand.Small)]
    public void Three_bands_follow_fit_and_competition(int places, int applied, int held, ChanceBand band) =>
        Assert.Equal(band, HireChance.BandOf(Fits with { FreePlaces = places, Applied = applied, SkillsHeld = held }, ChanceConstants.Stated));

    [Fact]
    public void What_happened_is_found_again_and_foretells_applications_it_was_not_estimated_from()
    {
        var truth = ChanceConstants.Stated with { Base = -0.7, Skills = 2.4, Schooling = 0.1, Competition = 0.6 };
        var fit = ChanceFit.Of(Observed(truth, 12_000), ChanceConstants.Stated, "fitted-20261201", Today);

        Assert.Null(fit.Refusal);
        Assert.True(fit.After.Brier < fit.Before.Brier && fit.After.Brier < fit.After.Reference, $"{fit.Before.Brier} {fit.After.Brier} {fit.After.Reference}");
        Assert.True(fit.After.Gap < 0.03 && fit.After.Gap < fit.Before.Gap, $"{fit.Before.Gap} {fit.After.Gap}");
        Assert.Equal(12_000, fit.After.Rows.Sum(row => row.Observations));
        Assert.InRange(fit.Constants!.Base, truth.Base - 0.2, truth.Base + 0.2);
        Assert.InRange(fit.Constants.Skills, truth.Skills - 0.3, truth.Skills + 0.3);
        Assert.InRange(fit.Constants.Competition, truth.Competition - 0.1, truth.Competition + 0.1);
        Assert.Equal(("fitted-20261201", Today, 12_000), (fit.Constants.Version, fit.Constants.Since, fit.Constants.Observations));
    }

    [Fact]
    public void The_order_of_the_observations_changes_no_digit()
    {
        var observed = Observed(ChanceConstants.Stated with { Base = -1 }, 2_000);

        var (one, other) = (ChanceFit.Of(observed, ChanceConstants.Stated, "v", Today), ChanceFit.Of([.. observed.Reverse()], ChanceConstants.Stated, "v", Today));

        Assert.NotNull(one.Constants);
        Assert.Equal(one.Constants, other.Constants);
    }

    [Fact]
    public void An_employer_s_dislike_of_schooling_is_held_at_nothing_and_not_learnt()
    {
        var fit = ChanceFit.Of(Observed(ChanceConstants.Stated with { Schooling = -2 }, 4_000), ChanceConstants.Stated, "v", Today);

        Assert.True(fit.Refusal is null, fit.Refusal);
        Assert.Equal(0, fit.Constants!.Schooling);
    }

    [Fact]
    public void Too_few_observations_or_hires_replace_nothing()
    {
        var few = ChanceFit.Of(Observed(ChanceConstants.Stated, ChanceFit.LeastObservations - 1), ChanceConstants.Stated, "v", Today);
        var noHires = ChanceFit.Of([.. Observed(ChanceConstants.Stated, 2_000).Select(o => o with { Hired = false })], ChanceConstants.Stated, "v", Today);
        var none = ChanceFit.Of([], ChanceConstants.Stated, "v", Today);

        Assert.All([few, noHires, none], fit => Assert.Null(fit.Constants));
        Assert.Equal("499 observations; 500 are needed.", few.Refusal);
        Assert.Equal("0 hires among 2000; 50 of each kind are needed.", noHires.Refusal);
        Assert.Equal("0 observations; 500 are needed.", none.Refusal);
    }

    private static ChanceObservation[] Observed(ChanceConstants truth, int count)
    {
        var random = new Random(11);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var asked = random.Next(4);
            var input = new ChanceInput(asked, random.Next(asked + 1), random.Next(3) == 0, random.Next(4) > 0, random.Next(10) > 0, 1 + random.Next(20), random.Next(80), random.Next(400));
            return new ChanceObservation(input, random.NextDouble() < HireChance.Of(input, truth));
        })];
    }
}
