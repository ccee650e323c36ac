namespace JobAssist.Mobile.Matching.Allocation;

/// <summary>Everything an auction knows between two batches; a checkpoint is exactly this.</summary>
internal sealed class AuctionState
{
    public AuctionState(AllocationInput input, AuctionOptions options)
    {
        Candidates = new Candidates(input.WorkerCount, options.ListLength);
        Holdings = new Holdings(input.WorkerCount, input.Policy.PostingsPerWorker);
        Seats = new SeatBook(input.Capacities, input.Policy.ClosedPrice);
        Queue = new WaitingQueue(input.WorkerCount);
        PricesTold = [.. Seats.Prices];
        BatchSize = options.LargestBatch;
    }

    public Candidates Candidates { get; }
    public Holdings Holdings { get; }
    public SeatBook Seats { get; }
    public WaitingQueue Queue { get; }

    /// <summary>The prices the oracle answers by, never newer than the seats'.</summary>
    public int[] PricesTold { get; }

    public Tally Tally;
    public int Round { get; set; }
    public bool OneByOne { get; set; }
    public int BatchSize { get; set; }
    public long BidsSinceTold { get; set; }

    /// <summary>Somebody could not bid because the oracle's prices were too old.</summary>
    public bool PricesAreOld { get; set; }
}
