namespace JobAssist.Mobile.Matching.Views;

/// <summary>Lanes by the limits of local rules that bar people there; nothing where no rule holds.</summary>
internal sealed class BarredLanes
{
    private readonly ulong[] _barsOfSet;
    private readonly LaneSets _lanes;

    /// <param name="barsOfLane">One word a lane, one bit a limit.</param>
    public BarredLanes(ulong[] barsOfLane)
    {
        _barsOfSet = [.. barsOfLane.Distinct().Where(bars => bars != 0)];
        _lanes = new LaneSets(_barsOfSet.Length, _barsOfSet.Length == 0 ? 0 : barsOfLane.Length, lane => barsOfLane[lane] == 0 ? [] : [Array.IndexOf(_barsOfSet, barsOfLane[lane])]);
        foreach (var bars in _barsOfSet) Limits |= bars;
    }

    /// <summary>Every limit that bars somebody from a lane.</summary>
    public ulong Limits { get; }

    /// <summary>Takes away the lanes that one of the limits bars.</summary>
    public void Close(ulong bars, Span<uint> lanes)
    {
        if ((bars & Limits) == 0) return;
        for (var set = 0; set < _barsOfSet.Length; set++)
        {
            if ((bars & _barsOfSet[set]) == 0) continue;
            foreach (ref readonly var of in _lanes[set]) lanes[of.Block] &= ~of.Lanes;
        }
    }
}
