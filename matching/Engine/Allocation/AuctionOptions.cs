namespace JobAssist.Mobile.Matching.Allocation;

/// <summary>How an auction runs. None of these but <see cref="Threads"/> and <see cref="Progress"/> leaves the result byte for byte the same.</summary>
public sealed record AuctionOptions
{
    /// <summary>How many threads bid; the result does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Length of the list remembered for each worker (k + 1 … 32). More asks less often and needs six bytes each a worker.</summary>
    public int ListLength { get; init; } = 20;

    /// <summary>The most workers that bid against the same prices. Fewer follow prices more closely, more keep threads busier.</summary>
    public int LargestBatch { get; init; } = 16_384;

    /// <summary>With fewer workers waiting than this they bid one after the other, each against the newest prices.</summary>
    public int OneByOneBelow { get; init; } = 512;

    /// <summary>The oracle is told the newest prices when so many bids were made since the last time.</summary>
    public int BidsBetweenPrices { get; init; } = 32_768;

    /// <summary>Told after every batch, on the calling thread, when the state may be saved.</summary>
    public Action<AuctionProgress>? Progress { get; init; }

    internal void Check(AllocationPolicy policy)
    {
        Require.That(Threads >= 1, "At least one thread bids.");
        Require.That(ListLength > policy.PostingsPerWorker && ListLength <= 32, "A list is longer than what a worker may hold, and at most 32.");
        Require.That(LargestBatch >= 1 && OneByOneBelow >= 0 && BidsBetweenPrices >= 1, "Batches are not empty.");
    }
}

/// <summary>How far an auction is. A round is one pass over all who waited when it began.</summary>
/// <param name="Round">Rounds begun.</param>
/// <param name="Waiting">Workers of this round who have not had their turn.</param>
/// <param name="Bids">Bids made since the start.</param>
/// <param name="Asks">Questions put to the oracle since the start.</param>
public sealed record AuctionProgress(int Round, int Waiting, long Bids, long Asks);
