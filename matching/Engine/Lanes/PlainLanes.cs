using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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

    public static PlainLanes Load(ref readonly short from)
    {
        PlainLanes lanes = default;
        MemoryMarshal.CreateReadOnlySpan(in from, Count).CopyTo(lanes);
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

    public static PlainLanes Where(uint mask, PlainLanes then, PlainLanes lanes)
    {
        for (var n = 0; n < Count; n++) lanes[n] = (mask >> n & 1) != 0 ? then[n] : lanes[n];
        return lanes;
    }

    public static PlainLanes MaxWhere(uint mask, PlainLanes lanes, PlainLanes than) => Where(mask, Max(lanes, than), lanes);

    public static PlainLanes MaxWhereEqual(PlainLanes one, PlainLanes other, PlainLanes lanes, PlainLanes than)
    {
        for (var n = 0; n < Count; n++) lanes[n] = one[n] == other[n] ? Math.Max(lanes[n], than[n]) : lanes[n];
        return lanes;
    }

    public static PlainLanes WhereAtLeast(PlainLanes one, PlainLanes other, PlainLanes then, PlainLanes lanes)
    {
        for (var n = 0; n < Count; n++) lanes[n] = one[n] >= other[n] ? then[n] : lanes[n];
        return lanes;
    }

    public static PlainLanes AddWhereAtLeast(PlainLanes one, PlainLanes other, PlainLanes lanes, PlainLanes what) =>
        WhereAtLeast(one, other, Add(lanes, what), lanes);

    public static PlainLanes Unpack(ref readonly short row)
    {
        PlainLanes lanes = default;
        var from = MemoryMarshal.CreateReadOnlySpan(in row, Count + 2);
        var (mask, next) = ((ushort)from[0] | (uint)(ushort)from[1] << 16, 2);
        for (; mask != 0; mask &= mask - 1) lanes[BitOperations.TrailingZeroCount(mask)] = from[next++];
        return lanes;
    }

    public static uint AtLeast(PlainLanes one, PlainLanes other)
    {
        var mask = 0u;
        for (var n = 0; n < Count; n++) mask |= one[n] >= other[n] ? 1u << n : 0;
        return mask;
    }

    public static int List(uint mask, int first, ref ushort to)
    {
        var count = 0;
        for (; mask != 0; mask &= mask - 1) Unsafe.Add(ref to, count++) = (ushort)(first + BitOperations.TrailingZeroCount(mask));
        return count;
    }

    public static void Store(PlainLanes lanes, ref short to) => ((ReadOnlySpan<short>)lanes).CopyTo(MemoryMarshal.CreateSpan(ref to, Count));

    public static short Highest(PlainLanes lanes)
    {
        var highest = lanes[0];
        for (var n = 1; n < Count; n++) highest = Math.Max(highest, lanes[n]);
        return highest;
    }

    private static short Saturated(int value) => (short)Math.Clamp(value, short.MinValue, short.MaxValue);
}
