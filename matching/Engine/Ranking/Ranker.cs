using System.Runtime.CompilerServices;
using JobAssist.Mobile.Matching.Crowds;
using JobAssist.Mobile.Matching.Lanes;
using JobAssist.Mobile.Matching.Scores;
using JobAssist.Mobile.Matching.Tables;
using JobAssist.Mobile.Matching.Views;

namespace JobAssist.Mobile.Matching.Ranking;

/// <summary>
/// Exact best-C of one worker after another: bounds for all blocks, sweeps over the blocks from the highest bound down, stop when no bound
/// reaches the last of the kept. One per thread; the width of the lanes changes the speed and nothing else.
/// </summary>
internal sealed class Ranker<TLanes>(Market market) : Ranker
    where TLanes : struct, ILanes<TLanes>
{
    // How many points below the highest bound the first sweep reaches. Each next one reaches half as far again, and most of the way to the
    // last of the kept: in small steps few blocks are scored that a better list would have spared, in large ones few steps are taken.
    private const int FirstSweep = 900;

    private readonly BlockSums<TLanes> _sums = new();
    private readonly Shortlist<TLanes> _list = new();
    private HomeView _view = null!;
    private HomePrices? _prices;
    private bool _plain;
    private int _living, _schoolingMet;
    private PayLanes<TLanes> _pay;
    private PackedWorker _worker;

    public override int Rank(Crowd crowd, int index, CrowdPrices? prices, Span<ulong> best)
    {
        _worker = crowd[index];
        if (_worker.Closed.HasFlag(Closed.Everything)) return 0;

        _view = crowd.Homes[_worker.Home];
        _prices = prices?.Of(_worker.Home);
        _sums.Begin(crowd, _view, in _worker);
        _list.Begin(_view, best.Length);
        _plain = _worker.Living == LivingColumns.Plain;
        _living = BlockTable.Living + _worker.Living;
        _schoolingMet = _plain ? 0 : market.Weights.SchoolingMet;
        _pay = new(_plain ? PaySlope.Flat : market.Pay, _worker.ScoredFloor, _worker.FloorStated);

        var (bound, reach) = (Bounds(), FirstSweep);
        do
        {
            bound = Math.Max(bound - reach, _list.Threshold);
            _list.Take(Sift(Choose((short)bound)), best);
            reach = Math.Max(reach * 3 / 2, _list.IsFull ? (bound - _list.Threshold) * 3 / 5 : 0);
        }
        while (bound > _list.Threshold);

        _sums.End();
        return _list.Kept;
    }

    /// <summary>The bound of every block; returns the highest.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Bounds()
    {
        var most = _prices is null
            ? _view.Bounds.Of<TLanes>(_worker.Living, _worker.ScoredFloor, _worker.FloorStated)
            : _prices.Bounds<TLanes>(in _worker);
        var (highest, baseWant, basePlace, mostGain) = (TLanes.All(short.MinValue), TLanes.All(_worker.BaseWant), TLanes.All(_worker.BasePlace), TLanes.All(market.Weights.SkillsFull));
        for (var word = 0; word < _view.Words; word++)
        {
            var (at, place) = (word * 32, basePlace);
            foreach (ref readonly var wanted in _sums.Destinations) place = TLanes.MaxWhere(wanted.Blocks[word], place, TLanes.All(wanted.Points));
            var own = TLanes.Add(TLanes.Add(_sums.TakeMost(word, out var gains), baseWant), place);
            foreach (ref readonly var skill in _sums.Frequent) gains = TLanes.AddSaturated(gains, TLanes.Load(ref _view.Skills[skill.Most + at]));
            var (without, withAll) = most.Of<TLanes>(word);
            var total = TLanes.Min(TLanes.AddSaturated(without, Brought(TLanes.Add(own, TLanes.Min(gains, mostGain)))), TLanes.AddSaturated(withAll, Brought(own)));
            if (_prices is null) total = Worth(total);
            TLanes.Store(total, ref _sums.Total[at]);
            highest = TLanes.Max(highest, total);
        }

        return TLanes.Highest(highest);
    }

    /// <summary>Lists the blocks whose bound is at least the given one, that are open and that were not listed before.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Choose(short bound)
    {
        var (count, least, listed) = (0, TLanes.All(bound), TLanes.All(short.MinValue));
        var open = _sums.Open.Blocks;
        ref var blocks = ref _list.Blocks[0];
        for (var word = 0; word < _view.Words; word++)
        {
            ref var total = ref _sums.Total[word * 32];
            var bounds = TLanes.Load(ref total);
            TLanes.Store(TLanes.WhereAtLeast(bounds, least, listed, bounds), ref total);
            count += TLanes.List(TLanes.AtLeast(bounds, least) & open[word], word * 32, ref Unsafe.Add(ref blocks, count));
        }

        BlocksScored += count;
        return count;
    }

    /// <summary>
    /// Scores the chosen blocks and lists those with a lane that passes the gates and reaches the last of the kept; returns how many.
    /// No branch depends on the data, so that the processor runs ahead.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Sift(int chosen)
    {
        var (left, pay, months, stride) = (0, _pay, _worker.Months, _view.Table.Stride);
        var (least, nothing, bestOfLane, secondOfLane) = (TLanes.All(_list.Threshold), TLanes.All(Shortlist<TLanes>.Nothing), _list.BestOfLane, _list.SecondOfLane);
        var (baseWant, basePlace, schooling, schoolingMet) = (TLanes.All(_worker.BaseWant), TLanes.All(_worker.BasePlace), TLanes.All(_worker.Schooling), TLanes.All(_schoolingMet));
        var destinations = _sums.Destinations;
        var frequent = _sums.Frequent;
        var living = _living * HomeView.Lanes;
        ref var skills = ref _view.Skills[0];
        ref var open = ref _sums.Open.Lanes[0];
        ref var table = ref _view.Table.Block(0);
        ref var own = ref _sums.Own[0];
        ref var nets = ref _list.Nets[0];
        ref var blocks = ref _list.Blocks[0];
        for (var n = 0; n < chosen; n++)
        {
            int block = Unsafe.Add(ref blocks, n);
            ref var columns = ref Unsafe.Add(ref table, block * stride);
            var points = TLanes.Add(pay.Points(ref columns, out var part), TLanes.Load(ref Unsafe.Add(ref columns, living)));
            points = TLanes.Add(points, TLanes.Add(TLanes.Load(ref Unsafe.Add(ref own, block * HomeView.Lanes)), baseWant));
            var place = basePlace;
            foreach (ref readonly var wanted in destinations)
                place = TLanes.MaxWhereEqual(TLanes.Load(ref BlockTable.Column(ref columns, wanted.Column)), TLanes.All(wanted.Region), place, TLanes.All(wanted.Points));
            points = TLanes.Add(points, place);
            points = TLanes.AddWhereAtLeast(schooling, TLanes.Load(ref BlockTable.Column(ref columns, BlockTable.Schooling)), points, schoolingMet);
            foreach (ref readonly var skill in frequent) points = TLanes.Add(points, TLanes.Unpack(ref SkillBlocks.RowOf(ref skills, in skill, block)));
            if (months != SeasonColumns.AllYear && !_plain) points = TLanes.SubtractSaturated(points, SeasonColumns.Loss<TLanes>(ref columns, months, market.Weights.SeasonFull));

            var net = _prices is null ? Worth(points) : _prices.Net(Worth(points), block * HomeView.Lanes);
            net = TLanes.Where(Unsafe.Add(ref open, block), net, nothing);
            net = pay.WhereMet(ref columns, part, net, nothing);                                                                     // gate: the floor
            if (months != SeasonColumns.AllYear) net = SeasonColumns.WhereTakenUp(ref columns, months, net, nothing);                // gate: the season
            secondOfLane = TLanes.Max(secondOfLane, TLanes.Min(bestOfLane, net));
            bestOfLane = TLanes.Max(bestOfLane, net);
            TLanes.Store(net, ref Unsafe.Add(ref nets, left * HomeView.Lanes));
            Unsafe.Add(ref blocks, left) = (ushort)block;
            left += TLanes.AtLeast(net, least) == 0 ? 0 : 1;
        }

        (_list.BestOfLane, _list.SecondOfLane) = (bestOfLane, secondOfLane);
        return left;
    }

    // What a worker adds to a bound that is less the price already: rounded down twice, worth may lose a point.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TLanes Brought(TLanes points) => _prices is null ? points : TLanes.Add(Worth(points), TLanes.All(1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TLanes Worth(TLanes points) => Crowd.Worth(points, _worker.Weight);
}

/// <summary>A ranker of any width.</summary>
internal abstract class Ranker
{
    /// <summary>Blocks whose lanes were scored so far: the work that the bounds did not save, the same on every machine.</summary>
    public long BlocksScored { get; protected set; }

    /// <summary>Writes the keys of the worker's best, best first, and returns how many there are; what lies behind them means nothing.</summary>
    public abstract int Rank(Crowd crowd, int index, CrowdPrices? prices, Span<ulong> best);

    public static Ranker Of(Market market, VectorWidth width) => width switch
    {
        VectorWidth.Bits512 => new Ranker<Lanes512>(market),
        VectorWidth.Bits256 => new Ranker<Lanes256>(market),
        VectorWidth.Plain => new Ranker<PlainLanes>(market),
        _ => Of(market, Lanes512.IsSupported ? VectorWidth.Bits512 : Lanes256.IsSupported ? VectorWidth.Bits256 : VectorWidth.Plain),
    };
}
