using System.Runtime.InteropServices;

namespace JobAssist.Mobile.Matching.Allocation;

/// <summary>What the auction did so far; the same for any number of threads.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct Tally
{
    public long Bids;
    public long Asks;
    public long Rejected;
    public long Deferred;

    public void Add(in Tally other)
    {
        Bids += other.Bids;
        Asks += other.Asks;
        Rejected += other.Rejected;
        Deferred += other.Deferred;
    }
}
