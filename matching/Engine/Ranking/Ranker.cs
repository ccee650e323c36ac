using System.Numerics;
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
    // How many points below the highest bound the first sweep reaches; until enough is found, each next one reaches twice as far down.
    private const int FirstSweep = 900;

    // Below every net and above the mark of a block that was scored.
    private const int Nothing = short.MinValue + 1;

    private readonly BlockSums<TLanes> _sums = new();
    private int[] _chosen = [];
    private uint[] _able = [];
    private LaneRow _nets = new(0);
    private HomeView _view = null!;
    private HomePrices? _prices;
    private bool _plain;
    private int _living, _schoolingMet;
    private PayLanes<TLanes> _pay;
    private PackedWorker _worker;
    private int _threshold;

    public override int Rank(Crowd crowd, int index, CrowdPrices? prices, Span<ulong> best)
    {
        best.Clear();
        _worker = crowd[index];
        if (_worker.Closed.HasFlag(Closed.Everything)) return 0;

        _view = crowd.Homes[_worker.Home];
        _prices = prices?.Of(_worker.Home);
        _sums.Open(crowd, _view, in _worker);
        _plain = _worker.Living == LivingColumns.Plain;
        _living = BlockTable.Living + _worker.Living;
        _schoolingMet = _plain ? 0 : market.Weights.SchoolingMet;
        _pay = new(_view, _plain ? PaySlope.Flat : market.Pay, _worker.ScoredFloor, _worker.FloorStated);
        _threshold = Nothing;
        if (_chosen.Length < _view.Blocks) (_chosen, _able, _nets) = (new int[_view.Blocks], new uint[_view.Blocks], new LaneRow(_view.Posting.Length));

        var (bound, reach) = (Bounds(), FirstSweep);
        do
        {
            bound = Math.Max(bound - reach, _threshold);
            reach *= 2;
            var left = Sift(Choose((short)bound));
            if (_threshold == Nothing) _threshold = LowestNeeded(left, best.Length);
            for (var n = 0; n < left; n++) KeepBest(n, best);
        }
        while (bound > _threshold);

        _sums.Close();
        var count = best.IndexOf(0UL);
        return count < 0 ? best.Length : count;
    }

    /// <summary>The bound of every block; returns the highest.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Bounds()
    {
        var most = _prices is null
            ? _view.Bounds.Of<TLanes>(_worker.Living, _worker.ScoredFloor, _worker.FloorStated)
            : _prices.Bounds<TLanes>(in _worker);
        var highest = TLanes.All(short.MinValue);
        for (var word = 0; word < _view.Words; word++)
        {
            var at = word * 32;
            var own = TLanes.Add(TLanes.Add(TLanes.Load(_sums.OwnMost.Values, _sums.OwnMost.At(at)), TLanes.All(_worker.BaseWant)), PlaceBound(word));
            foreach (var row in _sums.Rows) own = TLanes.Add(own, TLanes.Load(row.Most, at));
            var total = _prices is null
                ? Worth(TLanes.AddSaturated(TLanes.Load(most, at), own))
                : TLanes.AddSaturated(TLanes.Load(most, at), TLanes.Add(Worth(own), TLanes.All(1)));    // two roundings down may lose a point
            TLanes.Store(total, _sums.Total.Values, _sums.Total.At(at));
            highest = TLanes.Max(highest, total);
        }

        return TLanes.Highest(highest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TLanes PlaceBound(int word)
    {
        var place = TLanes.All(_worker.BasePlace);
        foreach (ref readonly var wanted in _sums.Destinations)
        {
            if (wanted.Blocks is { } blocks) place = TLanes.Max(place, TLanes.Where(blocks[word], TLanes.All(wanted.Points)));
        }

        return place;
    }

    /// <summary>Lists the blocks whose bound is at least the given one and that were not listed before.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Choose(short bound)
    {
        var (count, total) = (0, _sums.Total.Values);
        for (var word = 0; word < _view.Words; word++)
        {
            var reach = TLanes.AtLeast(TLanes.Load(total, _sums.Total.At(word * 32)), TLanes.All(bound));
            for (; reach != 0; reach &= reach - 1)
            {
                var block = word * 32 + BitOperations.TrailingZeroCount(reach);
                total[_sums.Total.At(block)] = short.MinValue;
                _chosen[count] = block;
                count += _sums.Able[block] == 0 ? 0 : 1;
            }
        }

        BlocksScored += count;
        return count;
    }

    /// <summary>
    /// Scores the chosen blocks and lists those with a lane that passes the gates and reaches the last of the kept. No branch depends
    /// on the data, so that the processor runs ahead.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Sift(int chosen)
    {
        var (left, threshold) = (0, TLanes.All(_threshold));
        for (var n = 0; n < chosen; n++)
        {
            var block = _chosen[n];
            var net = Net(Points(block, out var able), block * HomeView.Lanes);
            able &= TLanes.AtLeast(net, threshold);
            TLanes.Store(net, _nets.Values, _nets.At(left * HomeView.Lanes));
            (_chosen[left], _able[left]) = (block, able);
            left += able == 0 ? 0 : 1;
        }

        return left;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TLanes Points(int block, out uint able)
    {
        var (table, values) = (_view.Table, _view.Table.Values);
        var points = TLanes.Add(_pay.Points(block, out var meets), TLanes.Load(values, table.At(block, _living)));      // gate: the floor
        points = TLanes.Add(points, TLanes.Add(TLanes.Load(_sums.Own.Values, _sums.Own.At(block * HomeView.Lanes)), TLanes.All(_worker.BaseWant)));
        points = TLanes.Add(points, PlaceOf(block));
        points = TLanes.Add(points, TLanes.WhereAtLeast(TLanes.All(_worker.Schooling), TLanes.Load(values, table.At(block, BlockTable.Schooling)), TLanes.All(_schoolingMet)));
        foreach (var row in _sums.Rows) points = TLanes.Add(points, TLanes.Unpack(_view.Skills.Gains, row.Gains[block]));
        able = meets & _sums.Able[block];
        if (_worker.Months != SeasonColumns.AllYear)
        {
            able &= SeasonColumns.TakenUp<TLanes>(table, block, _worker.Months);                                        // gate: the season
            if (!_plain) points = TLanes.SubtractSaturated(points, SeasonColumns.Loss<TLanes>(table, block, _worker.Months, market.Weights.SeasonFull));
        }

        return points;
    }

    /// <summary>
    /// A net that at least so many of the sifted postings reach, found from the best of each lane before anything is kept: what is
    /// worse need not be put into the list only to fall out again.
    /// </summary>
    private int LowestNeeded(int sifted, int count)
    {
        if (count > HomeView.Lanes) return Nothing;
        var best = TLanes.All(Nothing);
        for (var n = 0; n < sifted; n++)
        {
            var net = TLanes.Load(_nets.Values, _nets.At(n * HomeView.Lanes));
            best = TLanes.Max(best, TLanes.Add(TLanes.Where(_able[n], net), TLanes.Where(~_able[n], TLanes.All(Nothing))));
        }

        // The highest value that enough lanes reach, one bit after the other.
        var lowest = Nothing;
        for (var bit = 1 << 15; bit > 0; bit >>= 1)
        {
            var higher = lowest + bit;
            if (higher <= short.MaxValue && BitOperations.PopCount(TLanes.AtLeast(best, TLanes.All(higher))) >= count) lowest = higher;
        }

        return lowest;
    }

    /// <summary>Keeps the best lanes of a sifted block.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void KeepBest(int sifted, Span<ulong> best)
    {
        var at = _nets.At(sifted * HomeView.Lanes);
        var nets = _nets.Values.AsSpan(at, HomeView.Lanes);
        var postings = _view.Posting.AsSpan(_chosen[sifted] * HomeView.Lanes, HomeView.Lanes);
        var able = _able[sifted] & TLanes.AtLeast(TLanes.Load(_nets.Values, at), TLanes.All(_threshold));
        for (; able != 0; able &= able - 1)
        {
            var lane = BitOperations.TrailingZeroCount(able);
            var key = Keep.Key(nets[lane], postings[lane]);
            if (key > best[^1]) Keep.Insert(best, key);
        }

        if (best[^1] != 0) _threshold = Keep.NetOf(best[^1]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TLanes PlaceOf(int block)
    {
        var place = TLanes.All(_worker.BasePlace);
        foreach (ref readonly var wanted in _sums.Destinations)
            place = TLanes.Max(place, TLanes.WhereEqual(TLanes.Load(_view.Table.Values, _view.Table.At(block, wanted.Column)), TLanes.All(wanted.Region), TLanes.All(wanted.Points)));
        return place;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TLanes Net(TLanes points, int at) => _prices is null ? Worth(points) : _prices.Net(Worth(points), at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TLanes Worth(TLanes points) => _worker.Weight == Crowd.WeightOne
        ? points
        : TLanes.MultiplyHigh(TLanes.MultiplyLow(TLanes.Max(points, TLanes.All(0)), TLanes.All(4)), TLanes.All(_worker.Weight));
}

/// <summary>A ranker of any width.</summary>
internal abstract class Ranker
{
    /// <summary>Blocks whose lanes were scored so far: the work that the bounds did not save, the same on every machine.</summary>
    public long BlocksScored { get; protected set; }

    /// <summary>Fills the keys of the worker's best, best first, and returns how many there are.</summary>
    public abstract int Rank(Crowd crowd, int index, CrowdPrices? prices, Span<ulong> best);

    public static Ranker Of(Market market, VectorWidth width) => width switch
    {
        VectorWidth.Bits512 => new Ranker<Lanes512>(market),
        VectorWidth.Bits256 => new Ranker<Lanes256>(market),
        VectorWidth.Plain => new Ranker<PlainLanes>(market),
        _ => Of(market, Lanes512.IsSupported ? VectorWidth.Bits512 : Lanes256.IsSupported ? VectorWidth.Bits256 : VectorWidth.Plain),
    };
}
