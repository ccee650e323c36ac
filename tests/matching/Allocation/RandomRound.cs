using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Matching.Allocation;

namespace JobAssist.Mobile.Matching.Tests.Allocation;

/// <summary>A small round from one seed. Even seeds have few different worths, so that ties and price wars are common.</summary>
internal sealed class RandomRound
{
    private RandomRound(AllocationInput input, int[][] worths)
    {
        (Input, Worths) = (input, worths);
        Oracle = new DenseOracle(worths, input.PostingCount);
    }

    public AllocationInput Input { get; }
    public int[][] Worths { get; }
    public DenseOracle Oracle { get; }

    public static RandomRound Of(int seed, int workers = 30, int postings = 12, AllocationPolicy? policy = null, int mostSeats = 6)
    {
        var random = new Random(seed);
        var rules = policy ?? PolicyOf(random);
        var classes = Enumerable.Range(0, random.Next(workers + 1)).Select(_ => (PriorityClass)(1 + random.Next(3))).ToArray();
        var capacities = Enumerable.Range(0, random.Next(postings + 1)).Select(_ => random.Next(mostSeats + 1)).ToArray();
        var flat = seed % 2 == 0;
        var worths = Array.ConvertAll(classes, priority => Array.ConvertAll(capacities, _ =>
            random.Next(3) == 0 ? -1 : rules.WorthOf(flat ? 4_000 + 1_000 * random.Next(3) : random.Next(10_001), priority)));
        return new RandomRound(new AllocationInput(rules, capacities, classes, seed), worths);
    }

    /// <summary>Exactly these sizes, worths like scores of a market with good and bad postings.</summary>
    public static RandomRound OfSize(int seed, int workers, int postings, int mostSeats, AllocationPolicy policy)
    {
        var random = new Random(seed);
        var classes = Enumerable.Range(0, workers).Select(_ => (PriorityClass)(1 + random.Next(3))).ToArray();
        var capacities = Enumerable.Range(0, postings).Select(_ => 1 + random.Next(mostSeats)).ToArray();
        var appeal = Array.ConvertAll(capacities, _ => random.Next(4_000));
        var worths = Array.ConvertAll(classes, priority => Array.ConvertAll(appeal, a => random.Next(4) == 0 ? -1 : policy.WorthOf(a + random.Next(6_001), priority)));
        return new RandomRound(new AllocationInput(policy, capacities, classes, seed), worths);
    }

    public RandomRound With(AllocationInput input) => new(input, Worths);

    public AllocationResult Run(int seed, int threads = 1) => new Auction(Input, Oracle, OptionsOf(seed, Input.Policy) with { Threads = threads }).Run();

    public long ValueOf(Assignment assignment)
    {
        long value = 0;
        for (var worker = 0; worker < Input.WorkerCount; worker++)
        {
            var slot = 0;
            foreach (var posting in assignment.Of(worker)) value += Worths[worker][posting] + BonusOf(worker, slot++);
        }

        return value;
    }

    public int BonusOf(int worker, int slot)
    {
        var bonuses = Input.Policy.BonusesOf(Input.Classes[worker]);
        return slot < bonuses.Length ? bonuses[slot] : 0;
    }

    /// <summary>Lists of every length, batches of every size, with and without a one-by-one end, and seldom told prices.</summary>
    public static AuctionOptions OptionsOf(int seed, AllocationPolicy policy) => new()
    {
        ListLength = Math.Min(32, policy.PostingsPerWorker + 1 + seed % 5),
        LargestBatch = 1 + seed * 7 % 40,
        OneByOneBelow = seed % 3 == 0 ? 0 : seed % 11,
        BidsBetweenPrices = 1 + seed % 50,
    };

    private static AllocationPolicy PolicyOf(Random random)
    {
        var policy = new AllocationPolicy { PostingsPerWorker = 1 + random.Next(5), Epsilon = 1 + random.Next(800) };
        return random.Next(4) switch
        {
            0 => policy with { OrdinaryBonuses = [], HardToEmployBonuses = [2_000], ZeroEmploymentBonuses = [5_000, 5_000, 100] },
            1 => policy.WithFirstClaim(),
            _ => policy,
        };
    }
}
