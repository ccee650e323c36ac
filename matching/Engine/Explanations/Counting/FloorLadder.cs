using System.Numerics;
using JobAssist.Mobile.Matching.Scores;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Explanations.Counting;

/// <summary>
/// Which postings can reach a pay floor, bit-sliced: each posting's highest acceptable floor is a rung, the rung's number is kept
/// as bit planes, and one comparison of all postings is one operation a plane.
/// </summary>
internal sealed class FloorLadder
{
    private readonly int[] _rungs;
    private readonly ulong[][] _planes;

    public FloorLadder(Market market, int[] posting, int words)
    {
        var highest = Array.ConvertAll(posting, j => HighestFloor(market, j));
        _rungs = [.. highest.Distinct().Order()];
        _planes = new ulong[BitOperations.Log2((uint)Math.Max(1, _rungs.Length - 1)) + 1][];
        for (var plane = 0; plane < _planes.Length; plane++) _planes[plane] = new ulong[words];

        for (var at = 0; at < posting.Length; at++)
        {
            var rung = Array.BinarySearch(_rungs, highest[at]);
            for (var plane = 0; plane < _planes.Length; plane++)
            {
                if ((rung >> plane & 1) != 0) Bits.Set(_planes[plane], at);
            }
        }
    }

    /// <summary>The highest full-time floor, in yuan, that the upper end of the posting's pay still reaches.</summary>
    public static int HighestFloor(Market market, int posting)
    {
        var (low, high) = (0, Pay.MostYuan);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (Pay.Part(middle, market.Postings.HoursShare[posting]) <= market.Postings.MaxYuan[posting]) low = middle;
            else high = middle - 1;
        }

        return low;
    }

    /// <summary>Sets in <paramref name="to"/> the postings that reach the floor; bits beyond the last posting are undefined.</summary>
    public void Reach(Span<ulong> to, int floorYuan)
    {
        var rung = LowestRungAt(floorYuan);
        if (rung == 0 || rung == _rungs.Length)
        {
            to.Fill(rung == 0 ? ulong.MaxValue : 0);
            return;
        }

        // "At least" from the lowest plane up: a 1 of the rung demands the plane's bit, a 0 is beaten by it.
        to.Fill(ulong.MaxValue);
        var reached = Bits.Lanes(to);
        for (var plane = 0; plane < _planes.Length; plane++)
        {
            var bits = Bits.Lanes(_planes[plane].AsSpan());
            if ((rung >> plane & 1) != 0)
            {
                for (var at = 0; at < reached.Length; at++) reached[at] &= bits[at];
            }
            else
            {
                for (var at = 0; at < reached.Length; at++) reached[at] |= bits[at];
            }
        }
    }

    private int LowestRungAt(int floorYuan)
    {
        var at = Array.BinarySearch(_rungs, floorYuan);
        return at >= 0 ? at : ~at;
    }
}
