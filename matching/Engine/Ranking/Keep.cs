using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace JobAssist.Mobile.Matching.Ranking;

/// <summary>
/// The best few so far, best first, each as one integer: net above, age below, so that one comparison decides rank and tie.
/// </summary>
internal static class Keep
{
    private const int Zero = 1 << 15;

    // Keys whose places are found together: four registers.
    private const int Together = 16;

    // Up to so many keys each counts those better than it, without a branch; more are sorted.
    private const int Counted = 128;

    /// <summary>Room that <see cref="Best"/> needs behind the keys.</summary>
    public const int Room = 2 * Together + Counted;

    /// <summary>Larger is better; an older posting has the smaller index. 0 is no entry.</summary>
    public static ulong Key(int net, int posting) => (ulong)(uint)(net + Zero) << 32 | (uint)~posting;

    public static int NetOf(ulong key) => (int)(key >> 32) - Zero;

    public static int PostingOf(ulong key) => (int)~(uint)key;

    /// <summary>
    /// Puts the best of the first <paramref name="count"/> keys, which are all different, into <paramref name="best"/>, best first. Behind
    /// the keys there must be room for <see cref="Room"/> more.
    /// </summary>
    public static void Best(Span<ulong> keys, int count, Span<ulong> best)
    {
        if (count > Counted)
        {
            keys = keys[..count];
            keys.Sort(static (one, other) => other.CompareTo(one));
            keys[..Math.Min(count, best.Length)].CopyTo(best);
            return;
        }

        for (var n = count; n < count + Together; n += Vector256<ulong>.Count) Vector256<ulong>.Zero.CopyTo(keys[n..]);
        var ranked = keys.Slice(count + Together, count + 1);
        for (var first = 0; first < count; first += Together) Place(keys, first, count, ranked);
        ranked[..Math.Min(count, best.Length)].CopyTo(best);
    }

    // Each key goes to the place that is the number of those better than it; the zeros behind the last one go behind all.
    private static void Place(Span<ulong> keys, int first, int count, Span<ulong> ranked)
    {
        var signed = MemoryMarshal.Cast<ulong, long>(keys);             // no key reaches the sign
        ref var own = ref signed[first];
        var (a, b, c, d) = (Vector256.LoadUnsafe(ref own), Vector256.LoadUnsafe(ref own, 4), Vector256.LoadUnsafe(ref own, 8), Vector256.LoadUnsafe(ref own, 12));
        var (overA, overB, overC, overD) = (Vector256<long>.Zero, Vector256<long>.Zero, Vector256<long>.Zero, Vector256<long>.Zero);
        for (var n = 0; n < count; n++)
        {
            var other = Vector256.Create(signed[n]);
            overA -= Vector256.GreaterThan(other, a);
            overB -= Vector256.GreaterThan(other, b);
            overC -= Vector256.GreaterThan(other, c);
            overD -= Vector256.GreaterThan(other, d);
        }

        Places places = default;
        Span<long> over = places;
        overA.CopyTo(over);
        overB.CopyTo(over[4..]);
        overC.CopyTo(over[8..]);
        overD.CopyTo(over[12..]);
        for (var n = 0; n < Together; n++) ranked[(int)over[n]] = keys[first + n];
    }

    [InlineArray(Together)]
    private struct Places
    {
        private long _first;
    }
}
