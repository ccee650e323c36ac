namespace JobAssist.Mobile.Matching.Allocation;

/// <summary>What each worker holds, by worker · k + slot. A bid counts as held until the posting says otherwise.</summary>
internal sealed class Holdings
{
    public const int Empty = -1;

    public Holdings(int workers, int width)
    {
        Width = width;
        Postings = GC.AllocateUninitializedArray<int>(checked(workers * width));
        Array.Fill(Postings, Empty);
        Worths = new ushort[workers * width];
        Waiting = new byte[(workers + 7) / 8 * 8];
        Waiting.AsSpan(0, workers).Fill(1);
    }

    public int Width { get; }
    public int[] Postings { get; }
    public ushort[] Worths { get; }

    /// <summary>1 for a worker who lost something, or has not bid yet, and waits for a turn; filled up with 0 to whole eights.</summary>
    public byte[] Waiting { get; }

    public void Take(int worker, int posting, ushort worth)
    {
        var at = worker * Width;
        while (Postings[at] != Empty) at++;
        (Postings[at], Worths[at]) = (posting, worth);
    }

    /// <summary>Two parts may take from one worker at once: each writes its own slot, and both write the same 1.</summary>
    public void Lose(int worker, int posting)
    {
        var at = worker * Width;
        while (Postings[at] != posting) at++;
        Postings[at] = Empty;
        Waiting[worker] = 1;
    }
}
