using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Scores;

/// <summary>How one lives and works there: bed and meals, a room for two, the months, the shift, the way. Near home all but the shift are met.</summary>
internal static class Arrangement
{
    public static bool LivesAtHome(Market market, Seeker worker, int posting) =>
        worker.AtHome[market.Postings.Place[posting]] || market.Postings.Offer[posting].HasFlag(Offer.AtHome);

    public static void Fill(Market market, Seeker worker, int posting, ref TermPoints terms)
    {
        var (row, atHome) = (worker.Row, LivesAtHome(market, worker, posting));
        terms[(int)Term.Board] = Board(market, posting, atHome, row.NeedsDormitory);
        terms[(int)Term.Couple] = Couple(market, posting, atHome, row.NeedsCoupleRoom || row.OnlyTogether);
        terms[(int)Term.Season] = Season(market, posting, atHome, worker.AwayMonths);
        terms[(int)Term.Shift] = Shift(market.Postings.Shift[posting], market.Weights);
        terms[(int)Term.Travel] = Travel(market, posting, atHome);
    }

    public static int Board(Market market, int posting, bool atHome, bool needsBed) => atHome
        ? market.Weights.BoardFull
        : Bed(needsBed, market.Postings.Dormitory[posting], market.Weights) + MealPoints(market.Postings.Meals[posting], market.Weights);

    public static int Couple(Market market, int posting, bool atHome, bool wantsRoom) =>
        atHome || !wantsRoom || market.Postings.Offer[posting].HasFlag(Offer.CoupleRooms) ? market.Weights.CoupleRoom : 0;

    /// <summary>The share of the posting's months in which the person can be away.</summary>
    public static int Season(Market market, int posting, bool atHome, int awayMonths)
    {
        var months = market.Postings.SeasonMonths[posting];
        return atHome ? market.Weights.SeasonFull : market.Weights.SeasonFull * Months.CountOf(months & awayMonths) / Months.CountOf(months);
    }

    public static int Travel(Market market, int posting, bool atHome) =>
        atHome || market.Postings.Offer[posting].HasFlag(Offer.TravelOrganised) ? market.Weights.TravelOrganised : 0;

    public static int Shift(ShiftPattern shift, Weights weights) => shift switch
    {
        ShiftPattern.Day or ShiftPattern.Flexible => weights.ShiftFull,
        ShiftPattern.Split => weights.ShiftBroken,
        ShiftPattern.Two => weights.ShiftTwo,
        ShiftPattern.Three => weights.ShiftThree,
        _ => 0,
    };

    private static int Bed(bool needed, Dormitory bed, Weights weights) => (needed, bed) switch
    {
        (false, _) or (_, Dormitory.Free) => weights.BedFree,
        (_, Dormitory.Paid) => weights.BedPaid,
        _ => 0,
    };

    private static int MealPoints(Meals meals, Weights weights) => meals switch
    {
        Meals.Free => weights.MealsFree,
        Meals.One or Meals.Allowance => weights.MealsSome,
        _ => 0,
    };
}
