using System.Runtime.CompilerServices;
using JobAssist.Mobile.Matching.Lanes;
using JobAssist.Mobile.Matching.Scores;

namespace JobAssist.Mobile.Matching.Views;

/// <summary>Pay points of a block's lanes for one floor, and which lanes can reach it. The same integers as <see cref="PaySlope.Points"/>.</summary>
internal readonly struct PayLanes<TLanes>(HomeView view, PaySlope pay, int floor, bool stated)
    where TLanes : struct, ILanes<TLanes>
{
    private readonly BlockTable _table = view.Table;
    private readonly PaySlope _pay = pay;
    private readonly int _doubledFloor = 2 * floor;
    private readonly bool _stated = stated, _steep = pay.IsSteep;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Points(int block, out uint meets)
    {
        var (values, at) = (_table.Values, _table.At(block, BlockTable.HoursShare));

        // Twice the floor times a share in 1/32,768 is, in its upper sixteen bits, the part of the floor.
        var part = TLanes.MultiplyHigh(TLanes.All(_doubledFloor), TLanes.Load(values, at));
        meets = TLanes.AtLeast(TLanes.Load(values, at + BlockTable.MostYuan * HomeView.Lanes), _stated ? part : TLanes.All(0));

        var above = TLanes.SubtractSaturated(TLanes.Load(values, at + BlockTable.InHandYuan * HomeView.Lanes), part);
        var up = TLanes.Min(TLanes.Max(above, TLanes.All(0)), TLanes.All(_pay.MostAbove));
        var down = TLanes.Min(TLanes.Max(TLanes.SubtractSaturated(TLanes.All(0), above), TLanes.All(0)), TLanes.All(_pay.MostBelow));
        var points = TLanes.Add(TLanes.All(_pay.AtFloor), TLanes.MultiplyHigh(up, TLanes.All(_pay.Up)));
        points = TLanes.SubtractSaturated(points, TLanes.MultiplyHigh(down, TLanes.All(_pay.Down)));
        return _steep ? Steep(points, up, down) : points;
    }

    // A slope of a point or more a yuan has a whole part besides.
    private TLanes Steep(TLanes points, TLanes up, TLanes down) => TLanes.SubtractSaturated(
        TLanes.Add(points, TLanes.MultiplyLow(up, TLanes.All(_pay.Up >> PaySlope.Bits))),
        TLanes.MultiplyLow(down, TLanes.All(_pay.Down >> PaySlope.Bits)));
}
