using System.Runtime.InteropServices;

namespace JobAssist.Mobile.Matching.Scores;

/// <summary>Points over yuan above the floor: two straight lines that meet at the floor; never falling, so a higher wage never lowers a rank.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PaySlope(int AtFloor, int MostAbove, int MostBelow, int Up, int Down)
{
    /// <summary>Slopes are points a yuan in 1/65,536.</summary>
    public const int Bits = 16;

    /// <summary>No pay points at all.</summary>
    public static PaySlope Flat { get; }

    public bool IsSteep => Up >> Bits != 0 || Down >> Bits != 0;

    public static PaySlope Of(Weights weights) => new(
        weights.PayAtFloor, weights.PayFullAboveYuan, weights.PayNothingBelowYuan,
        Slope(weights.PayFull - weights.PayAtFloor, weights.PayFullAboveYuan), Slope(weights.PayAtFloor, weights.PayNothingBelowYuan));

    public int Points(int aboveFloorYuan) => aboveFloorYuan >= 0
        ? AtFloor + Rise(Math.Min(aboveFloorYuan, MostAbove), Up)
        : AtFloor - Rise(Math.Min(-aboveFloorYuan, MostBelow), Down);

    // Rounded up, so that the whole way gives the whole rise; a yuan is at most one point off the exact line.
    private static int Slope(int rise, int run) => (int)((((long)rise << Bits) + run - 1) / run);

    private static int Rise(int yuan, int slope) => (int)(((long)yuan * slope) >> Bits);
}
