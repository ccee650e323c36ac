using System.Numerics;

namespace JobAssist.Mobile.Matching.Views;

/// <summary>The lanes that local rules close, by limit; nothing where no rule holds.</summary>
internal sealed class BarredLanes
{
    private readonly LaneSets _lanes;

    /// <param name="barsOfLane">One word a lane, one bit a limit.</param>
    public BarredLanes(ulong[] barsOfLane)
    {
        foreach (var bars in barsOfLane) Limits |= bars;
        _lanes = new LaneSets(sets: 64, barsOfLane.Length, lane => NumbersOf(barsOfLane[lane]));
    }

    /// <summary>Every limit that bars somebody from a lane.</summary>
    public ulong Limits { get; }

    /// <summary>Takes away the lanes that one of the limits bars.</summary>
    public void Close(ulong bars, Span<uint> lanes)
    {
        for (var left = bars & Limits; left != 0; left &= left - 1)
        {
            foreach (ref readonly var of in _lanes[BitOperations.TrailingZeroCount(left)]) lanes[of.Block] &= ~of.Lanes;
        }
    }

    private static IEnumerable<int> NumbersOf(ulong bars)
    {
        for (; bars != 0; bars &= bars - 1) yield return BitOperations.TrailingZeroCount(bars);
    }
}
