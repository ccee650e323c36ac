namespace JobAssist.Mobile.Matching.Allocation.Baselines;

/// <summary>One after the other, the stronger class first and by lot inside a class, everybody takes the best that still has a seat. Feasible, and blind to who needs what.</summary>
public static class PriorityGreedy
{
    /// <summary>Lists are complete: the oracle is asked again when what it named has been taken.</summary>
    public static Assignment Of(AllocationInput input, IDemandOracle oracle)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(oracle);
        input.Check(oracle);
        var width = input.Policy.PostingsPerWorker;
        var postings = new int[input.WorkerCount * width];
        var worths = new ushort[postings.Length];
        Array.Fill(postings, -1);

        var free = input.Capacities.ToArray();
        var closed = PrivateTop.ClosedOnly(input);
        oracle.SetPrices(closed);
        var list = new Choice[ListLength + width];
        foreach (var worker in InOrder(input))
        {
            var (taken, complete) = Take(worker, oracle, list, input, free);
            if (!complete)
            {
                for (var posting = 0; posting < free.Length; posting++)
                    if (free[posting] == 0) closed[posting] = input.Policy.ClosedPrice;
                oracle.SetPrices(closed);
                (taken, _) = Take(worker, oracle, list, input, free);
            }

            for (var slot = 0; slot < taken; slot++)
            {
                (postings[worker * width + slot], worths[worker * width + slot]) = (list[slot].Posting, (ushort)list[slot].Worth);
                free[list[slot].Posting]--;
            }
        }

        return Assignment.Ordered(width, postings, worths);
    }

    /// <summary>Moves the best with a free seat to the front of the list; incomplete when one left out by the oracle might have been better than nothing.</summary>
    private static (int Taken, bool Complete) Take(int worker, IDemandOracle oracle, Choice[] list, AllocationInput input, int[] free)
    {
        var count = oracle.Ask(worker, list, out var cutoff);
        var taken = 0;
        for (var at = 0; at < count && taken < input.Policy.PostingsPerWorker; at++)
            if (free[list[at].Posting] > 0) list[taken++] = list[at];
        return (taken, taken == input.Policy.PostingsPerWorker || cutoff < 0);
    }

    private static int[] InOrder(AllocationInput input)
    {
        var workers = Enumerable.Range(0, input.WorkerCount).ToArray();
        var keys = Array.ConvertAll(workers, worker => ((ulong)input.Classes[worker] << 32) | Lottery.Draw(worker, 0, input.Seed));
        Array.Sort(keys, workers);
        return workers;
    }

    private const int ListLength = 27;
}
