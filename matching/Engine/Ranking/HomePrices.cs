using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using JobAssist.Mobile.Matching.Crowds;
using JobAssist.Mobile.Matching.Lanes;
using JobAssist.Mobile.Matching.Scores;
using JobAssist.Mobile.Matching.Views;

namespace JobAssist.Mobile.Matching.Ranking;

/// <summary>The prices of one view's lanes, and bounds that know them: without, a block of sold-out postings would be scored again and again.</summary>
internal sealed class HomePrices
{
    private const int BucketYuan = 500;
    private const int Buckets = 32;
    private readonly HomeView _view;
    private readonly PaySlope _pay;
    private readonly int _schoolingMet;
    private readonly ConcurrentDictionary<(int Weight, int Bucket, bool Plain), BlockMosts> _rows = new();

    public HomePrices(HomeView view, PaySlope pay, int schoolingMet, int[] prices)
    {
        (_view, _pay, _schoolingMet) = (view, pay, schoolingMet);
        Price = new short[view.Posting.Length];
        for (var n = 0; n < view.Count; n++)
        {
            var price = prices[view.Posting[n]];
            Price[n] = (short)Math.Min(price, short.MaxValue);
            if (price > short.MaxValue) (Rest ??= new short[Price.Length])[n] = (short)Math.Min(price - short.MaxValue, short.MaxValue);
        }
    }

    /// <summary>Points a lane, up to 32,767.</summary>
    public short[] Price { get; }

    /// <summary>What a price is above that; null when none is.</summary>
    public short[]? Rest { get; }

    /// <summary>Worth less price. Saturated, a net too low to be wanted stays too low.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Net<TLanes>(TLanes worth, int at)
        where TLanes : struct, ILanes<TLanes>
    {
        var net = TLanes.SubtractSaturated(worth, TLanes.Load(ref Price[at]));
        return Rest is null ? net : TLanes.SubtractSaturated(net, TLanes.Load(ref Rest[at]));
    }

    /// <summary>The most that any lane can be worth by living and pay, less its price, for the easiest way of living and any floor of the bucket.</summary>
    public BlockMosts Bounds<TLanes>(in PackedWorker worker)
        where TLanes : struct, ILanes<TLanes>
    {
        var (floor, stated, plain) = ((int)worker.ScoredFloor, worker.FloorStated, worker.Living == LivingColumns.Plain);
        var bucket = stated ? Math.Min(floor / BucketYuan, Buckets - 1) : -1;
        if (_rows.TryGetValue((worker.Weight, bucket, plain), out var row)) return row;

        // Two threads may make the same row; either is right.
        return _rows[(worker.Weight, bucket, plain)] = Make<TLanes>(worker.Weight, plain, stated ? bucket * BucketYuan : floor, stated);
    }

    private BlockMosts Make<TLanes>(int weight, bool plain, int floor, bool stated)
        where TLanes : struct, ILanes<TLanes>
    {
        var (row, empty) = (new BlockMosts(_view.Blocks), TLanes.All(BoundRows.Empty));
        var pay = new PayLanes<TLanes>(plain ? PaySlope.Flat : _pay, floor, stated);
        var living = BlockTable.Living + (plain ? LivingColumns.Plain : LivingColumns.Easiest);
        for (var block = 0; block < _view.Blocks; block++)
        {
            var at = block * HomeView.Lanes;
            ref var columns = ref _view.Table.Block(block);
            var points = TLanes.Add(TLanes.Add(TLanes.Load(ref BlockTable.Column(ref columns, living)), TLanes.All(plain ? 0 : _schoolingMet)), pay.Points(ref columns, out var part));
            var lacking = plain ? TLanes.All(0) : TLanes.Load(ref _view.SkillsLacking[at]);
            var without = Net(Crowd.Worth(points, weight), at);
            var withAll = Net(Crowd.Worth(TLanes.Add(points, lacking), weight), at);
            row.Set(block, pay.WhereMet(ref columns, part, without, empty), pay.WhereMet(ref columns, part, withAll, empty));
        }

        return row;
    }
}
