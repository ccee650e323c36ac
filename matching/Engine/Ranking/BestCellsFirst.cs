using JobAssist.Mobile.Matching.Gates;
using JobAssist.Mobile.Matching.Scores;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Ranking;

/// <summary>The cells a worker may be offered, the highest bound first; equal bounds by cell number.</summary>
internal readonly struct BestCellsFirst
{
    private readonly long[] _keys;

    public BestCellsFirst(Market market, Seeker worker)
    {
        var cells = market.Cells;
        var keys = new long[cells.Count];
        var count = 0;
        for (var cell = 0; cell < cells.Count; cell++)
        {
            if (PostingGates.OfCell(market, worker, cells.Place[cell], cells.Occupation[cell]) is not Gate.None) continue;
            keys[count++] = ((long)Score.BoundOf(market, worker, cell) << 32) | (uint.MaxValue - (uint)cell);
        }

        Array.Sort(keys, 0, count);
        (_keys, Count) = (keys, count);
    }

    public int Count { get; }

    public int Cell(int at) => (int)(uint.MaxValue - (uint)_keys[Count - 1 - at]);

    /// <summary>No score of the cell at this position, or of any later one, is higher.</summary>
    public int Bound(int at) => (int)(_keys[Count - 1 - at] >> 32);
}
