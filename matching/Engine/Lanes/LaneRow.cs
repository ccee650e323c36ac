using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace JobAssist.Mobile.Matching.Lanes;

/// <summary>
/// Sixteen-bit lanes whose first lies at a multiple of 64 bytes, so that no register that is loaded from them crosses a line of the
/// cache (measured: a tenth of the time of ranking). Pinned, because a collection would move them.
/// </summary>
internal readonly struct LaneRow
{
    private const int LineBytes = 64;
    private readonly int _first;

    public LaneRow(int lanes)
    {
        Values = GC.AllocateArray<short>(lanes + LineBytes / sizeof(short), pinned: true);
        _first = (int)((LineBytes - (ulong)Marshal.UnsafeAddrOfPinnedArrayElement(Values, 0) % LineBytes) % LineBytes) / sizeof(short);
    }

    public short[] Values { get; }

    /// <summary>Where a lane lies in <see cref="Values"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int At(int lane) => _first + lane;
}
