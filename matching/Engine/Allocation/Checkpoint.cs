using System.Runtime.InteropServices;

namespace JobAssist.Mobile.Matching.Allocation;

/// <summary>An auction's state as bytes of this machine, with a fingerprint of the round in front and a sum at the end.</summary>
internal static class Checkpoint
{
    private const long Version = 0x4a41_4155_4354_0001;

    public static void Write(AuctionState state, AllocationInput input, AuctionOptions options, Stream stream)
    {
        var into = new SummedStream(stream);
        into.Write(Version);
        into.Write(Fingerprint(input, options));
        into.Write(state.Tally.Bids);
        into.Write(state.Tally.Asks);
        into.Write(state.Round);
        into.Write(state.OneByOne ? 1 : 0);
        into.Write(state.BatchSize);
        into.Write(state.BidsSinceTold);
        into.Write(state.PricesAreOld ? 1 : 0);
        into.Write<int>(state.PricesTold);
        into.Write<int>(state.Candidates.Postings);
        into.Write<ushort>(state.Candidates.Worths);
        into.Write<byte>(state.Candidates.Counts);
        into.Write<int>(state.Candidates.Cutoffs);
        into.Write<int>(state.Holdings.Postings);
        into.Write<ushort>(state.Holdings.Worths);
        into.Write<byte>(state.Holdings.Waiting);
        into.Write(state.Queue.Count);
        into.Write<int>(state.Queue.ToArray());
        for (var posting = 0; posting < input.PostingCount; posting++)
        {
            var seats = state.Seats.SeatsOf(posting);
            into.Write(seats.Length);
            into.Write(seats);
        }

        into.Finish();
    }

    public static void Read(AuctionState state, AllocationInput input, AuctionOptions options, Stream stream)
    {
        var from = new SummedStream(stream);
        if (from.Read() != Version) throw new InvalidDataException("Not a checkpoint of an auction.");
        if (from.Read() != Fingerprint(input, options)) throw new InvalidDataException("The checkpoint belongs to another round.");
        state.Tally.Bids = from.Read();
        state.Tally.Asks = from.Read();
        state.Round = (int)from.Read();
        state.OneByOne = from.Read() == 1;
        state.BatchSize = (int)from.Read();
        state.BidsSinceTold = from.Read();
        state.PricesAreOld = from.Read() == 1;
        from.Read<int>(state.PricesTold);
        from.Read<int>(state.Candidates.Postings);
        from.Read<ushort>(state.Candidates.Worths);
        from.Read<byte>(state.Candidates.Counts);
        from.Read<int>(state.Candidates.Cutoffs);
        from.Read<int>(state.Holdings.Postings);
        from.Read<ushort>(state.Holdings.Worths);
        from.Read<byte>(state.Holdings.Waiting);
        var waiting = new int[CountUpTo(input.WorkerCount, from.Read())];
        from.Read<int>(waiting);
        foreach (var worker in waiting) state.Queue.Add(worker);
        for (var posting = 0; posting < input.PostingCount; posting++)
        {
            var seats = new ulong[CountUpTo(input.Capacities[posting], from.Read())];
            from.Read<ulong>(seats);
            state.Seats.Restore(posting, seats);
        }

        from.CheckSum();
    }

    private static int CountUpTo(int most, long count) =>
        count >= 0 && count <= most ? (int)count : throw new InvalidDataException("The checkpoint is damaged.");

    private static long Fingerprint(AllocationInput input, AuctionOptions options)
    {
        var sum = new Fnv();
        Span<long> numbers = [input.WorkerCount, input.PostingCount, input.Seed, input.Policy.PostingsPerWorker, input.Policy.Epsilon,
            options.ListLength, options.LargestBatch, options.OneByOneBelow, options.BidsBetweenPrices];
        sum.Add(MemoryMarshal.AsBytes(numbers));
        sum.Add(MemoryMarshal.AsBytes<int>(input.Capacities));
        sum.Add(MemoryMarshal.AsBytes(input.Classes.AsSpan()));
        sum.Add(MemoryMarshal.AsBytes<int>(input.BonusTable()));
        return (long)sum.Value;
    }
}
