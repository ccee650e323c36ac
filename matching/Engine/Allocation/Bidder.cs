using System.Runtime.InteropServices;

namespace JobAssist.Mobile.Matching.Allocation;

/// <summary>A bid on its way to a posting.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Bid(int Posting, ulong Seat);

/// <summary>
/// What a worker does when it is his turn: fills his empty slots with the best he can prove to be best, and offers so much
/// that he would rather have his next best than pay more. Touches only his own rows, so workers can bid side by side.
/// </summary>
internal sealed class Bidder(AllocationInput input, IDemandOracle oracle, Candidates candidates, Holdings holdings, int[] prices)
{
    private const int MostCandidates = 64;
    private readonly int _width = holdings.Width;
    private readonly int _epsilon = input.Policy.Epsilon;
    private readonly int[] _bonuses = input.BonusTable();

    /// <summary>Writes his bids and returns their number; −1 when the oracle's prices are too old to know and he has to wait for newer ones.</summary>
    public int Place(int worker, Span<Bid> bids, ref Tally tally)
    {
        var count = TryPlace(worker, bids);
        if (count >= 0) return count;

        tally.Asks++;
        Span<Choice> list = stackalloc Choice[candidates.Width];
        var found = oracle.Ask(worker, list, out var cutoff);
        candidates.Store(worker, list[..found], cutoff);
        return TryPlace(worker, bids);
    }

    private int TryPlace(int worker, Span<Bid> bids)
    {
        var held = holdings.Postings.AsSpan(worker * _width, _width);
        var need = held.Count(Holdings.Empty);
        if (need == 0) return 0;

        var cutoff = candidates.Cutoffs[worker];
        Span<long> best = stackalloc long[_width + 1];
        var known = BestNotHeld(worker, held, best[..(need + 1)]);
        var bonuses = _bonuses.AsSpan(((int)input.Classes[worker] - 1) * _width, _width);

        var take = 0;
        while (take < need)
        {
            var bonus = bonuses[_width - need + take];
            var net = take < known ? NetOf(best[take]) : int.MinValue;
            if (Math.Max(net, cutoff) <= -bonus) break;     // neither in the list nor outside is anything he wants
            if (net < cutoff) return -1;                    // the best may be outside
            take++;
        }

        if (take == 0) return 0;
        var next = Math.Max(take < known ? NetOf(best[take]) : int.MinValue, cutoff);
        var without = -bonuses[_width - need + take - 1];
        var keep = Math.Max((long)next - _epsilon, without);   // at this net he is as well off elsewhere, within a step
        for (var at = 0; at < take; at++) bids[at] = BidFor(worker, PlaceOf(best[at]), keep);
        return take;
    }

    private Bid BidFor(int worker, int place, long keep)
    {
        var at = worker * candidates.Width + place;
        var (posting, worth) = (candidates.Postings[at], candidates.Worths[at]);
        holdings.Take(worker, posting, worth);
        var claim = 3 - (int)input.Classes[worker];
        return new Bid(posting, Seat.Of((int)(worth - keep), claim, Lottery.Draw(worker, posting, input.Seed)));
    }

    /// <summary>The best of the list that he does not hold, as (net, earlier in the list first); at most as many as fit.</summary>
    private int BestNotHeld(int worker, ReadOnlySpan<int> held, Span<long> best)
    {
        var at = worker * candidates.Width;
        var postings = candidates.Postings.AsSpan(at, candidates.Counts[worker]);
        var worths = candidates.Worths.AsSpan(at, postings.Length);
        var count = 0;
        for (var place = 0; place < postings.Length; place++)
        {
            var posting = postings[place];
            var key = ((long)(worths[place] - prices[posting]) << 8) | (uint)(MostCandidates - place);
            if (count == best.Length && key < best[^1]) continue;
            if (held.Contains(posting)) continue;
            if (count < best.Length) count++;
            var to = count - 1;
            for (; to > 0 && best[to - 1] < key; to--) best[to] = best[to - 1];
            best[to] = key;
        }

        return count;
    }

    private static int NetOf(long key) => (int)(key >> 8);

    private static int PlaceOf(long key) => MostCandidates - (int)(key & 0xff);
}
