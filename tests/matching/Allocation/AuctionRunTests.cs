using JobAssist.Mobile.Matching.Allocation;

namespace JobAssist.Mobile.Matching.Tests.Allocation;

/// <summary>Threads, interruptions and checkpoints change nothing; order changes little.</summary>
public sealed class AuctionRunTests
{
    private static readonly AllocationPolicy Policy = new() { Epsilon = 200 };

    [Fact]
    public void One_two_and_five_threads_give_the_same_bytes()
    {
        for (var seed = 0; seed < 12; seed++)
        {
            var round = RandomRound.OfSize(seed, 1_500, 40, 60, Policy);
            var options = new AuctionOptions { ListLength = 7 + seed, LargestBatch = 100 + 300 * (seed % 4), OneByOneBelow = 40 * (seed % 3), BidsBetweenPrices = 200 };
            var one = new Auction(round.Input, round.Oracle, options with { Threads = 1 }).Run();

            foreach (var threads in (int[])[2, 5])
                AssertSame(one, new Auction(round.Input, round.Oracle, options with { Threads = threads }).Run());
            Assert.Equal(
                Certificate.Of(round.Input, round.Oracle, one.Assignment, one.Prices, threads: 1),
                Certificate.Of(round.Input, round.Oracle, one.Assignment, one.Prices, threads: 3));
        }
    }

    [Fact]
    public void A_round_stopped_anywhere_and_resumed_from_its_checkpoint_ends_as_if_never_stopped()
    {
        for (var seed = 0; seed < 6; seed++)
        {
            var round = RandomRound.OfSize(seed, 400, 25, 30, Policy);
            var options = new AuctionOptions { Threads = 2, ListLength = 8, LargestBatch = 64, OneByOneBelow = seed % 2 == 0 ? 0 : 50, BidsBetweenPrices = 100 };
            var batches = 0;
            var whole = new Auction(round.Input, round.Oracle, options with { Progress = _ => batches++ }).Run();
            Assert.True(batches > 10);

            for (var stop = 1; stop < batches; stop += 1 + batches / 15)
            {
                using var saved = StopAndSave(round, options, stop);
                AssertSame(whole, Auction.Resume(round.Input, new DenseOracle(round.Worths, round.Input.PostingCount), saved, options).Run());
            }
        }
    }

    [Fact]
    public void A_cancelled_auction_may_be_run_on()
    {
        var round = RandomRound.OfSize(1, 400, 25, 30, Policy);
        var options = new AuctionOptions { LargestBatch = 64 };
        using var cancel = new CancellationTokenSource();
        var auction = new Auction(round.Input, round.Oracle, options with { Progress = _ => cancel.Cancel() });

        Assert.Throws<OperationCanceledException>(() => auction.Run(cancel.Token));

        AssertSame(new Auction(round.Input, round.Oracle, options).Run(), auction.Run());
    }

    [Fact]
    public void Prices_never_fall_while_it_runs_and_progress_is_told()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var round = RandomRound.OfSize(seed, 300, 25, 20, Policy);
            var oracle = new RisingPrices(round.Oracle);
            var told = new List<AuctionProgress>();
            var result = new Auction(round.Input, oracle, new AuctionOptions { ListLength = 8, LargestBatch = 50, BidsBetweenPrices = 20, Progress = told.Add }).Run();

            Assert.True(oracle.Times > 3);
            Assert.Equal((result.Bids, result.Asks, 0), (told[^1].Bids, told[^1].Asks, told[^1].Waiting));
            Assert.Equal(told.Select(p => p.Bids).Order(), told.Select(p => p.Bids));
        }
    }

    [Fact]
    public void Another_order_of_workers_changes_the_value_by_less_than_the_steps()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var round = RandomRound.OfSize(seed, 200, 20, 15, Policy);
            var order = Enumerable.Range(0, 200).ToArray();
            new Random(seed).Shuffle(order);
            var oracle = new DenseOracle([.. order.Select(w => round.Worths[w])], 20);
            var input = round.Input with { Classes = [.. order.Select(w => round.Input.Classes[w])] };
            var (here, there) = (round.Run(3), new Auction(input, oracle).Run());
            var (a, b) = (Certificate.Of(round.Input, round.Oracle, here.Assignment, here.Prices), Certificate.Of(input, oracle, there.Assignment, there.Prices));

            Assert.InRange(Math.Abs(a.Value - b.Value), 0, Math.Max(a.Gap, b.Gap));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_checkpoint_that_is_cut_or_changed_is_refused(int what)
    {
        var round = RandomRound.OfSize(1, 100, 10, 10, Policy);
        var options = new AuctionOptions { LargestBatch = 20 };
        using var saved = StopAndSave(round, options, 3);
        var bytes = saved.ToArray();
        if (what == 0) bytes = bytes[..^9];
        else bytes[bytes.Length / 2] ^= 4;

        Assert.Throws<InvalidDataException>(() => Auction.Resume(round.Input, round.Oracle, new MemoryStream(bytes), options));
    }

    [Fact]
    public void A_checkpoint_of_another_round_is_refused()
    {
        var round = RandomRound.OfSize(1, 100, 10, 10, Policy);
        var options = new AuctionOptions { LargestBatch = 20 };
        using var saved = StopAndSave(round, options, 3);
        var other = round.Input with { Capacities = [round.Input.Capacities[0] + 1, .. round.Input.Capacities[1..]] };

        Assert.Throws<InvalidDataException>(() => Auction.Resume(other, round.Oracle, saved, options));
    }

    private static MemoryStream StopAndSave(RandomRound round, AuctionOptions options, int batches)
    {
        using var cancel = new CancellationTokenSource();
        var auction = new Auction(round.Input, round.Oracle, options with { Progress = _ => { if (--batches == 0) cancel.Cancel(); } });
        Assert.Throws<OperationCanceledException>(() => auction.Run(cancel.Token));
        var saved = new MemoryStream();
        auction.Save(saved);
        saved.Position = 0;
        return saved;
    }

    private static void AssertSame(AllocationResult expected, AllocationResult actual)
    {
        Assert.Equal(expected.Assignment.Postings, actual.Assignment.Postings);
        Assert.Equal(expected.Assignment.Worths, actual.Assignment.Worths);
        Assert.Equal(expected.Prices, actual.Prices);
        Assert.Equal((expected.Rounds, expected.Bids, expected.Asks), (actual.Rounds, actual.Bids, actual.Asks));
    }

    private sealed class RisingPrices(DenseOracle oracle) : IDemandOracle
    {
        private int[] _last = new int[oracle.PostingCount];

        public int Times { get; private set; }
        public int WorkerCount => oracle.WorkerCount;
        public int PostingCount => oracle.PostingCount;

        public void SetPrices(ReadOnlySpan<int> prices)
        {
            for (var posting = 0; posting < prices.Length; posting++) Assert.True(prices[posting] >= _last[posting]);
            _last = prices.ToArray();
            Times++;
            oracle.SetPrices(prices);
        }

        public int Ask(int worker, Span<Choice> into, out int cutoff) => oracle.Ask(worker, into, out cutoff);
    }
}
