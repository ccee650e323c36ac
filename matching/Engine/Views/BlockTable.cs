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

    private readonly int _columns;
    private readonly LaneRow _lanes;

    public BlockTable(int blocks, int depths)
    {
        _columns = Level + depths;
        _lanes = new LaneRow(blocks * _columns * HomeView.Lanes);
    }

    public short[] Values => _lanes.Values;

    /// <summary>Where the lanes of a block's column begin.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int At(int block, int column) => _lanes.At((block * _columns + column) * HomeView.Lanes);

    public void Set(int lane, int column, int value) => Values[At(lane / HomeView.Lanes, column) + lane % HomeView.Lanes] = unchecked((short)value);
}
