using System.Runtime.CompilerServices;
using JobAssist.Mobile.Matching.Lanes;

namespace JobAssist.Mobile.Matching.Views;

/// <summary>
/// Sixteen bits for each lane and column. The columns of a block lie one behind the other: whoever scores a block reads one piece of
/// memory, not one piece of every column.
/// </summary>
internal sealed class BlockTable
{
    /// <summary>A posting's share of a full week, as <see cref="Tables.PostingColumns.HoursShare"/>.</summary>
    public const int HoursShare = 0;

    /// <summary>Yuan a month that are sure, less bed and meals.</summary>
    public const int InHandYuan = 1;

    /// <summary>The upper end of the pay; −1 in an empty lane, so that no floor lets it pass.</summary>
    public const int MostYuan = 2;

    /// <summary>The schooling asked for.</summary>
    public const int Schooling = 3;

    /// <summary>The first of the columns of <see cref="LivingColumns"/>.</summary>
    public const int Living = 4;

    // Those of SeasonColumns.
    public const int TakeUp = Living + LivingColumns.Count, Worked = TakeUp + 1, EachMonth = TakeUp + 2, RestOfMonths = TakeUp + 3;

    /// <summary>The number of the place's province; the smaller regions of the path follow.</summary>
    public const int Level = TakeUp + 4;

    private readonly LaneRow _lanes;

    public BlockTable(int blocks, int depths)
    {
        Stride = (Level + depths) * HomeView.Lanes;
        _lanes = new LaneRow(blocks * Stride);
    }

    /// <summary>Values from one block to the next.</summary>
    public int Stride { get; }

    /// <summary>The first column of a block, for <see cref="Column"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref short Block(int block) => ref _lanes[block * Stride];

    /// <summary>The lanes of a column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref short Column(ref short block, int column) => ref Unsafe.Add(ref block, column * HomeView.Lanes);

    public void Set(int lane, int column, int value) => Unsafe.Add(ref Column(ref Block(lane / HomeView.Lanes), column), lane % HomeView.Lanes) = unchecked((short)value);
}
