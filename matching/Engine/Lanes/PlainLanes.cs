using System.Numerics;
using System.Runtime.CompilerServices;

namespace JobAssist.Mobile.Matching.Lanes;

/// <summary>One lane after the other: any processor, and the plain statement of what the registers do.</summary>
[InlineArray(Count)]
internal struct PlainLanes : ILanes<PlainLanes>
{
    private const int Count = 32;
    private short _first;

    public static PlainLanes All(int value)
    {
        PlainLanes all = default;
        ((Span<short>)all).Fill((short)value);
        return all;
    }

    public static PlainLanes Load(short[] from, int at)
    {
        PlainLanes lanes = default;
        from.AsSpan(at, Count).CopyTo(lanes);
        return lanes;
    }

    public static PlainLanes Add(PlainLanes one, PlainLanes other)
    {
        for (var n = 0; n < Count; n++) one[n] += other[n];
        return one;
    }

    public static PlainLanes SubtractSaturated(PlainLanes from, PlainLanes what)
    {
        for (var n = 0; n < Count; n++) from[n] = Saturated(from[n] - what[n]);
        return from;
    }

    public static PlainLanes AddSaturated(PlainLanes one, PlainLanes other)
    {
        for (var n = 0; n < Count; n++) one[n] = Saturated(one[n] + other[n]);
        return one;
    }

    public static PlainLanes And(PlainLanes one, PlainLanes other)
    {
        for (var n = 0; n < Count; n++) one[n] &= other[n];
        return one;
    }

    public static PlainLanes Min(PlainLanes one, PlainLanes other)
    {
        for (var n = 0; n < Count; n++) one[n] = Math.Min(one[n], other[n]);
        return one;
    }

    public static PlainLanes Max(PlainLanes one, PlainLanes other)
    {
        for (var n = 0; n < Count; n++) one[n] = Math.Max(one[n], other[n]);
        return one;
    }

    public static PlainLanes MultiplyHigh(PlainLanes one, PlainLanes other)
    {
        for (var n = 0; n < Count; n++) one[n] = (short)(((uint)(ushort)one[n] * (ushort)other[n]) >> 16);
        return one;
    }

    public static PlainLanes MultiplyLow(PlainLanes one, PlainLanes other)
    {
        for (var n = 0; n < Count; n++) one[n] *= other[n];
        return one;
    }

    public static PlainLanes CountBits(PlainLanes lanes)
    {
        for (var n = 0; n < Count; n++) lanes[n] = (short)BitOperations.PopCount((ushort)lanes[n]);
        return lanes;
    }

    public static PlainLanes WhereEqual(PlainLanes one, PlainLanes other, PlainLanes then)
    {
        for (var n = 0; n < Count; n++) one[n] = one[n] == other[n] ? then[n] : (short)0;
        return one;
    }

    public static PlainLanes WhereAtLeast(PlainLanes one, PlainLanes other, PlainLanes then)
    {
        for (var n = 0; n < Count; n++) then[n] = one[n] >= other[n] ? then[n] : (short)0;
        return then;
    }

    public static PlainLanes Where(uint mask, PlainLanes then)
    {
        for (var n = 0; n < Count; n++) then[n] = (mask >> n & 1) != 0 ? then[n] : (short)0;
        return then;
    }

    public static PlainLanes Unpack(short[] from, int at)
    {
        PlainLanes lanes = default;
        var (mask, next) = ((ushort)from[at] | (uint)(ushort)from[at + 1] << 16, at + 2);
        for (; mask != 0; mask &= mask - 1) lanes[BitOperations.TrailingZeroCount(mask)] = from[next++];
        return lanes;
    }

    public static uint AtLeast(PlainLanes one, PlainLanes other)
    {
        var mask = 0u;
        for (var n = 0; n < Count; n++) mask |= one[n] >= other[n] ? 1u << n : 0;
        return mask;
    }

    public static void Store(PlainLanes lanes, short[] to, int at) => ((ReadOnlySpan<short>)lanes).CopyTo(to.AsSpan(at));

    public static short Highest(PlainLanes lanes)
    {
        var highest = lanes[0];
        for (var n = 1; n < Count; n++) highest = Math.Max(highest, lanes[n]);
        return highest;
    }

    private static short Saturated(int value) => (short)Math.Clamp(value, short.MinValue, short.MaxValue);
}
