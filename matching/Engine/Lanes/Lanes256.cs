using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace JobAssist.Mobile.Matching.Lanes;

/// <summary>Two 256-bit halves: AVX2, the usual server.</summary>
internal readonly struct Lanes256(Vector256<short> low, Vector256<short> high) : ILanes<Lanes256>
{
    // For every byte of a mask, where each of eight lanes finds its two bytes; the high bit makes a lane 0.
    private static readonly byte[] Spreads = MakeSpreads();

    private readonly Vector256<short> _low = low, _high = high;

    /// <summary>How many bits each of sixteen half bytes has, twice.</summary>
    internal static Vector256<byte> BitsOfNibble
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256.Create((byte)0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4, 0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4);
    }

    public static bool IsSupported => Avx2.IsSupported;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 All(int value)
    {
        var all = Vector256.Create((short)value);
        return new(all, all);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Load(ref readonly short from) => new(Vector256.LoadUnsafe(in from), Vector256.LoadUnsafe(in from, 16));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Add(Lanes256 one, Lanes256 other) => new(one._low + other._low, one._high + other._high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 SubtractSaturated(Lanes256 from, Lanes256 what) =>
        new(Avx2.SubtractSaturate(from._low, what._low), Avx2.SubtractSaturate(from._high, what._high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 AddSaturated(Lanes256 one, Lanes256 other) =>
        new(Avx2.AddSaturate(one._low, other._low), Avx2.AddSaturate(one._high, other._high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 And(Lanes256 one, Lanes256 other) => new(one._low & other._low, one._high & other._high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Min(Lanes256 one, Lanes256 other) => new(Avx2.Min(one._low, other._low), Avx2.Min(one._high, other._high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Max(Lanes256 one, Lanes256 other) => new(Avx2.Max(one._low, other._low), Avx2.Max(one._high, other._high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 MultiplyHigh(Lanes256 one, Lanes256 other) => new(
        Avx2.MultiplyHigh(one._low.AsUInt16(), other._low.AsUInt16()).AsInt16(),
        Avx2.MultiplyHigh(one._high.AsUInt16(), other._high.AsUInt16()).AsInt16());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 MultiplyLow(Lanes256 one, Lanes256 other) =>
        new(Avx2.MultiplyLow(one._low, other._low), Avx2.MultiplyLow(one._high, other._high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 CountBits(Lanes256 lanes) => new(CountBits(lanes._low), CountBits(lanes._high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<short> CountBits(Vector256<short> lanes)
    {
        var nibble = Vector256.Create((byte)15);
        var ofByte = Avx2.Shuffle(BitsOfNibble, lanes.AsByte() & nibble) + Avx2.Shuffle(BitsOfNibble, (lanes >>> 4).AsByte() & nibble);
        return (ofByte.AsInt16() + (ofByte.AsInt16() << 8)) >>> 8;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Where(uint mask, Lanes256 then, Lanes256 lanes)
    {
        var (low, high) = Chosen(mask);
        return new(Avx2.BlendVariable(lanes._low, then._low, low), Avx2.BlendVariable(lanes._high, then._high, high));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 MaxWhere(uint mask, Lanes256 lanes, Lanes256 than) => Where(mask, Max(lanes, than), lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 MaxWhereEqual(Lanes256 one, Lanes256 other, Lanes256 lanes, Lanes256 than) => new(
        Avx2.BlendVariable(lanes._low, Avx2.Max(lanes._low, than._low), Avx2.CompareEqual(one._low, other._low)),
        Avx2.BlendVariable(lanes._high, Avx2.Max(lanes._high, than._high), Avx2.CompareEqual(one._high, other._high)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 WhereAtLeast(Lanes256 one, Lanes256 other, Lanes256 then, Lanes256 lanes) => new(
        Avx2.BlendVariable(then._low, lanes._low, Avx2.CompareGreaterThan(other._low, one._low)),
        Avx2.BlendVariable(then._high, lanes._high, Avx2.CompareGreaterThan(other._high, one._high)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 AddWhereAtLeast(Lanes256 one, Lanes256 other, Lanes256 lanes, Lanes256 what) => new(
        lanes._low + Avx2.AndNot(Avx2.CompareGreaterThan(other._low, one._low), what._low),
        lanes._high + Avx2.AndNot(Avx2.CompareGreaterThan(other._high, one._high), what._high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Unpack(ref readonly short row)
    {
        ref var first = ref Unsafe.AsRef(in row);
        var mask = Unsafe.ReadUnaligned<uint>(ref Unsafe.As<short, byte>(ref first));
        return new(Unpack(ref first, mask, 0), Unpack(ref first, mask, 16));
    }

    /// <summary>Sixteen lanes of a packed row from <paramref name="lane"/> on, eight at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<short> Unpack(ref short row, uint mask, int lane)
    {
        var (before, middle) = (BitOperations.PopCount(mask & ((1u << lane) - 1)), BitOperations.PopCount(mask & ((1u << (lane + 8)) - 1)));
        return Vector256.Create(Eight(ref row, before, (byte)(mask >> lane)), Eight(ref row, middle, (byte)(mask >> (lane + 8))));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<short> Eight(ref short row, int from, byte mask) => Ssse3.Shuffle(
        Vector128.LoadUnsafe(ref row, (nuint)from + 2).AsByte(),
        Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(Spreads), (nuint)mask * 16)).AsInt16();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint AtLeast(Lanes256 one, Lanes256 other)
    {
        // one ≥ other is not (other > one); the pack interleaves quarters, so they are put back in order.
        var less = Avx2.PackSignedSaturate(Avx2.CompareGreaterThan(other._low, one._low), Avx2.CompareGreaterThan(other._high, one._high));
        return ~(uint)Avx2.MoveMask(Avx2.Permute4x64(less.AsInt64(), 0b11_01_10_00).AsByte());
    }

    public static int List(uint mask, int first, ref ushort to) => PlainLanes.List(mask, first, ref to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes256 lanes, ref short to)
    {
        lanes._low.StoreUnsafe(ref to);
        lanes._high.StoreUnsafe(ref to, 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static short Highest(Lanes256 lanes)
    {
        var both = Avx2.Max(lanes._low, lanes._high);
        var half = Sse2.Max(both.GetLower(), both.GetUpper());

        // phminposuw finds the smallest unsigned; turned round it finds the largest signed.
        var turned = half ^ Vector128.Create(short.MaxValue);
        return (short)(Sse41.MinHorizontal(turned.AsUInt16()).AsInt16().ToScalar() ^ short.MaxValue);
    }

    // All bits of the lanes of the mask.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<short> Low, Vector256<short> High) Chosen(uint mask)
    {
        var bits = Vector256.Create(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, short.MinValue);
        return (Avx2.CompareEqual(Vector256.Create((short)mask) & bits, bits), Avx2.CompareEqual(Vector256.Create((short)(mask >> 16)) & bits, bits));
    }

    private static byte[] MakeSpreads()
    {
        var spreads = new byte[256 * 16];
        spreads.AsSpan().Fill(0x80);
        for (var mask = 0; mask < 256; mask++)
        {
            var next = 0;
            for (var lane = 0; lane < 8; lane++)
            {
                if ((mask >> lane & 1) == 0) continue;
                (spreads[mask * 16 + 2 * lane], spreads[mask * 16 + 2 * lane + 1]) = ((byte)(2 * next), (byte)(2 * next + 1));
                next++;
            }
        }

        return spreads;
    }
}
