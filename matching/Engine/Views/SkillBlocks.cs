using System.Runtime.InteropServices;

namespace JobAssist.Mobile.Matching.Views;

/// <summary>One block in which a skill key gains: the most any lane gains, and where its packed row of gains begins.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct SkillBlock(int Block, int Gains, short Most);

/// <summary>What one skill key gains, by block: the most any lane gains, and where the packed row begins; 0 where it gains nothing.</summary>
internal sealed record GainRow(short[] Most, int[] Gains);

/// <summary>For every skill key the blocks where it gains, and the gains of their lanes packed one behind the other.</summary>
internal sealed class SkillBlocks
{
    /// <summary>Blocks of a rare key k are <c>Start[k] … Start[k+1]</c>; a frequent key has a row instead.</summary>
    public required int[] Start { get; init; }
    public required SkillBlock[] Blocks { get; init; }
    public required GainRow?[] Rows { get; init; }

    /// <summary>Rows for <c>ILanes.Unpack</c>. Row 0 is of no lane, so that "no gain here" needs no test.</summary>
    public required short[] Gains { get; init; }

    /// <summary>The blocks of a rare key.</summary>
    public ReadOnlySpan<SkillBlock> BlocksOf(int key) => Blocks.AsSpan(Start[key]..Start[key + 1]);
}
