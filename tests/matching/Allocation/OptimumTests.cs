using JobAssist.Mobile.Matching.Allocation;

namespace JobAssist.Mobile.Matching.Tests.Allocation;

/// <summary>Against the exact optimum on rounds of some hundred workers.</summary>
public sealed class OptimumTests
{
    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 10)]
    [InlineData(3, 30)]
    [InlineData(4, 10)]
    public void At_the_fine_step_less_than_a_twentieth_of_a_percent_is_lost(int seed, int mostSeats)
    {
        var round = RandomRound.OfSize(seed, 300, 40, mostSeats, new AllocationPolicy { Epsilon = 50 });
        var result = round.Run(seed);
        var optimum = MinCostFlow.Optimum(round);
        var certificate = Certificate.Of(round.Input, round.Oracle, result.Assignment, result.Prices);

        Assert.InRange(optimum, certificate.Value, certificate.Bound);
        Assert.True((optimum - certificate.Value) * 2_000 <= optimum, $"{optimum - certificate.Value} of {optimum}");
    }

    [Fact]
    public void A_smaller_step_gives_a_tighter_certificate()
    {
        double GapOf(int epsilon)
        {
            double sum = 0;
            for (var seed = 0; seed < 10; seed++)
            {
                var round = RandomRound.OfSize(seed, 200, 30, 12, new AllocationPolicy { Epsilon = epsilon });
                var result = round.Run(seed);
                sum += Certificate.Of(round.Input, round.Oracle, result.Assignment, result.Prices).GapShare;
            }

            return sum;
        }

        Assert.True(GapOf(10) < GapOf(200) && GapOf(200) < GapOf(2_000));
    }
}
