namespace JobAssist.Mobile.Matching.Allocation.Baselines;

/// <summary>
/// An oracle that remembers each worker's best C at no prices and knows of nothing else. An auction over it is the usual
/// "candidate lists first, then assign"; it loses everybody whose whole list is taken.
/// </summary>
public sealed class FixedLists : IDemandOracle
{
    private readonly Candidates _lists;
    private int[] _prices;

    /// <summary>Asks for all lists once.</summary>
    public FixedLists(AllocationInput input, IDemandOracle oracle, int length)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(oracle);
        input.Check(oracle);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, byte.MaxValue);
        _lists = new Candidates(input.WorkerCount, length);
        _prices = PrivateTop.ClosedOnly(input);
        PostingCount = oracle.PostingCount;
        oracle.SetPrices(_prices);
        Parallel.For(0, input.WorkerCount, worker =>
        {
            var list = new Choice[length];
            var count = oracle.Ask(worker, list, out _);
            _lists.Store(worker, list.AsSpan(0, count), int.MinValue);
        });
    }

    /// <inheritdoc/>
    public int WorkerCount => _lists.Counts.Length;

    /// <inheritdoc/>
    public int PostingCount { get; }

    /// <inheritdoc/>
    public void SetPrices(ReadOnlySpan<int> prices) => _prices = prices.ToArray();

    /// <inheritdoc/>
    public int Ask(int worker, Span<Choice> into, out int cutoff)
    {
        var at = worker * _lists.Width;
        Span<long> keys = stackalloc long[byte.MaxValue];
        keys = keys[.._lists.Counts[worker]];
        for (var place = 0; place < keys.Length; place++)
            keys[place] = ((long)(_prices[_lists.Postings[at + place]] - _lists.Worths[at + place]) << 8) | (uint)place;
        keys.Sort();

        var count = Math.Min(into.Length, keys.Length);
        for (var place = 0; place < count; place++)
        {
            var from = at + (int)(keys[place] & 0xff);
            into[place] = new Choice(_lists.Postings[from], _lists.Worths[from]);
        }

        cutoff = count < keys.Length ? -(int)(keys[count] >> 8) : int.MinValue;
        return count;
    }
}
