using System.Runtime.InteropServices;

namespace JobAssist.Mobile.Matching.Views;

/// <summary>Lanes of one block that gain the same points from a held skill.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct SkillGain(uint Lanes, short Points, bool More);

/// <summary>One block in which a skill key gains: the most any lane gains, and where its gains begin.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct SkillBlock(int Block, int Gains, short Most);

/// <summary>A skill key that gains in many blocks, as whole rows: nothing to scatter and nothing to wipe.</summary>
internal sealed record SkillRows(short[] Most, int[] Gains);

/// <summary>
/// For every skill key the blocks where it gains. Pieces of skill points come in few sizes, so the lanes of a block fall into few masks.
/// Gain 0 is of no lane, so that "no gain here" needs no test.
/// </summary>
internal sealed class SkillBlocks
{
    /// <summary>Blocks of a rare key k are <c>Start[k] … Start[k+1]</c>; a frequent key has a row instead.</summary>
    public required int[] Start { get; init; }
    public required SkillBlock[] Blocks { get; init; }
    public required SkillRows?[] Rows { get; init; }
    public required SkillGain[] Gains { get; init; }
}
