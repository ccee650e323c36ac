using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using JobAssist.Mobile.Matching.Lanes;

namespace JobAssist.Mobile.Matching.Views;

/// <summary>
/// A skill key that gains in many blocks, as places in its <see cref="SkillBlocks"/>: by block the most that any lane
/// gains, and by block where its packed row begins, in pairs of values behind <paramref name="Rows"/>.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct FrequentSkill(int Most, int Pairs, int Rows);

/// <summary>
/// What each skill key gains in each block of a view. All of one key lies together, because a worker reads few keys and of a rare one
/// everything: a handful of cache lines. A rare key is a chain of links, each a block, the most that any lane gains, and a packed row for
/// <c>ILanes.Unpack</c>; a frequent key is a <see cref="FrequentSkill"/>, of which only the blocks that are scored are read.
/// </summary>
internal sealed class SkillBlocks(LaneRow lanes, int[] found, FrequentSkill[] frequent)
{
    /// <summary>The block of the link that ends a chain.</summary>
    public const int End = ushort.MaxValue;

    /// <summary>Values of a link before its packed row.</summary>
    public const int RowOfLink = 2;

    /// <summary>What <see cref="Find"/> says of a key that gains nothing here.</summary>
    public const int Nowhere = int.MaxValue;

    /// <summary>The value at a place that <see cref="Find"/> or a <see cref="FrequentSkill"/> names.</summary>
    public ref short this[int at]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref lanes[at];
    }

    public ReadOnlySpan<FrequentSkill> Frequent => frequent;

    /// <summary>Where the chain of a rare key begins, the complement of a frequent one's number, or <see cref="Nowhere"/>.</summary>
    public int Find(int key) => found[key];

    /// <summary>The block of a link, or <see cref="End"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int BlockOf(ref short link) => (ushort)link;

    /// <summary>The most that any lane gains in the block of a link.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static short MostOf(ref short link) => Unsafe.Add(ref link, 1);

    /// <summary>The packed row of a link.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref short RowOf(ref short link) => ref Unsafe.Add(ref link, RowOfLink);

    /// <summary>The link after this one: its packed row is two values of mask and one for each lane of the mask.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref short Next(ref short link) =>
        ref Unsafe.Add(ref link, RowOfLink + 2 + BitOperations.PopCount(Unsafe.ReadUnaligned<uint>(ref Unsafe.As<short, byte>(ref RowOf(ref link)))));

    /// <summary>Where the packed row of a frequent key in a block begins, behind the <paramref name="first"/> value of all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref short RowOf(ref short first, in FrequentSkill skill, int block) =>
        ref Unsafe.Add(ref first, skill.Rows + 2 * (ushort)Unsafe.Add(ref first, skill.Pairs + block));
}
