using JobAssist.Mobile.Matching.Crowds;
using JobAssist.Mobile.Matching.Ranking;
using JobAssist.Mobile.Matching.Tables;
using JobAssist.Mobile.Matching.Tests.Brute;

namespace JobAssist.Mobile.Matching.Tests;

/// <summary>The same bytes whatever the width of the registers, the threads and the order of the rows.</summary>
public sealed class WidthTests
{
    private static readonly VectorWidth[] Widths = [VectorWidth.Plain, VectorWidth.Bits256, VectorWidth.Bits512];

    [Fact]
    public void Every_width_gives_the_brute_force_list_on_ten_thousand_random_instances_half_of_them_full_of_ties()
    {
        var listed = 0;
        for (var seed = 1; seed <= 10_000; seed++)
        {
            var world = new SmallWorld(seed, postings: 1 + seed % 40, flat: seed % 2 == 0);
            var (worker, count, prices) = (world.Worker(), 1 + world.Next(12), seed % 3 == 0 ? world.Prices(seed % 2 == 0 ? 3 : 900) : null);
            if (seed % 2 == 0) worker = worker with { HomeCountyCode = "S1C1" };
            var expected = new BruteForce(world.Rows, Weights.Default, SmallWorld.Today).Top(worker, id => prices?[id] ?? 0, count);
            foreach (var width in Widths)
            {
                var market = Market.Build(world.Rows, Weights.Default, SmallWorld.Today);
                var list = new MatchEngine(market, width).TopC(worker, prices is null ? [] : TopCTests.PricesBy(market, prices), count);
                Assert.True(expected.SequenceEqual(list.Items.Select(m => (m.PostingId, m.Score, m.Net))), $"Seed {seed} differs at {width}.");
            }

            listed += expected.Count;
        }

        Assert.True(listed > 20_000, $"Only {listed} were listed.");
    }

    [Fact]
    public void A_crowd_is_ranked_alike_at_every_width_by_one_thread_and_by_many_and_from_shuffled_rows()
    {
        var world = new SmallWorld(11, postings: 3_000);
        WorkerRow[] workers = [.. Enumerable.Range(0, 4_000).Select(_ => world.Worker())];
        var lists = new HashSet<string>(StringComparer.Ordinal);
        foreach (var rows in (MarketRows[])[world.Rows, TopCTests.Shuffled(world)])
        {
            var market = Market.Build(rows, Weights.Default, SmallWorld.Today);
            foreach (var width in Widths)
            {
                foreach (var threads in (int[])[1, 2, 5]) lists.Add(Fingerprint(new MatchEngine(market, width), Crowd.Of(market, workers), threads));
            }
        }

        Assert.Single(lists);
    }

    [Fact]
    public void Short_and_very_long_lists_over_many_blocks_are_the_brute_force_list_at_every_width()
    {
        var world = new SmallWorld(17, postings: 3_000);
        var (market, brute) = (Market.Build(world.Rows, Weights.Default, SmallWorld.Today), new BruteForce(world.Rows, Weights.Default, SmallWorld.Today));
        var prices = world.Prices(900);
        int[] counts = [1, 2, 10, 16, 17, 32, 33, 64, 65, 129, 400, 3_000];
        foreach (var priced in (bool[])[false, true])
        {
            foreach (var count in counts)
            {
                var worker = world.Worker();
                var expected = brute.Top(worker, id => priced ? prices[id] : 0, count);
                foreach (var width in Widths)
                {
                    var list = new MatchEngine(market, width).TopC(worker, priced ? TopCTests.PricesBy(market, prices) : [], count);
                    Assert.True(expected.SequenceEqual(list.Items.Select(m => (m.PostingId, m.Score, m.Net))), $"A list of {count} differs at {width}.");
                }
            }
        }
    }

    [Fact]
    public void Somebody_who_holds_sixty_skills_that_are_asked_everywhere_gets_the_brute_force_list()
    {
        var world = new SmallWorld(23, postings: 3_000);
        SkillLevel[] asked = [.. Enumerable.Range(0, 60).Select(n => new SkillLevel($"S{n:00}", n % 4))];
        var rows = world.Rows with { Postings = [.. world.Rows.Postings.Select((p, n) => p with { SkillsRequired = [asked[n % 60]], SkillsLiked = [], Training = false })] };
        var (market, brute) = (Market.Build(rows, Weights.Default, SmallWorld.Today), new BruteForce(rows, Weights.Default, SmallWorld.Today));
        var prices = world.Prices(900);
        for (var n = 0; n < 60; n++)
        {
            var worker = world.Worker() with { Skills = [.. asked.Take(60 - n).Select(s => new HeldSkill(s.Code, s.Level))], Personalised = true };
            var expected = brute.Top(worker, id => n % 2 == 0 ? prices[id] : 0, 10);
            foreach (var width in Widths)
            {
                var list = new MatchEngine(market, width).TopC(worker, n % 2 == 0 ? TopCTests.PricesBy(market, prices) : [], 10);
                Assert.True(expected.SequenceEqual(list.Items.Select(m => (m.PostingId, m.Score, m.Net))), $"{60 - n} skills differ at {width}.");
            }
        }
    }

    [Fact]
    public void Weights_that_an_operator_turns_upside_down_change_nothing_about_exactness()
    {
        Weights[] hostile =
        [
            Weights.Default with { WantFull = 0, WantUnstated = 0, WantAnySuitable = 0, SkillsFull = 4_000 },
            Weights.Default with { PayFull = 6_000, PayAtFloor = 500, WantFull = 0, WantUnstated = 0, WantAnySuitable = 0, PlaceFull = 0, PlaceStep = 0, PlaceAny = 0 },
            Weights.Default with { PayFull = 0, PayAtFloor = 0, PlaceFull = 3_500, PlaceAny = 3_500 },
            Weights.Default with { PayFull = 7_500, PayAtFloor = 7_000, PayFullAboveYuan = 10, PayNothingBelowYuan = 3, WantFull = 0, WantUnstated = 0, WantAnySuitable = 0, SkillsFull = 0, PlaceFull = 0, PlaceStep = 0, PlaceAny = 0 },
        ];
        foreach (var weights in hostile)
        {
            for (var seed = 1; seed <= 400; seed++)
            {
                var world = new SmallWorld(seed, postings: 50);
                var worker = world.Worker();
                var expected = new BruteForce(world.Rows, weights, SmallWorld.Today).Top(worker, _ => 0, 8);
                foreach (var width in Widths)
                {
                    var list = new MatchEngine(Market.Build(world.Rows, weights, SmallWorld.Today), width).TopC(worker, [], 8);
                    Assert.True(expected.SequenceEqual(list.Items.Select(m => (m.PostingId, m.Score, m.Net))), $"Seed {seed} differs at {width}.");
                }
            }
        }
    }

    private static string Fingerprint(MatchEngine engine, Crowd crowd, int threads)
    {
        var lists = engine.TopAll(crowd, 10, threads);
        var hash = new HashCode();
        var byRow = Enumerable.Range(0, crowd.Count).OrderBy(crowd.RowOf);
        foreach (var worker in byRow)
        {
            foreach (var posting in lists.PostingsOf(worker)) hash.Add(posting < 0 ? Guid.Empty : engine.Market.IdOf(posting));
            foreach (var net in lists.NetsOf(worker)) hash.Add(net);
        }

        return $"{hash.ToHashCode()}, {lists.BlocksScored} blocks";
    }
}
