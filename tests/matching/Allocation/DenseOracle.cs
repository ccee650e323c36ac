using JobAssist.Mobile.Matching.Allocation;

namespace JobAssist.Mobile.Matching.Tests.Allocation;

/// <summary>The demand of a table of worths, by sorting everything; −1 means not acceptable, and a smaller index is older.</summary>
internal sealed class DenseOracle(int[][] worths, int postings) : IDemandOracle
{
    private int[] _prices = new int[postings];
    private int _asking;

    public int WorkerCount => worths.Length;

    public int PostingCount => postings;

    public int WorthOf(int worker, int posting) => worths[worker][posting];

    public void SetPrices(ReadOnlySpan<int> prices)
    {
        Assert.Equal(0, _asking);
        Assert.Equal(postings, prices.Length);
        _prices = prices.ToArray();
    }

    public int Ask(int worker, Span<Choice> into, out int cutoff)
    {
        Interlocked.Increment(ref _asking);
        var sorted = Sorted(worker, _prices);
        for (var at = 0; at < Math.Min(into.Length, sorted.Count); at++) into[at] = sorted[at];
        cutoff = sorted.Count > into.Length ? sorted[into.Length].Worth - _prices[sorted[into.Length].Posting] : int.MinValue;
        Interlocked.Decrement(ref _asking);
        return Math.Min(into.Length, sorted.Count);
    }

    public List<Choice> Sorted(int worker, int[] prices) =>
    [
        .. Enumerable.Range(0, postings)
            .Where(posting => worths[worker][posting] >= 0)
            .OrderByDescending(posting => worths[worker][posting] - prices[posting])
            .ThenBy(posting => posting)
            .Select(posting => new Choice(posting, worths[worker][posting])),
    ];
}
