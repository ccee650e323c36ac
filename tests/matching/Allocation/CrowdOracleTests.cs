using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Matching.Allocation;
using JobAssist.Mobile.Matching.Ranking;
using JobAssist.Mobile.Matching.Tables;
using JobAssist.Mobile.Matching.Tests.Brute;

namespace JobAssist.Mobile.Matching.Tests.Allocation;

/// <summary>A crowd asked under prices and class weights answers as brute force over the rows does.</summary>
public sealed class CrowdOracleTests
{
    private static readonly AllocationPolicy Policy = AllocationPolicy.Default.WithFirstClaim();

    [Theory]
    [InlineData(VectorWidth.Plain)]
    [InlineData(VectorWidth.Bits256)]
    [InlineData(VectorWidth.Bits512)]
    public void Every_ask_gives_the_best_by_worth_less_price_also_at_prices_beyond_sixteen_bits(VectorWidth width)
    {
        var listed = 0;
        for (var seed = 1; seed <= 250; seed++)
        {
            var world = new SmallWorld(seed, postings: 40, flat: seed % 3 == 0);
            var market = Market.Build(world.Rows, Weights.Default, SmallWorld.Today);
            WorkerRow[] rows = [.. Enumerable.Range(0, 12).Select(_ => world.Worker() with { PriorityClass = (PriorityClass)(1 + world.Next(3)) })];
            var crowd = CrowdOracle.CrowdOf(market, rows, Policy);
            var oracle = new CrowdOracle(crowd, width);
            var classes = CrowdOracle.ClassesOf(crowd, rows);
            for (var round = 0; round < 3; round++)
            {
                int[] prices = [.. Enumerable.Range(0, market.Count).Select(_ => world.Next(3) == 0 ? 0 : world.Next(4) == 0 ? world.Next(40_000) : world.Next(900))];
                oracle.SetPrices(prices);
                for (var worker = 0; worker < crowd.Count; worker++)
                {
                    var row = rows[crowd.RowOf(worker)];
                    var into = new Choice[1 + world.Next(9)];
                    var found = oracle.Ask(worker, into, out var cutoff);
                    var all = new BruteForce(world.Rows, Weights.Default, SmallWorld.Today).Top(row, _ => 0, int.MaxValue)
                        .Select(p => (Posting: IndexOf(market, p.Id), Worth: Policy.WorthOf(p.Score, classes[worker])))
                        .OrderByDescending(p => p.Worth - prices[p.Posting]).ThenBy(p => p.Posting).ToList();

                    // What is so dear that no bonus makes up for it may be left out.
                    var wanted = all.Where(p => p.Worth - prices[p.Posting] > short.MinValue).Take(into.Length).ToList();
                    Assert.Equal(wanted, into[..found].Select(c => (c.Posting, c.Worth)));
                    if (all.Count > found) Assert.True(cutoff >= all[found].Worth - prices[all[found].Posting], $"Seed {seed}: something better was left out.");
                    listed += found;
                }
            }
        }

        Assert.True(listed > 10_000, $"Only {listed} were listed.");
    }

    [Fact]
    public void What_is_barred_from_a_worker_is_as_if_it_were_not_on_offer()
    {
        for (var seed = 1; seed <= 100; seed++)
        {
            var world = new SmallWorld(seed, postings: 40, flat: seed % 3 == 0);
            var market = Market.Build(world.Rows, Weights.Default, SmallWorld.Today);
            WorkerRow[] rows = [.. Enumerable.Range(0, 8).Select(_ => world.Worker())];
            var crowd = CrowdOracle.CrowdOf(market, rows, Policy);
            var all = new CrowdOracle(crowd);
            var barred = Enumerable.Range(0, crowd.Count).Where(_ => world.Next(3) > 0).ToDictionary(worker => worker, _ => Enumerable.Range(0, market.Count).Where(_ => world.Next(4) == 0).ToArray());
            var oracle = new CrowdOracle(crowd, barred: barred);
            for (var worker = 0; worker < crowd.Count; worker++)
            {
                var (whole, into) = (new Choice[market.Count], new Choice[1 + world.Next(9)]);
                var allowed = whole.Take(all.Ask(worker, whole, out _)).Where(choice => !barred.GetValueOrDefault(worker, []).Contains(choice.Posting)).ToList();

                var found = oracle.Ask(worker, into, out var cutoff);

                Assert.Equal(allowed.Take(into.Length), into[..found]);
                if (allowed.Count > found) Assert.True(cutoff >= allowed[found].Worth, $"Seed {seed}: something better was left out.");
            }
        }
    }

    [Fact]
    public void A_round_of_a_crowd_with_a_first_claim_holds_before_the_verifier()
    {
        for (var seed = 1; seed <= 25; seed++)
        {
            var world = new SmallWorld(seed, 40, flat: seed % 2 == 0);
            var market = Market.Build(world.Rows, Weights.Default, SmallWorld.Today);
            WorkerRow[] rows = [.. Enumerable.Range(0, 80).Select(_ => world.Worker() with { PriorityClass = (PriorityClass)(1 + world.Next(3)) })];
            var crowd = CrowdOracle.CrowdOf(market, rows, Policy);
            var oracle = new CrowdOracle(crowd);
            var classes = CrowdOracle.ClassesOf(crowd, rows);
            var input = new AllocationInput(Policy, [.. Enumerable.Range(0, market.Count).Select(_ => world.Next(4))], classes);

            var result = new Auction(input, oracle).Run();

            Assert.Empty(Verifier.Check(input, oracle, WorthOf, result.Assignment, result.Prices).Faults);
            Assert.True(Certificate.Of(input, oracle, result.Assignment, result.Prices).GapShare < 0.05);

            int WorthOf(int worker, int posting)
            {
                var row = world.Rows.Postings.Single(p => p.Id == market.IdOf(posting));
                var brute = new BruteForce(world.Rows, Weights.Default, SmallWorld.Today);
                return brute.Accepts(rows[crowd.RowOf(worker)], row) ? Policy.WorthOf(new BruteScore(world.Rows, Weights.Default, SmallWorld.Today).Of(rows[crowd.RowOf(worker)], row), classes[worker]) : -1;
            }
        }
    }

    private static int IndexOf(Market market, Guid id) => market.TryFind(id, out var index) ? index : -1;
}
