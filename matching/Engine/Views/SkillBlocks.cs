using System.Runtime.InteropServices;

namespace JobAssist.Mobile.Matching.Views;

/// <summary>The lanes of one block in which a held skill gains points, and where the points are.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SkillBlock
{
    public int Block;
    public uint Lanes;
    public int GainAt;
    public short Most;
}

/// <summary>For every skill key the blocks where it gains. Entry 0 gains nothing, so that "no entry" needs no test.</summary>
internal sealed class SkillBlocks
{
    /// <summary>Entries of key k are <c>Start[k] … Start[k+1]</c>.</summary>
    public required int[] Start { get; init; }
    public required SkillBlock[] Entries { get; init; }

    /// <summary>Packed gains; a register's worth of zeros follows the last.</summary>
    public required short[] Gains { get; init; }
}
