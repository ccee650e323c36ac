namespace JobAssist.Mobile.Matching.Allocation;

/// <summary>Worth of one pair, or −1 when the posting is not acceptable for the worker. Asked from several threads.</summary>
public delegate int PairWorth(int worker, int posting);

/// <summary>What an independent check of a round found.</summary>
/// <param name="Value">Worths and bonuses counted again, pair by pair.</param>
/// <param name="Bound">The bound counted again.</param>
/// <param name="Faults">What is wrong, in words, at most a hundred; empty when the round holds.</param>
public sealed record Verification(long Value, long Bound, IReadOnlyList<string> Faults)
{
    /// <summary>Nothing is wrong.</summary>
    public bool Holds => Faults.Count == 0;
}

/// <summary>
/// Checks a round from prices and assignment alone: knows neither bids nor seats, shares no code with the auction and takes
/// each worth from the pair itself. Slow and plain on purpose.
/// </summary>
public static class Verifier
{
    /// <summary>Checks feasibility, worths, prices, value and bound.</summary>
    public static Verification Check(AllocationInput input, IDemandOracle oracle, PairWorth worthOf, Assignment assignment, int[] prices)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(oracle);
        ArgumentNullException.ThrowIfNull(worthOf);
        ArgumentNullException.ThrowIfNull(assignment);
        ArgumentNullException.ThrowIfNull(prices);

        var faults = new List<string>();
        if (assignment.Width != input.Policy.PostingsPerWorker || assignment.WorkerCount != input.WorkerCount || prices.Length != input.PostingCount)
            return new Verification(0, 0, ["Assignment, prices and round are of different sizes."]);

        CheckPostings(input, assignment, prices, faults);
        oracle.SetPrices(prices);
        var workers = ParallelEnumerable.Range(0, input.WorkerCount).AsOrdered();
        var value = workers.Sum(worker => ValueOf(worker, input, worthOf, assignment, faults));
        var wishes = workers.Sum(worker => WishesOf(worker, input, oracle, worthOf, prices, faults));
        var seats = Enumerable.Range(0, input.PostingCount).Aggregate(Int128.Zero, (sum, posting) => sum + (Int128)input.Capacities[posting] * prices[posting]);
        var bound = (long)(wishes + seats);
        if (value > bound) Report(faults, $"Value {value} is above the bound {bound}.");
        return new Verification(value, bound, faults);
    }

    private static void CheckPostings(AllocationInput input, Assignment assignment, int[] prices, List<string> faults)
    {
        var told = new Dictionary<int, long>();
        foreach (var posting in assignment.Postings.Where(posting => posting != -1))
        {
            if (posting < 0 || posting >= input.PostingCount) Report(faults, $"There is no posting {posting}.");
            else told[posting] = told.GetValueOrDefault(posting) + 1;
        }

        for (var posting = 0; posting < input.PostingCount; posting++)
        {
            var (load, capacity) = (told.GetValueOrDefault(posting), input.Capacities[posting]);
            if (load > capacity) Report(faults, $"Posting {posting} has {load} notices for {capacity}.");
            if (prices[posting] < 0) Report(faults, $"Posting {posting} has a negative price.");
            if (load < capacity && prices[posting] > 0) Report(faults, $"Posting {posting} has a free seat and the price {prices[posting]}.");
        }
    }

    private static long ValueOf(int worker, AllocationInput input, PairWorth worthOf, Assignment assignment, List<string> faults)
    {
        var bonuses = input.Policy.BonusesOf(input.Classes[worker]);
        var seen = new HashSet<int>();
        long value = 0;
        var ended = false;
        for (var slot = 0; slot < assignment.Width; slot++)
        {
            var posting = assignment.Postings[worker * assignment.Width + slot];
            var written = assignment.Worths[worker * assignment.Width + slot];
            if (posting == -1)
            {
                ended = true;
                if (written != 0) Report(faults, $"Worker {worker} has a worth in an empty slot.");
                continue;
            }

            var worth = posting >= 0 && posting < input.PostingCount ? worthOf(worker, posting) : -1;
            if (worth < 0) Report(faults, $"Posting {posting} is not acceptable for worker {worker}.");
            if (worth != written) Report(faults, $"Posting {posting} is worth {worth} to worker {worker}, not {written}.");
            if (ended) Report(faults, $"Worker {worker} has a gap in his row.");
            if (!seen.Add(posting)) Report(faults, $"Worker {worker} has posting {posting} twice.");
            if (slot > 0 && assignment.Worths[worker * assignment.Width + slot - 1] < written) Report(faults, $"Worker {worker} has a better posting after a worse one.");
            value += worth + (slot < bonuses.Length ? bonuses[slot] : 0);
        }

        return value;
    }

    /// <summary>The best sum of any number of first choices, each checked against the pair's own worth.</summary>
    private static long WishesOf(int worker, AllocationInput input, IDemandOracle oracle, PairWorth worthOf, int[] prices, List<string> faults)
    {
        var bonuses = input.Policy.BonusesOf(input.Classes[worker]);
        var list = new Choice[input.Policy.PostingsPerWorker];
        var count = oracle.Ask(worker, list, out var cutoff);
        long sum = 0, best = 0;
        for (var slot = 0; slot < count; slot++)
        {
            var net = list[slot].Worth - prices[list[slot].Posting];
            if (worthOf(worker, list[slot].Posting) != list[slot].Worth) Report(faults, $"The oracle is wrong about worker {worker} and posting {list[slot].Posting}.");
            if (net < cutoff) Report(faults, $"The oracle left out something better for worker {worker}.");
            sum += net + (slot < bonuses.Length ? bonuses[slot] : 0);
            best = Math.Max(best, sum);
        }

        if (count < list.Length && cutoff != int.MinValue) Report(faults, $"The oracle's list for worker {worker} is too short.");
        return best;
    }

    private static void Report(List<string> faults, string fault)
    {
        lock (faults)
        {
            if (faults.Count < MostFaults) faults.Add(fault);
        }
    }

    private const int MostFaults = 100;
}
