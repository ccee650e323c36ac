using System.Numerics;
using System.Runtime.CompilerServices;
using JobAssist.Mobile.Matching.Crowds;
using JobAssist.Mobile.Matching.Lanes;
using JobAssist.Mobile.Matching.Scores;
using JobAssist.Mobile.Matching.Tables;
using JobAssist.Mobile.Matching.Views;

namespace JobAssist.Mobile.Matching.Ranking;

/// <summary>
/// Exact best-C of one worker after another: bounds for all blocks, blocks in falling order of bound, stop when no bound reaches the
/// last of the kept. One per thread; the width of the lanes changes the speed and nothing else.
/// </summary>
internal sealed class Ranker<TLanes>(Market market) : Ranker
    where TLanes : struct, ILanes<TLanes>
{
    // How many points below the highest bound the first sweep reaches; each next one reaches twice as far down.
    private const int FirstSweep = 300;

    // Below every net and above the mark of a block that was scored.
    private const int Nothing = short.MinValue + 1;

    private readonly BlockSums _sums = new();
    private readonly short[] _nets = new short[HomeView.Lanes];
    private HomeView _view = null!;
    private HomePrices? _prices;
    private short[] _living = [];
    private short[]? _loss;
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
        _living = _view.Living[_worker.Living];
        _loss = _worker.Away == AwayColumns.AllYear || _worker.Living == LivingColumns.Plain ? null : _view.Away[_worker.Away].Loss;
        _pay = new(_view, _worker.Living == LivingColumns.Plain ? PaySlope.Flat : market.Pay, _worker.ScoredFloor, _worker.FloorStated);
        _threshold = Nothing;

        var (bound, reach) = (Bounds(), FirstSweep);
        do
        {
            bound = Math.Max(bound - reach, _threshold);
            reach *= 2;
            Sweep((short)bound, best);
        }
        while (bound > _threshold);

        _sums.Close();
        var count = best.IndexOf(0UL);
        return count < 0 ? best.Length : count;
    }

    /// <summary>The bound of every block; returns the highest.</summary>
    private int Bounds()
    {
        var row = _prices is null
            ? _view.Bounds.Of<TLanes>(_worker.Living, _worker.ScoredFloor, _worker.FloorStated)
            : _prices.Bounds<TLanes>(in _worker);
        var highest = TLanes.All(short.MinValue);
        for (var word = 0; word < _view.Words; word++)
        {
            var at = word * 32;
            var own = TLanes.Add(TLanes.Load(_sums.Want, at), TLanes.Load(_sums.Skill, at));
            foreach (var skill in _sums.Rows) own = TLanes.Add(own, TLanes.Load(skill.Most, at));
            own = TLanes.Add(own, PlaceBound(word));
            var total = _prices is null
                ? Worth(TLanes.AddSaturated(TLanes.Load(row, at), own))
                : TLanes.AddSaturated(TLanes.Load(row, at), TLanes.Add(Worth(own), TLanes.All(1)));    // two roundings down may lose a point
            TLanes.Store(total, _sums.Total, at);
            highest = TLanes.Max(highest, total);
        }

        return TLanes.Highest(highest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TLanes PlaceBound(int word)
    {
        var place = TLanes.All(_worker.BasePlace);
        foreach (var wanted in _sums.Destinations)
        {
            if (wanted.Blocks is { } blocks) place = TLanes.Max(place, TLanes.Where(blocks[word], TLanes.All(wanted.Points)));
        }

        return place;
    }

    /// <summary>Scores every block whose bound is at least the given one and that was not scored before.</summary>
    private void Sweep(short bound, Span<ulong> best)
    {
        for (var word = 0; word < _view.Words; word++)
        {
            var reach = TLanes.AtLeast(TLanes.Load(_sums.Total, word * 32), TLanes.All(bound));
            for (; reach != 0; reach &= reach - 1)
            {
                var block = word * 32 + BitOperations.TrailingZeroCount(reach);
                if (_sums.Total[block] < _threshold || _sums.Able[block] == 0) continue;
                ScoreBlock(block, best);
                _sums.Total[block] = short.MinValue;
            }
        }
    }

    private void ScoreBlock(int block, Span<ulong> best)
    {
        BlocksScored++;
        var at = block * HomeView.Lanes;
        var points = _pay.Points(block, out var meets);                                             // gate: the floor
        var able = meets & _sums.Able[block];
        if (able == 0) return;

        points = TLanes.Add(points, TLanes.Load(_living, at));
        points = TLanes.Add(points, WantOf(block));
        points = TLanes.Add(points, PlaceOf(at));
        points = TLanes.Add(points, SkillsOf(block));
        if (_loss is not null) points = TLanes.SubtractSaturated(points, TLanes.Load(_loss, at));

        var net = Worth(points);
        if (_prices is not null) net = _prices.Net(net, at);
        able &= TLanes.AtLeast(net, TLanes.All(_threshold));
        if (able == 0) return;

        TLanes.Store(net, _nets, 0);
        for (; able != 0; able &= able - 1)
        {
            var lane = BitOperations.TrailingZeroCount(able);
            var key = Keep.Key(_nets[lane], _view.Posting[at + lane]);
            if (key <= best[^1]) continue;
            Keep.Insert(best, key);
        }

        if (best[^1] != 0) _threshold = Keep.NetOf(best[^1]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TLanes WantOf(int block)
    {
        // What a block of one occupation can want at most is what each lane wants.
        if (_view.Kind[block] != HomeView.Mixed || _sums.Want[block] == _worker.BaseWant) return TLanes.All(_sums.Want[block]);
        var (want, occupation) = (TLanes.All(_worker.BaseWant), TLanes.Load(_view.Occupation, block * HomeView.Lanes));
        foreach (var range in _sums.Ranges)
            want = TLanes.Max(want, TLanes.WhereWithin(occupation, TLanes.All(range.First), TLanes.All(range.Last), TLanes.All(range.Points)));
        return want;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TLanes PlaceOf(int at)
    {
        var place = TLanes.All(_worker.BasePlace);
        foreach (var wanted in _sums.Destinations)
            place = TLanes.Max(place, TLanes.WhereEqual(TLanes.Load(wanted.Level, at), TLanes.All(wanted.Region), TLanes.All(wanted.Points)));
        return place;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TLanes SkillsOf(int block)
    {
        var gain = TLanes.All(0);
        foreach (var row in _sums.Rows) gain = Gains(gain, row.Gains[block]);
        for (var rare = 0; rare < _sums.RareSkills; rare++) gain = Gains(gain, _sums.FirstGainOf(rare, block));
        return gain;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TLanes Gains(TLanes sum, int from)
    {
        if (from == 0) return sum;
        var gains = _view.Skills.Gains;
        do
        {
            sum = TLanes.Add(sum, TLanes.Where(gains[from].Lanes, TLanes.All(gains[from].Points)));
        }
        while (gains[from++].More);
        return sum;
    }

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
