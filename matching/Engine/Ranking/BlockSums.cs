using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using JobAssist.Mobile.Matching.Crowds;
using JobAssist.Mobile.Matching.Lanes;
using JobAssist.Mobile.Matching.Tables;
using JobAssist.Mobile.Matching.Views;

namespace JobAssist.Mobile.Matching.Ranking;

/// <summary>A wished destination in one view.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Destination(short[] Level, short Region, short Points, uint[]? Blocks);

/// <summary>What one worker brings to each block of a view, before a lane is looked at. Kept from worker to worker and wiped by what was written.</summary>
internal sealed class BlockSums<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly List<Destination> _destinations = [];
    private readonly List<WantedKind> _wanted = [];
    private readonly List<GainRow> _rows = [];
    private readonly List<(int Key, GainRow Row)> _rare = [];
    private readonly List<GainRow> _spare = [];
    private HomeView _view = null!;
    private (HomeView View, Closed Closed, int[] Papers) _gates;

    /// <summary>The most that wanted work gives in the block.</summary>
    public short[] Want { get; private set; } = [];

    /// <summary>What wished work gives each lane; 0 where nothing is wished, and the least that the worker gives all work then holds.</summary>
    public short[] Wished { get; private set; } = [];

    /// <summary>The most that held skills gain in the block; the ranker fills it.</summary>
    public short[] Skill { get; private set; } = [];

    /// <summary>The bound of the block; the ranker fills it.</summary>
    public short[] Total { get; private set; } = [];

    /// <summary>Lanes that pass every gate but the floor and the season.</summary>
    public uint[] Able { get; private set; } = [];

    public ReadOnlySpan<Destination> Destinations => CollectionsMarshal.AsSpan(_destinations);

    /// <summary>One row for each held skill.</summary>
    public ReadOnlySpan<GainRow> Rows => CollectionsMarshal.AsSpan(_rows);

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

    /// <summary>Wipes what wishes and rare skills wrote; the rest is overwritten by the next worker.</summary>
    public void Close()
    {
        foreach (var wanted in _wanted)
        {
            foreach (ref readonly var of in _view.Work[wanted.Kind]) TLanes.Store(TLanes.All(0), Wished, of.Block * HomeView.Lanes);
        }

        _wanted.Clear();
        foreach (var (key, row) in _rare)
        {
            foreach (ref readonly var block in BlocksOf(key)) (row.Most[block.Block], row.Gains[block.Block]) = (0, 0);
            _spare.Add(row);
        }

        _rare.Clear();
    }

    private void Room(HomeView view)
    {
        if (Want.Length < view.Blocks)
        {
            (Want, Wished, Skill, Total, Able, _gates) = (new short[view.Blocks], new short[view.Posting.Length], new short[view.Blocks], new short[view.Blocks], new uint[view.Blocks], default);
            _spare.Clear();
        }
    }

    private void Wishes(Market market, ReadOnlySpan<int> wishes, short baseWant)
    {
        Want.AsSpan(0, _view.Blocks).Fill(baseWant);
        foreach (var wish in wishes)
        {
            foreach (var wanted in market.Wishes[wish])
            {
                if (wanted.Points <= baseWant) continue;
                _wanted.Add(wanted);
                foreach (ref readonly var of in _view.Work[wanted.Kind]) Wish(of, wanted.Points);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Wish(in BlockLanes of, short points)
    {
        var at = of.Block * HomeView.Lanes;
        TLanes.Store(TLanes.Max(TLanes.Load(Wished, at), TLanes.Where(of.Lanes, TLanes.All(points))), Wished, at);
        Want[of.Block] = Math.Max(Want[of.Block], points);
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
        _rows.Clear();
        foreach (var key in keys) _rows.Add(_view.Skills.Rows[key] ?? Spread(key));
    }

    // A rare skill lies in few blocks: its row is written for this worker and wiped behind him.
    private GainRow Spread(int key)
    {
        var row = _spare.Count > 0 ? _spare[^1] : new GainRow(new short[Want.Length], new int[Want.Length]);
        if (_spare.Count > 0) _spare.RemoveAt(_spare.Count - 1);
        foreach (ref readonly var block in BlocksOf(key)) (row.Most[block.Block], row.Gains[block.Block]) = (block.Most, block.Gains);
        _rare.Add((key, row));
        return row;
    }

    private ReadOnlySpan<SkillBlock> BlocksOf(int key) =>
        _view.Skills.Blocks.AsSpan(_view.Skills.Start[key], _view.Skills.Start[key + 1] - _view.Skills.Start[key]);

    private void Gates(Crowd crowd, in PackedWorker worker)
    {
        var gates = (_view, worker.Closed, crowd.PaperSets[worker.PaperSet]);
        if (_gates == gates) return;
        _gates = gates;

        var masks = _view.Gates;
        var able = Able.AsSpan(0, _view.Blocks);
        masks.NoPapers.AsSpan().CopyTo(able);
        foreach (var set in crowd.PaperSets[worker.PaperSet])
        {
            foreach (ref readonly var of in masks.Papers[set]) able[of.Block] |= of.Lanes;
        }

        Close(Closed.NightWork, masks.DayWork, worker.Closed, able);
        Close(Closed.Apart, masks.Together, worker.Closed, able);
        Close(Closed.TargetGroupDays, masks.ForAll, worker.Closed, able);
        Close(Closed.OutsideCounty, masks.InCounty, worker.Closed, able);
        Close(Closed.JuvenileList, masks.Juvenile, worker.Closed, able);
        Close(Closed.StatutoryList, masks.Statutory, worker.Closed, able);
    }

    private static void Close(Closed gate, uint[] passes, Closed closed, Span<uint> able)
    {
        if (closed.HasFlag(gate)) And(able, passes);
    }

    private static void And(Span<uint> able, uint[] passes)
    {
        for (var block = 0; block < able.Length; block += Vector256<uint>.Count)
            (Vector256.LoadUnsafe(ref able[block]) & Vector256.LoadUnsafe(ref passes[block])).StoreUnsafe(ref able[block]);     // a view has a multiple of 32 blocks
    }
}
