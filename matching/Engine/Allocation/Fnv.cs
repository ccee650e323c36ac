using System.Runtime.InteropServices;

namespace JobAssist.Mobile.Matching.Allocation;

/// <summary>A 64-bit sum against accidents, not against attackers: FNV-1a over eight bytes at a time.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct Fnv()
{
    private const ulong Prime = 0x100000001b3;

    public ulong Value { get; private set; } = 0xcbf29ce484222325;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        var sum = Value;
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words) sum = Mix(sum, word);
        foreach (var rest in bytes[(words.Length * sizeof(ulong))..]) sum = Mix(sum, rest);
        Value = sum;
    }

    private static ulong Mix(ulong sum, ulong word)
    {
        sum = (sum ^ word) * Prime;
        return sum ^ (sum >> 29);
    }
}
