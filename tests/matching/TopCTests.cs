using JobAssist.Mobile.Matching.Ranking;
using JobAssist.Mobile.Matching.Tables;
using JobAssist.Mobile.Matching.Tests.Brute;

namespace JobAssist.Mobile.Matching.Tests;

public sealed class TopCTests
{
    [Fact]
    public void Equals_a_plain_brute_force_on_thousands_of_small_markets()
    {
        var listed = 0;
        for (var seed = 1; seed <= 1_500; seed++)
        {
            var world = new SmallWorld(seed, postings: 1 + seed % 60);
            for (var n = 0; n < 3; n++) listed += SameAsBruteForce(world, world.Worker(), below: 400, count: 1 + world.Next(12), seed);
        }

        Assert.True(listed > 5_000, $"Only {listed} postings were listed: the worlds are too barren to prove anything.");
    }

    [Fact]
    public void Equals_it_also_where_nearly_everything_ties()
    {
        var listed = 0;
        for (var seed = 1; seed <= 500; seed++)
        {
            var world = new SmallWorld(seed, postings: 40, flat: true);
            var worker = world.Worker() with { HomeCountyCode = "S1C1", LegalClass = Domain.People.LegalClass.None };
            listed += SameAsBruteForce(world, worker, below: 3, count: 1 + world.Next(45), seed);
        }

        Assert.True(listed > 2_000, $"Only {listed} postings were listed.");
    }

    [Fact]
    public void Shuffling_the_rows_changes_no_list()
    {
        for (var seed = 1; seed <= 300; seed++)
        {
            var world = new SmallWorld(seed, postings: 50);
            var prices = world.Prices(300);
            var worker = world.Worker();

            Assert.Equal(Ids(world.Rows, worker, prices), Ids(Shuffled(world), worker, prices));
        }
    }

    [Fact]
    public void A_shorter_list_is_the_beginning_of_a_longer_one()
    {
        for (var seed = 1; seed <= 300; seed++)
        {
            var world = new SmallWorld(seed, postings: 60);
            var engine = EngineOf(world.Rows);
            var worker = world.Worker();
            var all = engine.TopC(worker, [], 60).Items;

            for (var count = 1; count <= all.Count; count++) Assert.Equal(all.Take(count), engine.TopC(worker, [], count).Items);
        }
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        var world = new SmallWorld(7, postings: 200);
        var engine = EngineOf(world.Rows);
        var workers = Enumerable.Range(0, 300).Select(_ => world.Worker()).ToList();

        var together = engine.TopMany(workers, default, 10);

        Assert.Equal(300, together.Length);
        for (var n = 0; n < workers.Count; n++)
        {
            var alone = engine.TopC(workers[n], [], 10);
            Assert.Equal(alone.Items, together[n].Items);
            Assert.Equal(alone.Cutoff, together[n].Cutoff);
        }
    }

    [Fact]
    public void A_negative_price_is_refused_because_the_bounds_rely_on_it()
    {
        var world = new SmallWorld(1, postings: 2);

        Assert.Throws<ArgumentOutOfRangeException>(() => EngineOf(world.Rows).TopC(world.Worker(), [0, -1], 3));
        Assert.Throws<ArgumentException>(() => EngineOf(world.Rows).TopC(world.Worker(), [0], 3));
    }

    internal static MatchEngine EngineOf(MarketRows rows) => new(Market.Build(rows, Weights.Default, SmallWorld.Today));

    internal static int[] PricesBy(Market market, Dictionary<Guid, int> prices) => [.. Enumerable.Range(0, market.Count).Select(j => prices[market.IdOf(j)])];

    internal static MarketRows Shuffled(SmallWorld world) => world.Rows with
    {
        Postings = [.. world.Rows.Postings.OrderBy(_ => world.Next(int.MaxValue))],
        Agreements = [.. world.Rows.Agreements.OrderBy(_ => world.Next(int.MaxValue))],
        Occupations = [.. world.Rows.Occupations.Reverse()],
        Hazards = [.. world.Rows.Hazards.Reverse()],
        Closeness = [.. world.Rows.Closeness.Reverse()],
    };

    private static List<(Guid, int, int)> Ids(MarketRows rows, WorkerRow worker, Dictionary<Guid, int> prices)
    {
        var engine = EngineOf(rows);
        return [.. engine.TopC(worker, PricesBy(engine.Market, prices), 8).Items.Select(m => (m.PostingId, m.Score, m.Net))];
    }

    private static int SameAsBruteForce(SmallWorld world, WorkerRow worker, int below, int count, int seed)
    {
        var engine = EngineOf(world.Rows);
        var prices = world.Prices(below);
        var list = engine.TopC(worker, PricesBy(engine.Market, prices), count);
        var all = new BruteForce(world.Rows, Weights.Default, SmallWorld.Today).Top(worker, id => prices[id], int.MaxValue);

        Assert.True(all.Take(count).SequenceEqual(list.Items.Select(m => (m.PostingId, m.Score, m.Net))), $"Seed {seed} differs.");
        Assert.All(list.Items, m => Assert.InRange(m.Score, 0, Weights.Full));
        if (all.Count > count) Assert.True(list.Cutoff >= all[count].Net, $"Seed {seed}: a net outside is above the cutoff.");
        if (list.Cutoff == TopList.Nothing) Assert.True(all.Count <= count, $"Seed {seed}: something was left out without a trace.");
        return list.Items.Count;
    }
}
