namespace JobAssist.Mobile.Matching.Allocation;

/// <summary>
/// The best postings of each worker when the oracle was last asked, and a bound on all others. Prices only rise, so the bound
/// stays true however old the list is.
/// </summary>
internal sealed class Candidates(int workers, int width)
{
    public int Width => width;
    public int[] Postings { get; } = GC.AllocateUninitializedArray<int>(checked(workers * width));
    public ushort[] Worths { get; } = GC.AllocateUninitializedArray<ushort>(workers * width);
    public byte[] Counts { get; } = new byte[workers];

    /// <summary>Bound on worth less price of everything outside the list. Somebody never asked for may want anything.</summary>
    public int[] Cutoffs { get; } = NeverAsked(workers);

    public void Store(int worker, ReadOnlySpan<Choice> list, int cutoff)
    {
        var at = worker * width;
        for (var place = 0; place < list.Length; place++)
        {
            var worth = list[place].Worth;
            if ((uint)worth > ushort.MaxValue) throw new InvalidOperationException("The oracle gave a worth outside 0 … 65,535.");
            (Postings[at + place], Worths[at + place]) = (list[place].Posting, (ushort)worth);
        }

        (Counts[worker], Cutoffs[worker]) = ((byte)list.Length, cutoff);
    }

    private static int[] NeverAsked(int workers)
    {
        var cutoffs = GC.AllocateUninitializedArray<int>(workers);
        Array.Fill(cutoffs, int.MaxValue);
        return cutoffs;
    }
}
