using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace JobAssist.Mobile.Matching.Lanes;

/// <summary>
/// One 512-bit register: AVX-512 BW. On a processor without it the same code runs in two halves, slower than
/// <see cref="Lanes256"/>, so that its results can be compared anywhere.
/// </summary>
internal readonly struct Lanes512(Vector512<short> all) : ILanes<Lanes512>
{
    private readonly Vector512<short> _all = all;

    public static bool IsSupported => Avx512BW.IsSupported;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 All(int value) => new(Vector512.Create((short)value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Load(ref readonly short from) => new(Vector512.LoadUnsafe(in from));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Add(Lanes512 one, Lanes512 other) => new(one._all + other._all);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 SubtractSaturated(Lanes512 from, Lanes512 what) => new(Vector512.SubtractSaturate(from._all, what._all));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 AddSaturated(Lanes512 one, Lanes512 other) => new(Vector512.AddSaturate(one._all, other._all));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 And(Lanes512 one, Lanes512 other) => new(one._all & other._all);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Min(Lanes512 one, Lanes512 other) => new(Vector512.Min(one._all, other._all));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Max(Lanes512 one, Lanes512 other) => new(Vector512.Max(one._all, other._all));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 MultiplyHigh(Lanes512 one, Lanes512 other) => new(Avx512BW.IsSupported
        ? Avx512BW.MultiplyHigh(one._all.AsUInt16(), other._all.AsUInt16()).AsInt16()
        : Vector512.Create(High(one._all.GetLower(), other._all.GetLower()), High(one._all.GetUpper(), other._all.GetUpper())));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 MultiplyLow(Lanes512 one, Lanes512 other) => new(one._all * other._all);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 CountBits(Lanes512 lanes)
    {
        if (!Avx512BW.IsSupported) return new(Vector512.Create(Lanes256.CountBits(lanes._all.GetLower()), Lanes256.CountBits(lanes._all.GetUpper())));
        var nibble = Vector512.Create((byte)15);
        var counts = Vector512.Create(
            (byte)0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4, 0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4,
            0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4, 0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4);
        var halves = lanes._all.AsByte();
        var ofByte = Avx512BW.Shuffle(counts, halves & nibble) + Avx512BW.Shuffle(counts, (lanes._all >>> 4).AsByte() & nibble);
        return new((ofByte.AsInt16() + (ofByte.AsInt16() << 8)) >>> 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Where(uint mask, Lanes512 then, Lanes512 lanes) => new(Vector512.ConditionalSelect(Others(mask), lanes._all, then._all));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 MaxWhere(uint mask, Lanes512 lanes, Lanes512 than) =>
        new(Vector512.ConditionalSelect(Others(mask), lanes._all, Vector512.Max(lanes._all, than._all)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 MaxWhereEqual(Lanes512 one, Lanes512 other, Lanes512 lanes, Lanes512 than) =>
        new(Vector512.ConditionalSelect(Vector512.Equals(one._all, other._all), Vector512.Max(lanes._all, than._all), lanes._all));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 WhereAtLeast(Lanes512 one, Lanes512 other, Lanes512 then, Lanes512 lanes) =>
        new(Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(one._all, other._all), then._all, lanes._all));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 AddWhereAtLeast(Lanes512 one, Lanes512 other, Lanes512 lanes, Lanes512 what) =>
        new(Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(one._all, other._all), lanes._all + what._all, lanes._all));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Unpack(ref readonly short row)
    {
        ref var first = ref Unsafe.AsRef(in row);
        var mask = Unsafe.ReadUnaligned<uint>(ref Unsafe.As<short, byte>(ref first));
        return new(Avx512Vbmi2.IsSupported
            ? Avx512Vbmi2.Expand(Vector512<short>.Zero, Chosen(mask), Vector512.LoadUnsafe(ref first, 2))
            : Vector512.Create(Lanes256.Unpack(ref first, mask, 0), Lanes256.Unpack(ref first, mask, 16)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint AtLeast(Lanes512 one, Lanes512 other) => (uint)Vector512.GreaterThanOrEqual(one._all, other._all).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int List(uint mask, int first, ref ushort to)
    {
        if (!Avx512Vbmi2.IsSupported) return PlainLanes.List(mask, first, ref to);
        var numbers = Vector512<short>.Indices + Vector512.Create((short)first);
        Avx512Vbmi2.Compress(Vector512<short>.Zero, Chosen(mask), numbers).AsUInt16().StoreUnsafe(ref to);
        return BitOperations.PopCount(mask);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes512 lanes, ref short to) => lanes._all.StoreUnsafe(ref to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static short Highest(Lanes512 lanes)
    {
        var both = Avx2.Max(lanes._all.GetLower(), lanes._all.GetUpper());
        var half = Sse2.Max(both.GetLower(), both.GetUpper());
        return (short)(Sse41.MinHorizontal((half ^ Vector128.Create(short.MaxValue)).AsUInt16()).AsInt16().ToScalar() ^ short.MaxValue);
    }

    // All bits of the lanes of the mask.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<short> Chosen(uint mask) => ~Others(mask);

    // All bits of the other lanes: each half of the register gets its half of the mask. A test for nothing is one instruction.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<short> Others(uint mask)
    {
        var both = Vector512.Create(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, short.MinValue,
            1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, short.MinValue);
        var halves = Vector512.Create(
            (byte)0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1,
            2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3);
        var spread = Avx512BW.IsSupported
            ? Avx512BW.Shuffle(Vector512.Create(mask).AsByte(), halves).AsInt16()
            : Vector512.Create(Vector256.Create((short)mask), Vector256.Create((short)(mask >> 16)));
        return Vector512.Equals(spread & both, Vector512<short>.Zero);
    }

    private static Vector256<short> High(Vector256<short> one, Vector256<short> other) => Avx2.MultiplyHigh(one.AsUInt16(), other.AsUInt16()).AsInt16();
}
