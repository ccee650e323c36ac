namespace JobAssist.Mobile.Matching.Allocation;

/// <summary>
/// A bid as one number that orders all bids for a posting: the amount (30 bits), then the class (2 bits, the stronger claim
/// higher), then the lot (32 bits). No two are equal, so who wins never depends on who came first.
/// </summary>
internal static class Seat
{
    public const ulong Nobody = 0;

    public static ulong Of(int amount, int claim, uint lot) => ((ulong)(uint)amount << 34) | ((ulong)(uint)claim << 32) | lot;

    public static int Amount(ulong seat) => (int)(seat >> 34);

    public static uint Lot(ulong seat) => (uint)seat;
}
