namespace JobAssist.Mobile.Matching.Views;

/// <summary>One bit a lane for each yes-or-no question of a worker: set where the posting passes.</summary>
internal sealed class GateMasks(int blocks)
{
    /// <summary>No work at night.</summary>
    public readonly uint[] DayWork = new uint[blocks];

    /// <summary>A room for a couple, or the home county.</summary>
    public readonly uint[] Together = new uint[blocks];

    /// <summary>Not inside the days of the target group.</summary>
    public readonly uint[] ForAll = new uint[blocks];
    public readonly uint[] InCounty = new uint[blocks];
    public readonly uint[] Juvenile = new uint[blocks];
    public readonly uint[] Statutory = new uint[blocks];
    public readonly uint[] NoPapers = new uint[blocks];

    /// <summary>Lanes of each set of papers.</summary>
    public required LaneSets Papers { get; init; }
}
