namespace JobAssist.Mobile.Matching.Allocation;

/// <summary>
/// Many workers bid at once against the same prices, then every posting seats its best. Workers go in chunks and postings in
/// parts of fixed size, each handled by one thread, so the number of threads changes nothing.
/// </summary>
internal sealed class Batch(Bidder bidder, SeatBook seats, Holdings holdings, AllocationInput input, AuctionOptions options)
{
    private const int ChunkSize = 256;
    private readonly Bid[] _bids = new Bid[checked(ChunksOf(options.LargestBatch) * ChunkSize * holdings.Width)];
    private readonly int[] _ends = new int[ChunksOf(options.LargestBatch) * SeatBook.Parts];
    private readonly Tally[] _chunkTally = new Tally[ChunksOf(options.LargestBatch)];
    private readonly Tally[] _partTally = new Tally[SeatBook.Parts];
    private readonly ParallelOptions _parallel = new() { MaxDegreeOfParallelism = options.Threads };

    /// <summary>One turn for each of these workers.</summary>
    public Tally Run(ReadOnlyMemory<int> workers)
    {
        var chunks = ChunksOf(workers.Length);
        Each(chunks, chunk => PlaceBids(chunk, workers.Span[(chunk * ChunkSize)..Math.Min((chunk + 1) * ChunkSize, workers.Length)]));
        Each(SeatBook.Parts, part => SeatBids(part, chunks));

        var sum = new Tally();
        for (var chunk = 0; chunk < chunks; chunk++) sum.Add(_chunkTally[chunk]);
        foreach (var part in _partTally) sum.Add(part);
        return sum;
    }

    /// <summary>The bids of one chunk, put in order of their parts.</summary>
    private void PlaceBids(int chunk, ReadOnlySpan<int> workers)
    {
        Span<Bid> placed = stackalloc Bid[ChunkSize * holdings.Width];
        Span<int> starts = stackalloc int[SeatBook.Parts + 1];
        starts.Clear();
        var tally = new Tally();
        var count = 0;
        foreach (var worker in workers)
        {
            holdings.Waiting[worker] = 0;
            var bids = bidder.Place(worker, placed[count..], ref tally);
            if (bids < 0)
            {
                holdings.Waiting[worker] = 1;
                tally.Deferred++;
                continue;
            }

            for (var end = count + bids; count < end; count++) starts[SeatBook.PartOf(placed[count].Posting) + 1]++;
        }

        tally.Bids = count;
        _chunkTally[chunk] = tally;
        for (var part = 0; part < SeatBook.Parts; part++) starts[part + 1] += starts[part];

        var into = _bids.AsSpan(chunk * ChunkSize * holdings.Width);
        foreach (var bid in placed[..count]) into[starts[SeatBook.PartOf(bid.Posting)]++] = bid;
        starts[..SeatBook.Parts].CopyTo(_ends.AsSpan(chunk * SeatBook.Parts));
    }

    private void SeatBids(int part, int chunks)
    {
        var tally = new Tally();
        for (var chunk = 0; chunk < chunks; chunk++)
        {
            var ends = _ends.AsSpan(chunk * SeatBook.Parts, SeatBook.Parts);
            var bids = _bids.AsSpan(chunk * ChunkSize * holdings.Width)[(part == 0 ? 0 : ends[part - 1])..ends[part]];
            foreach (var bid in bids)
            {
                var loser = seats.Offer(bid.Posting, bid.Seat);
                if (loser == Seat.Nobody) continue;
                if (loser == bid.Seat) tally.Rejected++;
                holdings.Lose(Lottery.WorkerOf(Seat.Lot(loser), bid.Posting, input.Seed), bid.Posting);
            }
        }

        _partTally[part] = tally;
    }

    private void Each(int count, Action<int> body)
    {
        if (options.Threads > 1 && count > 1)
        {
            Parallel.For(0, count, _parallel, body);
            return;
        }

        for (var at = 0; at < count; at++) body(at);
    }

    private static int ChunksOf(int workers) => (workers + ChunkSize - 1) / ChunkSize;
}
