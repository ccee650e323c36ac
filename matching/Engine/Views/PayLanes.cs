using System.Runtime.CompilerServices;
using JobAssist.Mobile.Matching.Lanes;
using JobAssist.Mobile.Matching.Scores;

namespace JobAssist.Mobile.Matching.Views;

/// <summary>Pay points of a block's lanes for one floor, and which lanes can reach it. The same integers as <see cref="PaySlope.Points"/>.</summary>
internal readonly struct PayLanes<TLanes>(PaySlope pay, int floor, bool stated)
    where TLanes : struct, ILanes<TLanes>
{
    private readonly TLanes _doubledFloor = TLanes.All(2 * floor), _gate = TLanes.All(stated ? -1 : 0), _atFloor = TLanes.All(pay.AtFloor);
    private readonly TLanes _mostAbove = TLanes.All(pay.MostAbove), _up = TLanes.All(pay.Up), _mostBelow = TLanes.All(pay.MostBelow), _down = TLanes.All(pay.Down);
    private readonly PaySlope _pay = pay;
    private readonly bool _steep = pay.IsSteep;

    /// <summary>Points of each lane, and the <paramref name="part"/> of the floor that its share of a full week must bring.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Points(ref short block, out TLanes part)
    {
        // Twice the floor times a share in 1/32,768 is, in its upper sixteen bits, the part of the floor.
        var zero = TLanes.All(0);
        part = TLanes.MultiplyHigh(_doubledFloor, TLanes.Load(ref BlockTable.Column(ref block, BlockTable.HoursShare)));

        var above = TLanes.SubtractSaturated(TLanes.Load(ref BlockTable.Column(ref block, BlockTable.InHandYuan)), part);
        var over = TLanes.Max(above, zero);
        var up = TLanes.Min(over, _mostAbove);
        var down = TLanes.Min(TLanes.SubtractSaturated(over, above), _mostBelow);
        var points = TLanes.SubtractSaturated(TLanes.Add(_atFloor, TLanes.MultiplyHigh(up, _up)), TLanes.MultiplyHigh(down, _down));
        return _steep ? Steep(points, up, down) : points;
    }

    /// <summary><paramref name="lanes"/> where the upper end of pay brings the part of the floor, else <paramref name="nothing"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes WhereMet(ref short block, TLanes part, TLanes lanes, TLanes nothing) =>
        TLanes.WhereAtLeast(TLanes.Load(ref BlockTable.Column(ref block, BlockTable.MostYuan)), TLanes.And(part, _gate), lanes, nothing);

    // A slope of a point or more a yuan has a whole part besides.
    private TLanes Steep(TLanes points, TLanes up, TLanes down) => TLanes.SubtractSaturated(
        TLanes.Add(points, TLanes.MultiplyLow(up, TLanes.All(_pay.Up >> PaySlope.Bits))),
        TLanes.MultiplyLow(down, TLanes.All(_pay.Down >> PaySlope.Bits)));
}
