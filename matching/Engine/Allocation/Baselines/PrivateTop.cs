namespace JobAssist.Mobile.Matching.Allocation.Baselines;

/// <summary>What most systems do: everybody is told of his own best, whoever else is. Keeps no capacity.</summary>
public static class PrivateTop
{
    /// <summary>The best k of every worker at no prices; closed postings are left out.</summary>
    public static Assignment Of(AllocationInput input, IDemandOracle oracle)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(oracle);
        input.Check(oracle);
        oracle.SetPrices(ClosedOnly(input));
        var width = input.Policy.PostingsPerWorker;
        var postings = new int[input.WorkerCount * width];
        var worths = new ushort[postings.Length];
        Array.Fill(postings, -1);
        Parallel.For(0, input.WorkerCount, worker =>
        {
            var list = new Choice[width];
            var count = oracle.Ask(worker, list, out _);
            var slot = worker * width;
            foreach (var choice in list.AsSpan(0, count))
                if (input.Capacities[choice.Posting] > 0) (postings[slot], worths[slot++]) = (choice.Posting, (ushort)choice.Worth);
        });
        return Assignment.Ordered(width, postings, worths);
    }

    /// <summary>No prices but for postings without capacity, which nobody could pay.</summary>
    internal static int[] ClosedOnly(AllocationInput input) => [.. input.Capacities.Select(c => c == 0 ? input.Policy.ClosedPrice : 0)];
}
