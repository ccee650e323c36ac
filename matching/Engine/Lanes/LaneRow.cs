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
    private readonly short[] _values;
    private readonly int _first;

    public LaneRow(int lanes)
    {
        _values = GC.AllocateArray<short>(lanes + LineBytes / sizeof(short), pinned: true);
        _first = (int)((LineBytes - (ulong)Marshal.UnsafeAddrOfPinnedArrayElement(_values, 0) % LineBytes) % LineBytes) / sizeof(short);
    }

    /// <summary>A lane, and all that follow it. Not checked: whoever asks knows how many there are.</summary>
    public ref short this[int lane]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_values), _first + lane);
    }

    public Span<short> Values => _values.AsSpan(_first);
}
