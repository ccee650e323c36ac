namespace JobAssist.Mobile.Simulation.Truths;

/// <summary>Four home counties, eight prefectures that take people, ten groups of three trades. A home is joined by agreements with six prefectures.</summary>
internal static class Layout
{
    public const int Homes = 4;
    public const int Prefectures = 8;

    /// <summary>Prefectures first, then homes.</summary>
    public const int Places = Prefectures + Homes;
    public const int Groups = 10;
    public const int TradesEach = 3;
    public const int Trades = Groups * TradesEach;
    private const int JoinedEach = 6;

    public static int GroupOf(int trade) => trade / TradesEach;

    public static int PlaceOfHome(int home) => Prefectures + home;

    /// <summary>Whether an agreement, or being at home, opens a place to the people of a home.</summary>
    public static bool IsOpenTo(int home, int place) =>
        place < Prefectures ? (place - 2 * home + Prefectures) % Prefectures < JoinedEach : place == PlaceOfHome(home);
}
