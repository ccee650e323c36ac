using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Matching.Allocation;
using JobAssist.Mobile.Matching.Tables;
using JobAssist.Mobile.Matching.Tests.Brute;

namespace JobAssist.Mobile.Matching.Tests.Allocation;

/// <summary>Fifty rounds over the engine against an exact optimum that shares no line with it: five of thousands of workers, the others smaller.</summary>
public sealed class ExactOptimumTests(ExactOptimum exact, ITestOutputHelper output) : IClassFixture<ExactOptimum>
{
    private const int Rounds = 50, Large = 5;

    [Fact]
    public void No_round_loses_more_than_a_twentieth_of_a_percent_and_no_certificate_says_less_than_the_true_loss()
    {
        var (worst, pairs) = (0.0, 0L);
        for (var round = 0; round < Rounds; round++)
        {
            var (input, oracle) = Round(round, large: round < Large);
            var result = new Auction(input, oracle, new AuctionOptions { Threads = 2 }).Run();
            var certificate = Certificate.Of(input, oracle, result.Assignment, result.Prices);
            var optimum = exact.Of(input, oracle);

            Assert.InRange(optimum.Value, certificate.Value, certificate.Bound);
            var loss = optimum.Value == 0 ? 0 : (double)(optimum.Value - certificate.Value) / optimum.Value;
            Assert.True(loss <= 0.0005, $"Round {round}, {input.WorkerCount} × {input.PostingCount}: {optimum.Value - certificate.Value} of {optimum.Value} lost.");
            (worst, pairs) = (Math.Max(worst, loss), pairs + optimum.Pairs);
        }

        output.WriteLine($"Largest true loss {100 * worst:N4} % over {pairs:N0} legal pairs.");
        Assert.True(pairs > 1_000_000, $"Only {pairs} pairs were legal.");
    }

    private static (AllocationInput Input, CrowdOracle Oracle) Round(int round, bool large)
    {
        var random = new Random(round);
        var world = new SmallWorld(7_000 + round, postings: large ? random.Next(200, 1_001) : random.Next(20, 201));
        var market = Market.Build(world.Rows, Weights.Default, SmallWorld.Today);
        var policy = AllocationPolicy.Default with { NoticesPerSeat = random.Next(1, 21), Epsilon = 50 };
        var workers = Enumerable.Range(0, large ? random.Next(5_000, 20_001) : random.Next(100, 2_001))
            .Select(_ => world.Worker() with { PriorityClass = (PriorityClass)(1 + world.Next(3)) }).ToArray();
        var crowd = CrowdOracle.CrowdOf(market, workers, policy);
        int[] capacities = [.. Enumerable.Range(0, market.Count).Select(j => Capacity.Of(j < market.OpenCount ? market.OpenPlacesOf(j) : 0, policy.NoticesPerSeat, 0))];
        return (new AllocationInput(policy, capacities, [.. Enumerable.Range(0, crowd.Count).Select(at => workers[crowd.RowOf(at)].PriorityClass)]), new CrowdOracle(crowd));
    }
}
