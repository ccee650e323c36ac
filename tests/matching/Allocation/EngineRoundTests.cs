using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Matching.Allocation;
using JobAssist.Mobile.Matching.Tables;
using JobAssist.Mobile.Matching.Tests.Brute;

namespace JobAssist.Mobile.Matching.Tests.Allocation;

/// <summary>Rounds over the engine itself: its lists under prices are what the auction bids by.</summary>
public sealed class EngineRoundTests
{
    [Fact]
    public void A_round_over_the_engine_keeps_every_gate_and_is_as_good_as_over_the_complete_table()
    {
        var policy = new AllocationPolicy { HardToEmployWeight = 1_000, ZeroEmploymentWeight = 1_000, Epsilon = 50 };
        var given = 0;
        for (var seed = 0; seed < 60; seed++)
        {
            var world = new SmallWorld(seed, 40, flat: seed % 3 == 0);
            var market = Market.Build(world.Rows, Weights.Default, SmallWorld.Today);
            var workers = Enumerable.Range(0, 60).Select(_ => world.Worker()).ToArray();
            var engine = new EngineOracle(new MatchEngine(market), workers);
            var table = Array.ConvertAll(workers, engine.Table);
            var dense = new DenseOracle(table, market.Count);
            var input = new AllocationInput(policy, [.. Enumerable.Range(0, market.Count).Select(_ => world.Next(4))],
                [.. workers.Select(_ => (PriorityClass)(1 + world.Next(3)))]);

            var result = new Auction(input, engine, new AuctionOptions { ListLength = 7 }).Run();

            var found = Verifier.Check(input, engine, dense.WorthOf, result.Assignment, result.Prices);
            Assert.Empty(found.Faults);
            var optimum = Certificate.Of(input, dense, result.Assignment, result.Prices);
            Assert.Equal((found.Value, found.Bound), (optimum.Value, optimum.Bound));
            given += result.Assignment.Postings.Count(p => p >= 0);
        }

        Assert.True(given > 1_000, $"{given}");
    }

    private sealed class EngineOracle(MatchEngine engine, WorkerRow[] workers) : IDemandOracle
    {
        private int[] _prices = new int[engine.Market.Count];

        public int WorkerCount => workers.Length;
        public int PostingCount => engine.Market.Count;

        public void SetPrices(ReadOnlySpan<int> prices) => _prices = prices.ToArray();

        public int Ask(int worker, Span<Choice> into, out int cutoff)
        {
            var list = engine.TopC(workers[worker], _prices, into.Length);
            for (var at = 0; at < list.Items.Count; at++) into[at] = new Choice(list.Items[at].Posting, list.Items[at].Score);
            cutoff = list.Cutoff;
            return list.Items.Count;
        }

        public int[] Table(WorkerRow worker)
        {
            var row = new int[PostingCount];
            Array.Fill(row, -1);
            if (PostingCount > 0)
                foreach (var item in engine.TopC(worker, [], PostingCount).Items) row[item.Posting] = item.Score;
            return row;
        }
    }
}
