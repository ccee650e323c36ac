using System.Numerics;
using System.Runtime.InteropServices;

namespace JobAssist.Mobile.Matching.Explanations.Counting;

/// <summary>Sets of open postings, one bit each; every set is a whole number of vectors of any width, and unused bits are 0.</summary>
internal static class Bits
{
    private const int WordsPerBlock = 8;

    public static int WordsFor(int count) => Math.Max(1, (count + 511) / 512) * WordsPerBlock;

    public static void Set(ulong[] bits, int at) => bits[at >> 6] |= 1UL << (at & 63);

    public static ReadOnlySpan<Vector<ulong>> Lanes(ReadOnlySpan<ulong> bits) => MemoryMarshal.Cast<ulong, Vector<ulong>>(bits);

    public static Span<Vector<ulong>> Lanes(Span<ulong> bits) => MemoryMarshal.Cast<ulong, Vector<ulong>>(bits);

    public static void Or(Span<ulong> to, ReadOnlySpan<ulong> with)
    {
        var target = Lanes(to);
        var source = Lanes(with);
        for (var at = 0; at < target.Length; at++) target[at] |= source[at];
    }

    public static int Count(ReadOnlySpan<ulong> bits)
    {
        var count = 0;
        foreach (var word in bits) count += BitOperations.PopCount(word);
        return count;
    }

    public static int CountBoth(ReadOnlySpan<ulong> one, ReadOnlySpan<ulong> other)
    {
        var count = 0;
        for (var at = 0; at < one.Length; at++) count += BitOperations.PopCount(one[at] & other[at]);
        return count;
    }

    /// <summary>In the first set and the second, but not in the third.</summary>
    public static int CountWithout(ReadOnlySpan<ulong> one, ReadOnlySpan<ulong> other, ReadOnlySpan<ulong> without)
    {
        var count = 0;
        for (var at = 0; at < one.Length; at++) count += BitOperations.PopCount(one[at] & other[at] & ~without[at]);
        return count;
    }

    /// <summary>Bits from <paramref name="start"/> up to but not including <paramref name="end"/>.</summary>
    public static int CountRange(ReadOnlySpan<ulong> bits, int start, int end)
    {
        if (start >= end) return 0;
        var (first, last) = (start >> 6, (end - 1) >> 6);
        var (head, tail) = (ulong.MaxValue << (start & 63), ulong.MaxValue >> (63 - ((end - 1) & 63)));
        if (first == last) return BitOperations.PopCount(bits[first] & head & tail);

        var count = BitOperations.PopCount(bits[first] & head) + BitOperations.PopCount(bits[last] & tail);
        for (var at = first + 1; at < last; at++) count += BitOperations.PopCount(bits[at]);
        return count;
    }

    public static void SetRange(ulong[] bits, int start, int end)
    {
        for (var at = start; at < end; at++) Set(bits, at);
    }
}
