using JobAssist.Mobile.Matching.Crowds;
using JobAssist.Mobile.Matching.Tables;
using JobAssist.Mobile.Matching.Tests.Brute;

namespace JobAssist.Mobile.Matching.Tests;

/// <summary>
/// How many blocks of 32 postings are scored for a worker is most of what a list costs, and it is the same number on every machine, at
/// every width and load. Seconds tell a slower bound only where nothing else runs; this number tells it everywhere, so it is guarded
/// here. Whoever makes the bounds tighter lowers the figure; whoever must raise it says why.
/// </summary>
public sealed class BlocksScoredTests
{
    private static readonly Weights PayIsAlmostAll =
        Weights.Default with { WantFull = 0, WantUnstated = 0, WantAnySuitable = 0, PlaceFull = 0, PlaceStep = 0, PlaceAny = 0, PayFull = 6_000, PayAtFloor = 500 };

    /// <summary>Measured on 28 November 2026: 12.00, and under weights that make wishes worth nothing 12.36; a twentieth on top.</summary>
    [Theory]
    [InlineData(false, 12.60)]
    [InlineData(true, 12.98)]
    public void The_best_ten_of_a_fixed_market_are_found_within_so_many_blocks_per_worker(bool payIsAlmostAll, double mostBlocksPerWorker)
    {
        var world = new SmallWorld(5, postings: 3_000);
        WorkerRow[] workers = [.. Enumerable.Range(0, 2_000).Select(_ => world.Worker())];
        var market = Market.Build(world.Rows, payIsAlmostAll ? PayIsAlmostAll : Weights.Default, SmallWorld.Today);
        var lists = new MatchEngine(market).TopAll(Crowd.Of(market, workers), 10);

        Assert.InRange((double)lists.BlocksScored / workers.Length, 0, mostBlocksPerWorker);
    }
}
