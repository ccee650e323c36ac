using System.Numerics;

namespace JobAssist.Mobile.Matching.Allocation;

/// <summary>
/// Who sits on each posting and what the last seat costs. A full posting is a heap with the lowest bid on top; that bid is its
/// price. Seats once full stay full, so a posting with a free seat has price 0 and no price ever falls.
/// </summary>
internal sealed class SeatBook
{
    /// <summary>Postings are dealt to this many parts, sixteen neighbours at a time; a part is one thread's at any moment.</summary>
    public const int Parts = 32;

    private readonly int[] _capacity;
    private readonly int[] _count;
    private readonly int[] _start;
    private readonly sbyte[] _power;
    private readonly SeatPool[] _pools;

    public SeatBook(int[] capacity, int closedPrice)
    {
        _capacity = capacity;
        _count = new int[capacity.Length];
        _start = new int[capacity.Length];
        _power = new sbyte[capacity.Length];
        Array.Fill(_power, (sbyte)-1);
        _pools = [.. Enumerable.Range(0, Parts).Select(_ => new SeatPool())];
        Prices = new int[capacity.Length];
        for (var posting = 0; posting < capacity.Length; posting++)
            if (capacity[posting] == 0) Prices[posting] = closedPrice;
    }

    /// <summary>Lowest bid of each full posting; 0 where a seat is free.</summary>
    public int[] Prices { get; }

    public static int PartOf(int posting) => (posting >> 4) % Parts;

    /// <summary>The seats taken of one posting.</summary>
    public ReadOnlySpan<ulong> SeatsOf(int posting) => _pools[PartOf(posting)].Seats.AsSpan(_start[posting], _count[posting]);

    /// <summary>Seats the bid and returns who has to go: nobody, the lowest so far, or the bid itself.</summary>
    public ulong Offer(int posting, ulong bid)
    {
        var pool = _pools[PartOf(posting)];
        var count = _count[posting];
        if (count == _capacity[posting])
        {
            if (count == 0) return bid;
            var heap = pool.Seats.AsSpan(_start[posting], count);
            var lowest = heap[0];
            if (bid < lowest) return bid;
            SiftDown(heap, 0, bid);
            Prices[posting] = Seat.Amount(heap[0]);
            return lowest;
        }

        Append(pool, posting, count, bid);
        if (count + 1 == _capacity[posting]) Prices[posting] = LowestOfFull(pool.Seats.AsSpan(_start[posting], count + 1));
        return Seat.Nobody;
    }

    /// <summary>Puts back what was saved of one posting.</summary>
    public void Restore(int posting, ReadOnlySpan<ulong> seats)
    {
        foreach (var seat in seats) Append(_pools[PartOf(posting)], posting, _count[posting], seat);
        if (seats.Length > 0 && seats.Length == _capacity[posting]) Prices[posting] = LowestOfFull(_pools[PartOf(posting)].Seats.AsSpan(_start[posting], seats.Length));
    }

    private void Append(SeatPool pool, int posting, int count, ulong bid)
    {
        var power = _power[posting];
        if (power < 0 || count == 1 << power)
        {
            var grown = power < 0 ? Math.Min(2, BitOperations.Log2((uint)_capacity[posting])) : power + 1;
            _start[posting] = pool.Move(_start[posting], count, power, grown);
            _power[posting] = (sbyte)grown;
        }

        pool.Seats[_start[posting] + count] = bid;
        _count[posting] = count + 1;
    }

    private static int LowestOfFull(Span<ulong> seats)
    {
        for (var at = (seats.Length >> 1) - 1; at >= 0; at--) SiftDown(seats, at, seats[at]);
        return Seat.Amount(seats[0]);
    }

    private static void SiftDown(Span<ulong> heap, int at, ulong seat)
    {
        for (var child = 2 * at + 1; child < heap.Length; child = 2 * at + 1)
        {
            if (child + 1 < heap.Length && heap[child + 1] < heap[child]) child++;
            if (seat <= heap[child]) break;
            heap[at] = heap[child];
            at = child;
        }

        heap[at] = seat;
    }
}
