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
internal readonly record struct Destination(int Column, short Region, short Points, uint[]? Blocks);

/// <summary>What one worker brings to each block of a view, before a lane is looked at. Kept from worker to worker and wiped by what was written.</summary>
internal sealed class BlockSums<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly List<Destination> _destinations = [];
    private readonly List<WantedKind> _wanted = [];
    private readonly List<GainRow> _rows = [];
    private readonly List<int> _rare = [];
    private HomeView _view = null!;
    private (HomeView View, Closed Closed, int[] Papers) _gates;

    /// <summary>What wished work gives each lane above the least that the worker gives all work, and what rare skills gain.</summary>
    public LaneRow Own { get; private set; } = new(0);

    /// <summary>No lane of the block has more of <see cref="Own"/>.</summary>
    public LaneRow OwnMost { get; private set; } = new(0);

    /// <summary>The bound of the block; the ranker fills it.</summary>
    public LaneRow Total { get; private set; } = new(0);

    /// <summary>Lanes that pass every gate but the floor and the season.</summary>
    public uint[] Able { get; private set; } = [];

    public ReadOnlySpan<Destination> Destinations => CollectionsMarshal.AsSpan(_destinations);

    /// <summary>One row for each frequent skill that is held.</summary>
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
            foreach (ref readonly var of in _view.Work[wanted.Kind]) Wipe(of.Block);
        }

        foreach (var key in _rare)
        {
            foreach (ref readonly var gain in _view.Skills.BlocksOf(key)) Wipe(gain.Block);
        }
    }

    private void Room(HomeView view)
    {
        if (Able.Length < view.Blocks)
            (Own, OwnMost, Total, Able, _gates) = (new LaneRow(view.Posting.Length), new LaneRow(view.Blocks), new LaneRow(view.Blocks), new uint[view.Blocks], default);
    }

    private void Wishes(Market market, ReadOnlySpan<int> wishes, short baseWant)
    {
        _wanted.Clear();
        foreach (var wish in wishes)
        {
            foreach (var wanted in market.Wishes[wish])
            {
                if (wanted.Points <= baseWant) continue;
                _wanted.Add(wanted);
                foreach (ref readonly var of in _view.Work[wanted.Kind]) Wish(of, (short)(wanted.Points - baseWant));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Wish(in BlockLanes of, short points)
    {
        var at = Own.At(of.Block * HomeView.Lanes);
        TLanes.Store(TLanes.Max(TLanes.Load(Own.Values, at), TLanes.Where(of.Lanes, TLanes.All(points))), Own.Values, at);
        ref var most = ref OwnMost.Values[OwnMost.At(of.Block)];
        most = Math.Max(most, points);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Wipe(int block)
    {
        TLanes.Store(TLanes.All(0), Own.Values, Own.At(block * HomeView.Lanes));
        OwnMost.Values[OwnMost.At(block)] = 0;
    }

    private void Places(Market market, ReadOnlySpan<int> destinations)
    {
        _destinations.Clear();
        foreach (var item in destinations)
        {
            var region = item >> 16;
            _destinations.Add(new(BlockTable.Level + market.Levels.DepthOf(region), unchecked((short)region), (short)item, _view.Regions[region]));
        }
    }

    // After the wishes: of wishes for one lane the best counts, of skills all do.
    private void Skills(ReadOnlySpan<int> keys)
    {
        _rows.Clear();
        _rare.Clear();
        foreach (var key in keys)
        {
            if (_view.Skills.Rows[key] is { } row)
            {
                _rows.Add(row);
                continue;
            }

            _rare.Add(key);
            foreach (ref readonly var gain in _view.Skills.BlocksOf(key)) Gain(gain);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Gain(in SkillBlock gain)
    {
        var at = Own.At(gain.Block * HomeView.Lanes);
        TLanes.Store(TLanes.Add(TLanes.Load(Own.Values, at), TLanes.Unpack(_view.Skills.Gains, gain.Gains)), Own.Values, at);
        OwnMost.Values[OwnMost.At(gain.Block)] += gain.Most;
    }

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
