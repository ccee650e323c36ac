using System.Runtime.InteropServices;

namespace JobAssist.Mobile.Matching.Allocation;

/// <summary>Columns to and from a stream with a running sum, so that a cut or changed checkpoint is never taken for a whole one.</summary>
internal sealed class SummedStream(Stream stream)
{
    private Fnv _sum = new();

    public void Write(long number) => Write<long>([number]);

    public void Write<T>(ReadOnlySpan<T> column)
        where T : unmanaged
    {
        var at = 0;
        while (at < column.Length)
        {
            var piece = column.Slice(at, Math.Min(Piece, column.Length - at));
            var bytes = MemoryMarshal.AsBytes(piece);
            _sum.Add(bytes);
            stream.Write(bytes);
            at += piece.Length;
        }
    }

    public void Finish()
    {
        var sum = _sum.Value;
        stream.Write(MemoryMarshal.AsBytes<ulong>([sum]));
        stream.Flush();
    }

    public long Read()
    {
        Span<long> number = stackalloc long[1];
        Read(number);
        return number[0];
    }

    public void Read<T>(Span<T> column)
        where T : unmanaged
    {
        for (var at = 0; at < column.Length; at += Piece)
        {
            Span<byte> bytes = MemoryMarshal.AsBytes(column[at..Math.Min(at + Piece, column.Length)]);
            Fill(bytes);
            _sum.Add(bytes);
        }
    }

    public void CheckSum()
    {
        var sum = new ulong[1];
        Fill(MemoryMarshal.AsBytes(sum.AsSpan()));
        if (sum[0] != _sum.Value) throw new InvalidDataException("The checkpoint is damaged.");
    }

    private void Fill(Span<byte> bytes)
    {
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length) throw new InvalidDataException("The checkpoint is cut off.");
    }

    /// <summary>Elements written at once; their bytes stay far below the length of an array.</summary>
    private const int Piece = 1 << 20;
}
