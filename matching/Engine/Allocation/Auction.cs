namespace JobAssist.Mobile.Matching.Allocation;

/// <summary>
/// Shares postings out among workers: whoever wants a full posting outbids the lowest there, who then looks for his next best.
/// Ends with nobody waiting, prices that clear the round and a value within a step of the best possible (README.md says why).
/// The same input gives the same bytes for any number of threads. One thread at a time may call its members.
/// </summary>
public sealed class Auction
{
    private readonly AllocationInput _input;
    private readonly IDemandOracle _oracle;
    private readonly AuctionOptions _options;
    private readonly AuctionState _state;
    private readonly Bidder _bidder;
    private readonly Batch _batch;

    /// <summary>An auction at its beginning: all prices 0, everybody waits.</summary>
    public Auction(AllocationInput input, IDemandOracle oracle, AuctionOptions? options = null)
        : this(input, oracle, options ?? new AuctionOptions(), null)
    {
    }

    private Auction(AllocationInput input, IDemandOracle oracle, AuctionOptions options, Stream? checkpoint)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(oracle);
        input.Check(oracle);
        options.Check(input.Policy);
        (_input, _oracle, _options) = (input, oracle, options);
        _state = new AuctionState(input, options);
        if (checkpoint is not null) Checkpoint.Read(_state, input, options, checkpoint);
        _bidder = new Bidder(input, oracle, _state.Candidates, _state.Holdings, _state.Seats.Prices);
        _batch = new Batch(_bidder, _state.Seats, _state.Holdings, input, options);
        oracle.SetPrices(_state.PricesTold);
    }

    /// <summary>An auction that goes on where <see cref="Save"/> was called, with the same input, oracle and options; its result is that of one never interrupted.</summary>
    /// <exception cref="InvalidDataException">The checkpoint is damaged or belongs to another round.</exception>
    public static Auction Resume(AllocationInput input, IDemandOracle oracle, Stream checkpoint, AuctionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        return new Auction(input, oracle, options ?? new AuctionOptions(), checkpoint);
    }

    /// <summary>Writes everything needed to go on, some 200 bytes a worker. Only between batches: from the progress callback or when <see cref="Run"/> has ended or was cancelled.</summary>
    public void Save(Stream checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        Checkpoint.Write(_state, _input, _options, checkpoint);
    }

    /// <summary>Runs to the end. Cancelled, it stops between batches and may be saved or run on.</summary>
    public AllocationResult Run(CancellationToken cancel = default)
    {
        while (_state.Queue.Count > 0 || StartRound())
        {
            cancel.ThrowIfCancellationRequested();
            if (_state.OneByOne) RunOneByOne();
            else RunBatch();
            _options.Progress?.Invoke(new AuctionProgress(_state.Round, _state.Queue.Count, _state.Tally.Bids, _state.Tally.Asks));
        }

        return AllocationResult.Of(_state);
    }

    private bool StartRound()
    {
        if (!_state.Queue.Fill(_state.Holdings.Waiting)) return false;
        _state.Round++;
        _state.OneByOne = _state.Queue.Count < _options.OneByOneBelow;
        return true;
    }

    private void RunBatch()
    {
        var fresh = _state.PricesAreOld || _state.BidsSinceTold >= _options.BidsBetweenPrices;
        if (fresh) TellPrices();

        var tally = _batch.Run(_state.Queue.Next(_state.BatchSize));
        if (fresh && tally.Deferred > 0) throw Contradiction();
        _state.Tally.Add(tally);
        _state.BidsSinceTold += tally.Bids;
        _state.PricesAreOld = tally.Deferred > 0;

        // Alike people run after the same postings; when most of a batch is turned away, the next one is smaller and sees newer prices.
        if (tally.Rejected * 2 > tally.Bids) _state.BatchSize = Math.Max(_state.BatchSize / 2, Math.Min(SmallestBatch, _options.LargestBatch));
        else if (tally.Rejected * 4 < tally.Bids) _state.BatchSize = Math.Min(_state.BatchSize * 2, _options.LargestBatch);
    }

    /// <summary>Some turns, each against the newest prices; whoever loses goes to the end of the queue.</summary>
    private void RunOneByOne()
    {
        Span<Bid> bids = stackalloc Bid[_state.Holdings.Width];
        for (var turn = 0; turn < TurnsBetweenReports && _state.Queue.Count > 0; turn++)
        {
            var worker = _state.Queue.Next();
            _state.Holdings.Waiting[worker] = 0;
            var count = _bidder.Place(worker, bids, ref _state.Tally);
            if (count < 0)
            {
                TellPrices();
                count = _bidder.Place(worker, bids, ref _state.Tally);
                if (count < 0) throw Contradiction();
            }

            _state.Tally.Bids += count;
            foreach (var bid in bids[..count])
            {
                var loser = _state.Seats.Offer(bid.Posting, bid.Seat);
                if (loser == Seat.Nobody) continue;
                var lost = Lottery.WorkerOf(Seat.Lot(loser), bid.Posting, _input.Seed);
                if (_state.Holdings.Waiting[lost] == 0) _state.Queue.Add(lost);
                _state.Holdings.Lose(lost, bid.Posting);
            }
        }
    }

    private void TellPrices()
    {
        _state.Seats.Prices.CopyTo(_state.PricesTold, 0);
        _oracle.SetPrices(_state.PricesTold);
        (_state.BidsSinceTold, _state.PricesAreOld) = (0, false);
    }

    private static InvalidOperationException Contradiction() => new("The oracle's cutoff is higher than its own list at the prices it was told.");

    private const int SmallestBatch = 1_024;
    private const int TurnsBetweenReports = 4_096;
}
