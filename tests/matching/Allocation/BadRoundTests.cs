using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Matching.Allocation;

namespace JobAssist.Mobile.Matching.Tests.Allocation;

/// <summary>Markets nobody wishes for, and input that is refused.</summary>
public sealed class BadRoundTests
{
    private static readonly AllocationPolicy Policy = AllocationPolicy.Default;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 5)]
    [InlineData(5, 0)]
    public void Nobody_or_nothing_gives_an_empty_round_with_nothing_lost(int workers, int postings)
    {
        var (result, certificate) = Run(Alike(workers, postings, 5_000), Seats(postings, 3));

        Assert.All(result.Assignment.Postings, posting => Assert.Equal(-1, posting));
        Assert.Equal((0, 0, 0d), (certificate.Value, certificate.Bound, certificate.GapShare));
    }

    [Fact]
    public void A_market_without_a_single_seat_gives_nothing()
    {
        var (result, certificate) = Run(Alike(20, 5, 5_000), Seats(5, 0));

        Assert.All(result.Assignment.Postings, posting => Assert.Equal(-1, posting));
        Assert.Equal((0, 0), (certificate.Value, certificate.Bound));
    }

    [Fact]
    public void Workers_to_whom_nothing_is_acceptable_get_nothing()
    {
        var (result, certificate) = Run(Alike(20, 5, -1), Seats(5, 3));

        Assert.All(result.Assignment.Postings, posting => Assert.Equal(-1, posting));
        Assert.Equal(0, certificate.Bound);
    }

    [Fact]
    public void A_single_worker_has_his_best()
    {
        var (result, certificate) = Run([[10, 40, 20, -1, 30, 50, 60]], Seats(7, 1));

        Assert.Equal([6, 5, 1, 4, 2], result.Assignment.Of(0).ToArray());
        Assert.Equal(0, certificate.Gap);
    }

    [Fact]
    public void One_posting_wanted_by_all_goes_to_those_with_the_stronger_claim_and_among_equals_by_lot()
    {
        var classes = Enumerable.Range(0, 3_000).Select(w => w % 100 == 0 ? PriorityClass.ZeroEmploymentHousehold : PriorityClass.Ordinary).ToArray();
        int[] chosenBy(int seed) => [.. Holders(new Auction(new AllocationInput(Policy, [50], classes, seed), new DenseOracle(Alike(3_000, 1, 7_000), 1)).Run(), 0)];

        Assert.Equal(30, chosenBy(1).Count(w => w % 100 == 0));
        Assert.Equal(50, chosenBy(1).Length);
        Assert.NotEqual(chosenBy(1), chosenBy(2));
        Assert.Equal(chosenBy(1), chosenBy(1));
    }

    [Fact]
    public void Ten_thousand_identical_postings_and_identical_people_do_not_start_an_endless_price_war()
    {
        var oracle = new Identical(3_000, 10_000, 8_000);
        var input = new AllocationInput(Policy, Seats(10_000, 1), Enumerable.Repeat(PriorityClass.Ordinary, 3_000).ToArray());
        var result = new Auction(input, oracle).Run();
        var certificate = Certificate.Of(input, oracle, result.Assignment, result.Prices);

        Assert.Equal(10_000, result.Assignment.Postings.Count(p => p >= 0));
        Assert.True(certificate.GapShare < 0.03, $"{certificate.GapShare}");
        Assert.True(result.Bids < 40L * 10_000, $"{result.Bids}");
    }

    [Fact]
    public void More_seats_than_people_leave_everything_free_of_charge()
    {
        var (result, certificate) = Run(Alike(50, 8, 5_000), Seats(8, int.MaxValue));

        Assert.All(result.Prices, price => Assert.Equal(0, price));
        Assert.Equal((250, 0L), (result.Assignment.Postings.Count(p => p >= 0), certificate.Gap));
    }

    [Fact]
    public void Everything_worth_nothing_is_still_given_for_the_slots_that_are_worth_something()
    {
        var (result, certificate) = Run(Alike(4, 6, 0), Seats(6, 9));

        Assert.All(Enumerable.Range(0, 4), worker => Assert.Equal(4, result.Assignment.Of(worker).Length));
        Assert.Equal(4 * (3_000 + 1_500 + 800 + 300), certificate.Value);
    }

    [Fact]
    public void Input_that_does_not_fit_is_refused()
    {
        var oracle = new DenseOracle(Alike(2, 2, 5), 2);
        PriorityClass[] two = [PriorityClass.Ordinary, PriorityClass.Ordinary];

        Refuses(new(Policy, [1], two));
        Refuses(new(Policy, [1, -1], two));
        Refuses(new(Policy, [1, 1], [PriorityClass.Ordinary]));
        Refuses(new(Policy, [1, 1], [PriorityClass.Ordinary, (PriorityClass)4]));
        Refuses(new(Policy with { Epsilon = 0 }, [1, 1], two));
        Refuses(new(Policy with { PostingsPerWorker = 16 }, [1, 1], two));
        Refuses(new(Policy with { OrdinaryBonuses = [1, 2] }, [1, 1], two));
        Refuses(new(Policy with { OrdinaryBonuses = [-1] }, [1, 1], two));
        Refuses(new(Policy with { OrdinaryWeight = 7_000 }, [1, 1], two));
        Assert.Throws<ArgumentException>(() => new Auction(new(Policy, [1, 1], two), oracle, new AuctionOptions { ListLength = 5 }));

        void Refuses(AllocationInput input) => Assert.Throws<ArgumentException>(() => new Auction(input, oracle));
    }

    [Fact]
    public void An_oracle_that_contradicts_itself_is_noticed()
    {
        var input = new AllocationInput(Policy, [1, 1], [PriorityClass.Ordinary]);

        Assert.Throws<InvalidOperationException>(() => new Auction(input, new Contradicting(1_000, 5_000)).Run());
        Assert.Throws<InvalidOperationException>(() => new Auction(input, new Contradicting(70_000, int.MinValue)).Run());
    }

    private static int[][] Alike(int workers, int postings, int worth) => [.. Enumerable.Range(0, workers).Select(_ => Enumerable.Repeat(worth, postings).ToArray())];

    private static int[] Seats(int postings, int each) => [.. Enumerable.Repeat(each, postings)];

    private static IEnumerable<int> Holders(AllocationResult result, int posting) =>
        Enumerable.Range(0, result.Assignment.WorkerCount).Where(worker => result.Assignment.Of(worker).Contains(posting));

    private static (AllocationResult Result, Certificate Certificate) Run(int[][] worths, int[] capacities)
    {
        var oracle = new DenseOracle(worths, capacities.Length);
        var input = new AllocationInput(Policy, capacities, [.. worths.Select(_ => PriorityClass.Ordinary)]);
        var result = new Auction(input, oracle).Run();
        Assert.Empty(Verifier.Check(input, oracle, oracle.WorthOf, result.Assignment, result.Prices).Faults);
        return (result, Certificate.Of(input, oracle, result.Assignment, result.Prices));
    }

    /// <summary>Everybody likes everything alike; the cheapest come first, the older of equals.</summary>
    private sealed class Identical(int workers, int postings, int worth) : IDemandOracle
    {
        private int[] _byPrice = [.. Enumerable.Range(0, postings)];
        private int[] _prices = new int[postings];

        public int WorkerCount => workers;
        public int PostingCount => postings;

        public void SetPrices(ReadOnlySpan<int> prices)
        {
            var now = prices.ToArray();
            (_prices, _byPrice) = (now, [.. Enumerable.Range(0, postings).OrderBy(p => now[p])]);
        }

        public int Ask(int worker, Span<Choice> into, out int cutoff)
        {
            for (var at = 0; at < into.Length; at++) into[at] = new Choice(_byPrice[at], worth);
            cutoff = worth - _prices[_byPrice[into.Length]];
            return into.Length;
        }
    }

    private sealed class Contradicting(int worth, int outside) : IDemandOracle
    {
        public int WorkerCount => 1;
        public int PostingCount => 2;
        public void SetPrices(ReadOnlySpan<int> prices) => Assert.Equal(2, prices.Length);

        public int Ask(int worker, Span<Choice> into, out int cutoff)
        {
            (into[0], cutoff) = (new Choice(0, worth), outside);
            return 1;
        }
    }
}
