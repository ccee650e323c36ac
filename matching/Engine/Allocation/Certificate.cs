namespace JobAssist.Mobile.Matching.Allocation;

/// <summary>
/// How near a round is to the best possible, proven. <see cref="Bound"/> is what everybody's dearest wishes at the final prices
/// are worth plus what all seats cost: by linear duality no assignment whatever is worth more. It is computed afresh from the
/// oracle, knowing nothing of how the round was found.
/// </summary>
/// <param name="Value">Worths and slot bonuses of the assignment, in points.</param>
/// <param name="Bound">No feasible assignment has a higher value.</param>
/// <param name="OverCapacity">Notices beyond capacity; must be 0.</param>
/// <param name="PricedWithFreeSeat">Postings with a free seat and a price; must be 0.</param>
/// <param name="LargestRegret">The most that one worker's wishes at these prices exceed what he got, in points.</param>
/// <param name="Epsilon">The step of the bids, in points.</param>
public sealed record Certificate(long Value, long Bound, long OverCapacity, int PricedWithFreeSeat, long LargestRegret, int Epsilon)
{
    /// <summary>Bound less value, in points: the true loss is at most this.</summary>
    public long Gap => Bound - Value;

    /// <summary>The gap as a share of the bound, 0 … 1; 0 when there was nothing to share out.</summary>
    public double GapShare => Bound == 0 ? 0 : (double)Gap / Bound;

    /// <summary>Asks the oracle for every worker's best at the final prices. The number of threads changes nothing.</summary>
    public static Certificate Of(AllocationInput input, IDemandOracle oracle, Assignment assignment, int[] prices, int? threads = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(oracle);
        input.Check(oracle);
        oracle.SetPrices(prices);

        var bonuses = input.BonusTable();
        var chunks = (input.WorkerCount + ChunkSize - 1) / ChunkSize;
        var sums = new (long Value, long Wishes, long Regret)[chunks];
        Parallel.For(0, chunks, new ParallelOptions { MaxDegreeOfParallelism = threads ?? Environment.ProcessorCount }, chunk =>
            sums[chunk] = SumOf(chunk * ChunkSize, Math.Min((chunk + 1) * ChunkSize, input.WorkerCount), input, oracle, assignment, prices, bonuses));

        Int128 bound = sums.Sum(s => s.Wishes);
        long over = 0;
        var priced = 0;
        var load = assignment.Load(input.PostingCount);
        for (var posting = 0; posting < load.Length; posting++)
        {
            bound += (Int128)input.Capacities[posting] * prices[posting];
            over += Math.Max(0, load[posting] - input.Capacities[posting]);
            if (load[posting] < input.Capacities[posting] && prices[posting] > 0) priced++;
        }

        return new Certificate(sums.Sum(s => s.Value), checked((long)bound), over, priced, sums.Length == 0 ? 0 : sums.Max(s => s.Regret), input.Policy.Epsilon);
    }

    private static (long Value, long Wishes, long Regret) SumOf(int from, int to, AllocationInput input, IDemandOracle oracle, Assignment assignment, int[] prices, int[] bonuses)
    {
        var width = input.Policy.PostingsPerWorker;
        Span<Choice> list = stackalloc Choice[width];
        var sum = (Value: 0L, Wishes: 0L, Regret: 0L);
        for (var worker = from; worker < to; worker++)
        {
            var slots = bonuses.AsSpan(((int)input.Classes[worker] - 1) * width, width);
            var wishes = BestOf(list[..oracle.Ask(worker, list, out _)], prices, slots);

            long value = 0, paid = 0;
            var postings = assignment.Of(worker);
            var worths = assignment.WorthsOf(worker);
            for (var slot = 0; slot < postings.Length; slot++)
            {
                value += worths[slot] + slots[slot];
                paid += prices[postings[slot]];
            }

            sum = (sum.Value + value, sum.Wishes + wishes, Math.Max(sum.Regret, wishes - (value - paid)));
        }

        return sum;
    }

    /// <summary>The best a worker could do at these prices: the list falls and bonuses never rise, so the first slot not worth filling ends it.</summary>
    private static long BestOf(ReadOnlySpan<Choice> list, int[] prices, ReadOnlySpan<int> slots)
    {
        long sum = 0;
        for (var slot = 0; slot < list.Length; slot++)
        {
            var gain = list[slot].Worth - prices[list[slot].Posting] + slots[slot];
            if (gain <= 0) break;
            sum += gain;
        }

        return sum;
    }

    private const int ChunkSize = 4_096;
}
