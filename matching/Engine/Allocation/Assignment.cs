namespace JobAssist.Mobile.Matching.Allocation;

/// <summary>
/// Who is told of what. Each worker has a row of <see cref="Width"/> slots: postings by worth, the best first (equal ones by
/// index), then −1. The order is by worth and never by price, so that it can be explained.
/// </summary>
/// <param name="Width">Slots a worker.</param>
/// <param name="Postings">Posting by worker · <paramref name="Width"/> + slot; −1 where the slot is empty.</param>
/// <param name="Worths">Worth of the same slot, 0 where it is empty.</param>
public sealed record Assignment(int Width, int[] Postings, ushort[] Worths)
{
    /// <summary>How many workers there are.</summary>
    public int WorkerCount => Postings.Length / Width;

    /// <summary>The postings given to one worker, the best first.</summary>
    public ReadOnlySpan<int> Of(int worker)
    {
        var row = Postings.AsSpan(worker * Width, Width);
        var empty = row.IndexOf(-1);
        return empty < 0 ? row : row[..empty];
    }

    /// <summary>Worths of <see cref="Of"/> in the same order.</summary>
    public ReadOnlySpan<ushort> WorthsOf(int worker) => Worths.AsSpan(worker * Width, Of(worker).Length);

    /// <summary>How many workers are told of each posting.</summary>
    public int[] Load(int postings)
    {
        var load = new int[postings];
        foreach (var posting in Postings)
            if (posting >= 0) load[posting]++;
        return load;
    }

    /// <summary>Sorts every row by worth; what a row holds does not change.</summary>
    internal static Assignment Ordered(int width, int[] postings, ushort[] worths)
    {
        Span<ulong> keys = stackalloc ulong[width];
        for (var at = 0; at < postings.Length; at += width)
        {
            var count = 0;
            for (var slot = at; slot < at + width; slot++)
                if (postings[slot] >= 0) keys[count++] = ((ulong)(ushort.MaxValue - worths[slot]) << 32) | (uint)postings[slot];
            keys[..count].Sort();
            for (var slot = 0; slot < width; slot++)
            {
                postings[at + slot] = slot < count ? (int)(uint)keys[slot] : -1;
                worths[at + slot] = slot < count ? (ushort)(ushort.MaxValue - (keys[slot] >> 32)) : (ushort)0;
            }
        }

        return new Assignment(width, postings, worths);
    }
}
