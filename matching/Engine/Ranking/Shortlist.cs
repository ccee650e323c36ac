using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using JobAssist.Mobile.Matching.Lanes;
using JobAssist.Mobile.Matching.Views;

namespace JobAssist.Mobile.Matching.Ranking;

/// <summary>The blocks of one sweep that may still give one of the best, and how the best are taken from them.</summary>
internal sealed class Shortlist<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    // Below every net and above the mark of a block that was scored.
    internal const int Nothing = short.MinValue + 1;

    // The first threshold: whatever is not nothing.
    private const int Anything = Nothing + 1;

    // Of so few blocks every lane is kept; of more, first a net is found that enough of all lanes so far reach.
    private const int FewBlocks = 4;

    // A net found from the best of the lanes is a multiple of this.
    private const int LastStep = 8;

    private HomeView _view = null!;
    private ulong[] _keys = [];
    private Waiting[] _waiting = [];

    /// <summary>Numbers of the blocks, those chosen and then those left of them.</summary>
    public ushort[] Blocks { get; private set; } = [];

    /// <summary>Nets of the lanes of the blocks left; <see cref="Nothing"/> where a gate is closed.</summary>
    public LaneRow Nets { get; private set; } = new(0);

    /// <summary>The best net of each lane of all blocks so far, and the second best.</summary>
    public TLanes BestOfLane { get; set; }
    public TLanes SecondOfLane { get; set; }

    /// <summary>A net below this is not among the best.</summary>
    public int Threshold { get; private set; }

    /// <summary>Whether as many as were asked for are known to reach the threshold.</summary>
    public bool IsFull => Threshold > Anything;

    /// <summary>How many of the best have been found.</summary>
    public int Kept { get; private set; }

    public void Begin(HomeView view, int places)
    {
        (_view, BestOfLane, SecondOfLane, Threshold, Kept) = (view, TLanes.All(Nothing), TLanes.All(Nothing), Anything, 0);
        if (_keys.Length < view.Posting.Length + places + Keep.Room) _keys = new ulong[view.Posting.Length + places + Keep.Room];
        if (_waiting.Length >= view.Blocks) return;
        (_waiting, Blocks, Nets) = (new Waiting[view.Blocks], new ushort[view.Blocks + HomeView.Lanes], new LaneRow(view.Posting.Length));
    }

    /// <summary>Takes the lanes of the first <paramref name="left"/> blocks that reach the threshold among the best.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Take(int left, Span<ulong> best)
    {
        if (left > FewBlocks || Threshold == Anything) Threshold = Math.Max(Threshold, LowestNeeded(best.Length));
        var count = Kept;
        for (var n = 0; n < count; n++) _keys[n] = best[n];
        count = Gather(Wait(left), count);
        if (count == Kept) return;

        Keep.Best(_keys, count, best);
        Kept = Math.Min(count, best.Length);
        if (Kept == best.Length) Threshold = Keep.NetOf(best[^1]);
    }

    /// <summary>
    /// A net that at least so many postings reach, found from the best two of each lane: what is worse need not be kept only to fall out
    /// again.
    /// </summary>
    private int LowestNeeded(int count)
    {
        if (count > 2 * HomeView.Lanes || !AreReached(0, count)) return Anything;

        // The highest multiple of the last step that enough of them reach, two bits after two.
        var lowest = 0;
        for (var step = 1 << 13; step >= LastStep; step >>= 2)
            lowest += step * (One(AreReached(lowest + step, count)) + One(AreReached(lowest + 2 * step, count)) + One(AreReached(lowest + 3 * step, count)));

        return lowest;
    }

    private bool AreReached(int net, int count) => BitOperations.PopCount(TLanes.AtLeast(BestOfLane, TLanes.All(net))) + BitOperations.PopCount(TLanes.AtLeast(SecondOfLane, TLanes.All(net))) >= count;

    private static int One(bool yes) => yes ? 1 : 0;

    /// <summary>Lists the blocks with a lane that reaches the threshold as it is now.</summary>
    private int Wait(int left)
    {
        var (count, threshold) = (0, TLanes.All(Threshold));
        ref var nets = ref Nets[0];
        ref var waiting = ref MemoryMarshal.GetArrayDataReference(_waiting);
        for (var n = 0; n < left; n++)
        {
            var lanes = TLanes.AtLeast(TLanes.Load(ref Unsafe.Add(ref nets, n * HomeView.Lanes)), threshold);
            Unsafe.Add(ref waiting, count) = new(n, lanes);
            count += lanes == 0 ? 0 : 1;
        }

        return count;
    }

    /// <summary>Writes the keys of all lanes of the blocks listed behind the first <paramref name="count"/>; returns how many there are then.</summary>
    private int Gather(int blocks, int count)
    {
        for (var n = 0; n < blocks; n++)
        {
            var (nets, lanes) = (_waiting[n].At * HomeView.Lanes, Blocks[_waiting[n].At] * HomeView.Lanes);
            for (var reaching = _waiting[n].Lanes; reaching != 0; reaching &= reaching - 1)
            {
                var lane = BitOperations.TrailingZeroCount(reaching);
                _keys[count++] = Keep.Key(Nets[nets + lane], _view.Posting[lanes + lane]);
            }
        }

        return count;
    }

    /// <summary>Lanes of a block left that reach the threshold.</summary>
    private readonly record struct Waiting(int At, uint Lanes);
}
