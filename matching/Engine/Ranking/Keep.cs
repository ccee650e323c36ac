namespace JobAssist.Mobile.Matching.Ranking;

/// <summary>
/// The best few so far, best first, each as one integer: net above, age below, so that one comparison decides rank and tie.
/// </summary>
internal static class Keep
{
    private const int Zero = 1 << 15;

    /// <summary>Larger is better; an older posting has the smaller index. 0 is no entry.</summary>
    public static ulong Key(int net, int posting) => (ulong)(uint)(net + Zero) << 32 | (uint)~posting;

    public static int NetOf(ulong key) => (int)(key >> 32) - Zero;

    public static int PostingOf(ulong key) => (int)~(uint)key;

    /// <summary>Puts a key that is better than the last one in its place; the last one falls out.</summary>
    public static void Insert(Span<ulong> best, ulong key)
    {
        var at = best.Length - 1;
        for (; at > 0 && best[at - 1] < key; at--) best[at] = best[at - 1];
        best[at] = key;
    }
}
