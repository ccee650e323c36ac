using JobAssist.Mobile.Matching.Lanes;
using JobAssist.Mobile.Matching.Scores;

namespace JobAssist.Mobile.Matching.Views;

/// <summary>
/// For a kind of living and a floor, the most that any lane of each block can give by living, schooling and pay together. Joined in
/// one number they bound far better than apart: the best-paid lane is seldom the best-housed. A row is made when first asked for.
/// </summary>
internal sealed class BoundRows(HomeView view, PaySlope pay, int schoolingMet)
{
    /// <summary>A block without a lane that meets the floor.</summary>
    public const short Empty = short.MinValue;

    private const int BucketYuan = 100;
    private const int Buckets = 160;
    private readonly BlockMosts?[] _rows = new BlockMosts[(LivingColumns.Plain + 1) * Buckets];

    /// <summary>Bound rows hold for every floor of a bucket, because a lower floor never gives less.</summary>
    public BlockMosts Of<TLanes>(int living, int scoredFloor, bool stated)
        where TLanes : struct, ILanes<TLanes>
    {
        var bucket = stated ? 1 + Math.Min(scoredFloor / BucketYuan, Buckets - 2) : 0;
        ref var row = ref _rows[living * Buckets + bucket];
        if (Volatile.Read(ref row) is { } found) return found;

        // Two threads may make the same row; either is right.
        found = Make<TLanes>(living, stated ? (bucket - 1) * BucketYuan : scoredFloor, stated);
        Volatile.Write(ref row, found);
        return found;
    }

    private BlockMosts Make<TLanes>(int living, int floor, bool stated)
        where TLanes : struct, ILanes<TLanes>
    {
        var row = new BlockMosts(view.Blocks);
        var (plain, empty) = (living == LivingColumns.Plain, TLanes.All(Empty));
        var lanes = new PayLanes<TLanes>(plain ? PaySlope.Flat : pay, floor, stated);
        for (var block = 0; block < view.Blocks; block++)
        {
            ref var columns = ref view.Table.Block(block);
            var points = TLanes.Add(TLanes.Add(TLanes.Load(ref BlockTable.Column(ref columns, BlockTable.Living + living)), TLanes.All(plain ? 0 : schoolingMet)), lanes.Points(ref columns, out var part));
            var lacking = plain ? TLanes.All(0) : TLanes.Load(ref view.SkillsLacking[block * HomeView.Lanes]);
            row.Set(block, lanes.WhereMet(ref columns, part, points, empty), lanes.WhereMet(ref columns, part, TLanes.Add(points, lacking), empty));
        }

        return row;
    }
}
