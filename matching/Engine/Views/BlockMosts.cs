using System.Runtime.CompilerServices;
using JobAssist.Mobile.Matching.Lanes;

namespace JobAssist.Mobile.Matching.Views;

/// <summary>
/// By block, the most that any lane gives to somebody who holds none of the skills asked for, and to one who holds them all. Gains cannot
/// lift the first above the second, whatever the most of each skill adds up to. For 32 blocks both lie side by side.
/// </summary>
internal sealed class BlockMosts(int blocks)
{
    private const int Word = 32;
    private readonly short[] _values = new short[2 * blocks];

    /// <summary>Takes the highest of the lanes of a block, without any skill and with all.</summary>
    public void Set<TLanes>(int block, TLanes withoutSkills, TLanes withAllSkills)
        where TLanes : struct, ILanes<TLanes>
    {
        var at = block / Word * 2 * Word + block % Word;
        (_values[at], _values[at + Word]) = (TLanes.Highest(withoutSkills), TLanes.Highest(withAllSkills));
    }

    /// <summary>What 32 blocks give without any skill, and with all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (TLanes WithoutSkills, TLanes WithAllSkills) Of<TLanes>(int word)
        where TLanes : struct, ILanes<TLanes>
    {
        ref var first = ref _values[word * 2 * Word];
        return (TLanes.Load(ref first), TLanes.Load(ref Unsafe.Add(ref first, Word)));
    }
}
