using System.Collections.Concurrent;
using System.Runtime.Intrinsics;
using JobAssist.Mobile.Matching.Crowds;

namespace JobAssist.Mobile.Matching.Views;

/// <summary>Lanes that somebody may be offered, and one bit a block for those with any.</summary>
internal sealed class OpenLanes(int blocks)
{
    public readonly uint[] Lanes = new uint[blocks];
    public readonly uint[] Blocks = new uint[blocks / 32];
}

/// <summary>One bit a lane for each yes-or-no question of a worker: set where the posting passes.</summary>
internal sealed class GateMasks(int blocks)
{
    /// <summary>No work at night.</summary>
    public readonly uint[] DayWork = new uint[blocks];

    /// <summary>A room for a couple, or the home county.</summary>
    public readonly uint[] Together = new uint[blocks];

    /// <summary>Not inside the days of the target group.</summary>
    public readonly uint[] ForAll = new uint[blocks];
    public readonly uint[] InCounty = new uint[blocks];
    public readonly uint[] Juvenile = new uint[blocks];
    public readonly uint[] Statutory = new uint[blocks];
    public readonly uint[] NoPapers = new uint[blocks];

    // People without papers differ in a few bits only: their answers are kept.
    private readonly OpenLanes?[] _withoutPapers = new OpenLanes[(int)Closed.Everything];

    // Few people are beyond a limit of a local rule, and of few different sets.
    private readonly ConcurrentDictionary<(Closed Closed, ulong Bars), OpenLanes> _barred = new();

    /// <summary>Lanes of each set of papers.</summary>
    public required LaneSets Papers { get; init; }

    /// <summary>What local rules close.</summary>
    public required BarredLanes Local { get; init; }

    /// <summary>What passes all of them for somebody who holds no papers.</summary>
    public OpenLanes Open(Closed closed, ulong bars)
    {
        if ((bars & Local.Limits) != 0) return _barred.GetOrAdd((closed, bars & Local.Limits), static (of, masks) => masks.Made(of.Closed, of.Bars), this);

        ref var kept = ref _withoutPapers[(int)closed];
        if (Volatile.Read(ref kept) is { } open) return open;

        // Two threads may make the same; either is right.
        open = Made(closed, 0);
        Volatile.Write(ref kept, open);
        return open;
    }

    /// <summary>What passes all of them for somebody who holds these sets of papers and is beyond these limits.</summary>
    public void Fill(OpenLanes open, Closed closed, ReadOnlySpan<int> papers, ulong bars)
    {
        var lanes = open.Lanes.AsSpan(0, blocks);
        NoPapers.AsSpan().CopyTo(lanes);
        foreach (var set in papers)
        {
            foreach (ref readonly var of in Papers[set]) lanes[of.Block] |= of.Lanes;
        }

        Close(Closed.NightWork, DayWork, closed, lanes);
        Close(Closed.Apart, Together, closed, lanes);
        Close(Closed.TargetGroupDays, ForAll, closed, lanes);
        Close(Closed.OutsideCounty, InCounty, closed, lanes);
        Close(Closed.JuvenileList, Juvenile, closed, lanes);
        Close(Closed.StatutoryList, Statutory, closed, lanes);
        Local.Close(bars, lanes);

        for (var word = 0; word < blocks / 32; word++) open.Blocks[word] = AnyOf(lanes.Slice(word * 32, 32));
    }

    private OpenLanes Made(Closed closed, ulong bars)
    {
        var open = new OpenLanes(blocks);
        Fill(open, closed, [], bars);
        return open;
    }

    private static uint AnyOf(ReadOnlySpan<uint> lanes)
    {
        var any = 0u;
        for (var block = 0; block < lanes.Length; block++) any |= (lanes[block] != 0 ? 1u : 0) << block;
        return any;
    }

    private static void Close(Closed gate, uint[] passes, Closed closed, Span<uint> lanes)
    {
        if (!closed.HasFlag(gate)) return;
        for (var block = 0; block < lanes.Length; block += Vector256<uint>.Count)
            (Vector256.LoadUnsafe(ref lanes[block]) & Vector256.LoadUnsafe(ref passes[block])).StoreUnsafe(ref lanes[block]);       // a view has a multiple of 32 blocks
    }
}
