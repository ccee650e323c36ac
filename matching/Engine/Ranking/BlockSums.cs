using System.Runtime.InteropServices;
using JobAssist.Mobile.Matching.Crowds;
using JobAssist.Mobile.Matching.Tables;
using JobAssist.Mobile.Matching.Views;

namespace JobAssist.Mobile.Matching.Ranking;

/// <summary>A wished destination in one view.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Destination(short[] Level, short Region, short Points, uint[]? Blocks);

/// <summary>What one worker brings to each block of a view, before a lane is looked at. Kept from worker to worker and wiped by what was written.</summary>
internal sealed class BlockSums
{
    private readonly List<Destination> _destinations = [];
    private readonly List<WishRange> _ranges = [];
    private readonly List<int> _rare = [];
    private readonly List<SkillRows> _rows = [];
    private int[] _firstGain = [];
    private HomeView _view = null!;
    private (HomeView View, Closed Closed, int[] Papers, int Away) _gates;

    /// <summary>The most that wanted work gives in the block; what every lane gives where the block is of one occupation.</summary>
    public short[] Want { get; private set; } = [];

    /// <summary>The most that rare skills gain in the block.</summary>
    public short[] Skill { get; private set; } = [];

    /// <summary>The bound of the block; the ranker fills it.</summary>
    public short[] Total { get; private set; } = [];

    /// <summary>Lanes that pass every gate but the floor.</summary>
    public uint[] Able { get; private set; } = [];

    public ReadOnlySpan<Destination> Destinations => CollectionsMarshal.AsSpan(_destinations);
    public ReadOnlySpan<WishRange> Ranges => CollectionsMarshal.AsSpan(_ranges);

    /// <summary>Rows of the frequent skills that are held.</summary>
    public ReadOnlySpan<SkillRows> Rows => CollectionsMarshal.AsSpan(_rows);

    /// <summary>How many rare skills are held.</summary>
    public int RareSkills => _rare.Count;

    /// <summary>Where the gains of a rare skill in a block begin; 0 when it has none there.</summary>
    public int FirstGainOf(int rare, int block) => _firstGain[rare * Want.Length + block];

    public void Open(Crowd crowd, HomeView view, in PackedWorker worker)
    {
        Room(view);
        _view = view;
        var items = crowd.ItemsOf(in worker);
        Wishes(crowd.Market, items[..worker.Wishes], worker.BaseWant);
        Places(crowd.Market, items.Slice(worker.Wishes, worker.Destinations));
        Skills(items[^worker.Skills..]);
        Gates(crowd, in worker);
    }

    /// <summary>Wipes what rare skills wrote; the rest is overwritten by the next worker.</summary>
    public void Close()
    {
        for (var n = 0; n < _rare.Count; n++)
        {
            foreach (ref readonly var block in BlocksOf(_rare[n]))
            {
                Skill[block.Block] = 0;
                _firstGain[n * Want.Length + block.Block] = 0;
            }
        }
    }

    private void Room(HomeView view)
    {
        if (Want.Length < view.Blocks)
        {
            (Want, Skill, Total, Able) = (new short[view.Blocks], new short[view.Blocks], new short[view.Blocks], new uint[view.Blocks]);
            (_firstGain, _gates) = ([], default);
        }
    }

    private void Wishes(Market market, ReadOnlySpan<int> wishes, short baseWant)
    {
        _ranges.Clear();
        Want.AsSpan(0, _view.Blocks).Fill(baseWant);
        foreach (var wish in wishes)
        {
            foreach (var range in market.Wishes[wish])
            {
                var (first, end) = (_view.Start[range.First], _view.Start[range.Last + 1]);
                if (first == end || range.Points <= baseWant) continue;
                _ranges.Add(range);
                for (var block = first / HomeView.Lanes; block <= (end - 1) / HomeView.Lanes; block++) Want[block] = Math.Max(Want[block], range.Points);
            }
        }
    }

    private void Places(Market market, ReadOnlySpan<int> destinations)
    {
        _destinations.Clear();
        foreach (var item in destinations)
        {
            var region = item >> 16;
            _destinations.Add(new(_view.Level[market.Levels.DepthOf(region)], unchecked((short)region), (short)item, _view.Regions[region]));
        }
    }

    private void Skills(ReadOnlySpan<int> keys)
    {
        _rare.Clear();
        _rows.Clear();
        foreach (var key in keys)
        {
            if (_view.Skills.Rows[key] is { } row) _rows.Add(row);
            else _rare.Add(key);
        }

        if (_firstGain.Length < _rare.Count * Want.Length) _firstGain = new int[_rare.Count * Want.Length];
        for (var n = 0; n < _rare.Count; n++)
        {
            foreach (ref readonly var block in BlocksOf(_rare[n]))
            {
                Skill[block.Block] += block.Most;
                _firstGain[n * Want.Length + block.Block] = block.Gains;
            }
        }
    }

    private ReadOnlySpan<SkillBlock> BlocksOf(int key) =>
        _view.Skills.Blocks.AsSpan(_view.Skills.Start[key], _view.Skills.Start[key + 1] - _view.Skills.Start[key]);

    private void Gates(Crowd crowd, in PackedWorker worker)
    {
        var gates = (_view, worker.Closed, crowd.PaperSets[worker.PaperSet], (int)worker.Away);
        if (_gates == gates) return;
        _gates = gates;

        var masks = _view.Gates;
        var able = Able.AsSpan(0, _view.Blocks);
        masks.NoPapers.AsSpan().CopyTo(able);
        foreach (var set in crowd.PaperSets[worker.PaperSet])
        {
            for (var at = masks.PaperStart[set]; at < masks.PaperStart[set + 1]; at++) able[masks.Paper[at].Block] |= masks.Paper[at].Lanes;
        }

        Close(Closed.NightWork, masks.DayWork, worker.Closed, able);
        Close(Closed.Apart, masks.Together, worker.Closed, able);
        Close(Closed.TargetGroupDays, masks.ForAll, worker.Closed, able);
        Close(Closed.OutsideCounty, masks.InCounty, worker.Closed, able);
        Close(Closed.JuvenileList, masks.Juvenile, worker.Closed, able);
        Close(Closed.StatutoryList, masks.Statutory, worker.Closed, able);
        if (worker.Away != AwayColumns.AllYear) And(able, _view.Away[worker.Away].Passes);
    }

    private static void Close(Closed gate, uint[] passes, Closed closed, Span<uint> able)
    {
        if (closed.HasFlag(gate)) And(able, passes);
    }

    private static void And(Span<uint> able, uint[] passes)
    {
        for (var block = 0; block < able.Length; block++) able[block] &= passes[block];
    }
}
