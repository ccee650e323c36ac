using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using JobAssist.Mobile.Matching.Crowds;
using JobAssist.Mobile.Matching.Lanes;
using JobAssist.Mobile.Matching.Tables;
using JobAssist.Mobile.Matching.Views;

namespace JobAssist.Mobile.Matching.Ranking;

/// <summary>A wished destination in one view, which has something there: the blocks, one bit each.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Destination(int Column, short Region, short Points, uint[] Blocks);

/// <summary>
/// What one worker brings to each block of a view, before a lane is looked at. Kept from worker to worker: most neighbours in a crowd share
/// their first wish, so that what it gives stays, and only what the rest of a worker wrote over it is put back.
/// </summary>
internal sealed class BlockSums<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private const int NoWish = -1;

    private readonly List<Destination> _destinations = [];
    private readonly List<FrequentSkill> _frequent = [];

    // By block: no lane has more of Own by wishes, or gains more by rare skills; and 1 where Own was written since the first wish.
    private LaneRow _wishMost = new(0), _rareMost = new(0), _touched = new(0);

    // What the first wish alone gives each lane, and by block the most of it.
    private LaneRow _ofFirst = new(0), _firstMost = new(0);
    private (HomeView? View, int Wish, short BaseWant) _first;
    private HomeView _view = null!;
    private (HomeView View, Closed Closed, int[] Papers, ulong Bars) _gates;
    private OpenLanes _withPapers = new(0);
    private uint[] _written = [];

    /// <summary>What wished work gives each lane above the least that the worker gives all work, and what rare skills gain.</summary>
    public LaneRow Own { get; private set; } = new(0);

    /// <summary>The bound of the block; the ranker fills it.</summary>
    public LaneRow Total { get; private set; } = new(0);

    /// <summary>Lanes that pass every gate but the floor and the season.</summary>
    public OpenLanes Open { get; private set; } = new(0);

    public ReadOnlySpan<Destination> Destinations => CollectionsMarshal.AsSpan(_destinations);

    /// <summary>The frequent skills that are held.</summary>
    public ReadOnlySpan<FrequentSkill> Frequent => CollectionsMarshal.AsSpan(_frequent);

    public void Begin(Crowd crowd, HomeView view, in PackedWorker worker)
    {
        Room(view);
        _view = view;
        var items = crowd.ItemsOf(in worker);
        var skills = items[(worker.Wishes + worker.Destinations)..];
        FirstWish(crowd.Market, worker.Wishes == 0 ? NoWish : items[0], worker.BaseWant);
        for (var next = 1; next < worker.Wishes; next++) Wish(crowd.Market.Wishes[items[next]], worker.BaseWant);
        foreach (var chain in skills[..worker.RareSkills]) Rare(chain);
        FrequentOf(skills[worker.RareSkills..]);
        Places(crowd.Market, items.Slice(worker.Wishes, worker.Destinations));
        Gates(crowd, in worker);
    }

    /// <summary>
    /// The most that wishes and rare skills give any lane of each of 32 blocks, once: it is put back, and which blocks to put back in the
    /// end is noted.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes TakeMost(int word, out TLanes rare)
    {
        ref var wishMost = ref _wishMost[word * 32];
        ref var rareMost = ref _rareMost[word * 32];
        var wished = TLanes.Load(ref wishMost);
        rare = TLanes.Load(ref rareMost);
        _written[word] = TakeTouched(word);
        TLanes.Store(TLanes.Load(ref _firstMost[word * 32]), ref wishMost);
        TLanes.Store(TLanes.All(0), ref rareMost);
        return wished;
    }

    /// <summary>Puts back what further wishes and rare skills wrote over; the rest is overwritten by the next worker.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void End()
    {
        ref var own = ref Own[0];
        ref var ofFirst = ref _ofFirst[0];
        for (var word = 0; word < _view.Words; word++)
        {
            for (var blocks = _written[word]; blocks != 0; blocks &= blocks - 1) Copy(ref ofFirst, ref own, word, blocks);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint TakeTouched(int word)
    {
        ref var touched = ref _touched[word * 32];
        var blocks = TLanes.AtLeast(TLanes.Load(ref touched), TLanes.All(1));
        TLanes.Store(TLanes.All(0), ref touched);
        return blocks;
    }

    // The first of the blocks of a word.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(ref short from, ref short to, int word, uint blocks)
    {
        var at = (word * 32 + BitOperations.TrailingZeroCount(blocks)) * HomeView.Lanes;
        TLanes.Store(TLanes.Load(ref Unsafe.Add(ref from, at)), ref Unsafe.Add(ref to, at));
    }

    private void Room(HomeView view)
    {
        if (_withPapers.Lanes.Length >= view.Blocks) return;
        (_withPapers, _gates, _written) = (new OpenLanes(view.Blocks), default, new uint[view.Words]);
        (Own, _wishMost, _rareMost, Total) = (new LaneRow(view.Posting.Length), new LaneRow(view.Blocks), new LaneRow(view.Blocks), new LaneRow(view.Blocks));
        (_ofFirst, _firstMost, _touched, _first) = (new LaneRow(view.Posting.Length), new LaneRow(view.Blocks), new LaneRow(view.Blocks), default);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void FirstWish(Market market, int wish, short baseWant)
    {
        if (_first == (_view, wish, baseWant)) return;
        ForgetFirst();
        _first = (_view, wish, baseWant);
        if (wish != NoWish) Remember(market.Wishes[wish], baseWant);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Remember(WantedKind[] kinds, short baseWant)
    {
        Wish(kinds, baseWant);
        for (var word = 0; word < _view.Words; word++)
        {
            TLanes.Store(TLanes.Load(ref _wishMost[word * 32]), ref _firstMost[word * 32]);
            for (var blocks = TakeTouched(word); blocks != 0; blocks &= blocks - 1) Copy(ref Own[0], ref _ofFirst[0], word, blocks);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ForgetFirst()
    {
        var (nothing, words) = (TLanes.All(0), _first.View?.Words ?? 0);
        for (var word = 0; word < words; word++)
        {
            for (var blocks = TLanes.AtLeast(TLanes.Load(ref _firstMost[word * 32]), TLanes.All(1)); blocks != 0; blocks &= blocks - 1)
            {
                var at = (word * 32 + BitOperations.TrailingZeroCount(blocks)) * HomeView.Lanes;
                TLanes.Store(nothing, ref Own[at]);
                TLanes.Store(nothing, ref _ofFirst[at]);
            }

            TLanes.Store(nothing, ref _firstMost[word * 32]);
            TLanes.Store(nothing, ref _wishMost[word * 32]);
        }
    }

    // Of wishes for one lane the best counts.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Wish(WantedKind[] kinds, short baseWant)
    {
        ref var own = ref Own[0];
        ref var most = ref _wishMost[0];
        ref var touched = ref _touched[0];
        ref var first = ref _view.Work.First;
        ref var starts = ref _view.Work.Starts;
        foreach (var wanted in kinds)
        {
            var points = wanted.Points - baseWant;
            if (points <= 0) break;
            var lanes = TLanes.All(points);
            ref var end = ref Unsafe.Add(ref first, Unsafe.Add(ref starts, wanted.Kind + 1));
            for (ref var of = ref Unsafe.Add(ref first, Unsafe.Add(ref starts, wanted.Kind)); Unsafe.IsAddressLessThan(ref of, ref end); of = ref Unsafe.Add(ref of, 1))
            {
                ref var ofBlock = ref Unsafe.Add(ref own, of.Block * HomeView.Lanes);
                TLanes.Store(TLanes.MaxWhere(of.Lanes, TLanes.Load(ref ofBlock), lanes), ref ofBlock);
                ref var mostOfBlock = ref Unsafe.Add(ref most, of.Block);
                mostOfBlock = (short)Larger(mostOfBlock, points);
                Unsafe.Add(ref touched, of.Block) = 1;
            }
        }
    }

    // Without the branch that Math.Max becomes: which is larger cannot be guessed.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Larger(int one, int other) => one - ((one - other) & ((one - other) >> 31));

    // After the wishes: of skills all count.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Rare(int chain)
    {
        ref var own = ref Own[0];
        ref var most = ref _rareMost[0];
        ref var touched = ref _touched[0];
        for (ref var link = ref _view.Skills[chain]; SkillBlocks.BlockOf(ref link) is not SkillBlocks.End and var block; link = ref SkillBlocks.Next(ref link))
        {
            ref var ofBlock = ref Unsafe.Add(ref own, block * HomeView.Lanes);
            TLanes.Store(TLanes.Add(TLanes.Load(ref ofBlock), TLanes.Unpack(ref SkillBlocks.RowOf(ref link))), ref ofBlock);
            ref var mostOfBlock = ref Unsafe.Add(ref most, block);
            mostOfBlock = (short)Math.Min(mostOfBlock + SkillBlocks.MostOf(ref link), short.MaxValue);      // no lane gains so much, many lanes together may
            Unsafe.Add(ref touched, block) = 1;
        }
    }

    private void FrequentOf(ReadOnlySpan<int> complements)
    {
        _frequent.Clear();
        foreach (var complement in complements) _frequent.Add(_view.Skills.Frequent[~complement]);
    }

    private void Places(Market market, ReadOnlySpan<int> destinations)
    {
        _destinations.Clear();
        foreach (var item in destinations)
        {
            var region = item >> 16;
            if (_view.Regions[region] is { } blocks) _destinations.Add(new(BlockTable.Level + market.Levels.DepthOf(region), unchecked((short)region), (short)item, blocks));
        }
    }

    private void Gates(Crowd crowd, in PackedWorker worker)
    {
        var (papers, bars) = (crowd.PaperSets[worker.PaperSet], crowd.BarSets[worker.BarSet]);
        if (papers.Length == 0)
        {
            (Open, _gates) = (_view.Gates.Open(worker.Closed, bars), default);
            return;
        }

        Open = _withPapers;
        if (_gates == (_view, worker.Closed, papers, bars)) return;
        _gates = (_view, worker.Closed, papers, bars);
        _view.Gates.Fill(_withPapers, worker.Closed, papers, bars);
    }
}
