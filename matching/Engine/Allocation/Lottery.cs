namespace JobAssist.Mobile.Matching.Allocation;

/// <summary>
/// The lot a worker draws for one posting when bids are equal. For every posting a permutation of all 32-bit numbers, so no
/// two workers draw the same and the worker can be read back from the lot. It follows the worker's index: give workers in an
/// order that does not depend on how a file was sorted.
/// </summary>
internal static class Lottery
{
    public static uint Draw(int worker, int posting, int seed)
    {
        var x = (uint)worker + Offset(posting, seed);
        x = (x ^ (x >> 16)) * 0x7feb352d;
        x = (x ^ (x >> 15)) * 0x846ca68b;
        return x ^ (x >> 16);
    }

    /// <summary>The worker who drew this lot: the steps of <see cref="Draw"/> undone.</summary>
    public static int WorkerOf(uint lot, int posting, int seed)
    {
        var x = (lot ^ (lot >> 16)) * 0x43021123;
        x = (x ^ (x >> 15) ^ (x >> 30)) * 0x1d69e2a5;
        x ^= x >> 16;
        return (int)(x - Offset(posting, seed));
    }

    private static uint Offset(int posting, int seed) => ((uint)posting * 0x9e3779b9) ^ ((uint)seed * 0x85ebca6b);
}
