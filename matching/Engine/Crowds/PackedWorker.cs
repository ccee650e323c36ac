using System.Runtime.InteropServices;

namespace JobAssist.Mobile.Matching.Crowds;

/// <summary>What a worker refuses or may not do: each bit closes the lanes that the gate of the same name does not pass.</summary>
[Flags]
internal enum Closed : byte
{
    None = 0,
    NightWork = 1,
    Apart = 2,
    TargetGroupDays = 4,
    OutsideCounty = 8,
    JuvenileList = 16,
    StatutoryList = 32,

    /// <summary>Nothing is ever listed for somebody under 16.</summary>
    Everything = 64,
}

/// <summary>One worker in the numbers of one market; lists (wishes, destinations, rare and frequent skills in this order) lie in the crowd's items.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct PackedWorker
{
    public int Home;
    public int Items;
    public byte Wishes;
    public byte Destinations;
    public ushort RareSkills;
    public ushort FrequentSkills;
    public byte Living;
    public Closed Closed;
    public byte Schooling;
    public bool FloorStated;
    public short ScoredFloor;
    public short BaseWant;
    public short BasePlace;
    public ushort PaperSet;
    public ushort BarSet;

    /// <summary>When somebody can be away, for <see cref="Views.SeasonColumns"/>.</summary>
    public ushort Months;

    /// <summary>What a point counts in worth, in 1/16,384.</summary>
    public ushort Weight;
}
