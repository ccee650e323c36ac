using System.Buffers;
using System.Runtime.InteropServices;

namespace JobAssist.Mobile.Matching.Explanations.Counting;

/// <summary>Counts for the length of one question, all 0 at first.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly ref struct RentedCounts
{
    private readonly int[] _rented;

    public RentedCounts(int length)
    {
        _rented = ArrayPool<int>.Shared.Rent(length);
        Counts = _rented.AsSpan(0, length);
        Counts.Clear();
    }

    public Span<int> Counts { get; }

    public void Dispose() => ArrayPool<int>.Shared.Return(_rented);
}
