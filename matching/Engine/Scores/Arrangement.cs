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
        var (postings, weights, atHome) = (market.Postings, market.Weights, LivesAtHome(market, worker, posting));
        var offer = postings.Offer[posting];

        terms[(int)Term.Board] = atHome ? weights.BoardFull
            : Bed(worker.Row.NeedsDormitory, postings.Dormitory[posting], weights) + MealPoints(postings.Meals[posting], weights);
        terms[(int)Term.Couple] = atHome || !(worker.Row.NeedsCoupleRoom || worker.Row.OnlyTogether) || offer.HasFlag(Offer.CoupleRooms) ? weights.CoupleRoom : 0;
        terms[(int)Term.Season] = atHome ? weights.SeasonFull : Season(postings.SeasonMonths[posting], worker.AwayMonths, weights);
        terms[(int)Term.Shift] = Shift(postings.Shift[posting], weights);
        terms[(int)Term.Travel] = atHome || offer.HasFlag(Offer.TravelOrganised) ? weights.TravelOrganised : 0;
    }

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

    /// <summary>The share of the posting's months in which the person can be away.</summary>
    private static int Season(int postingMonths, int awayMonths, Weights weights) =>
        weights.SeasonFull * Months.CountOf(postingMonths & awayMonths) / Months.CountOf(postingMonths);

    private static int Shift(ShiftPattern shift, Weights weights) => shift switch
    {
        ShiftPattern.Day or ShiftPattern.Flexible => weights.ShiftFull,
        ShiftPattern.Split => weights.ShiftBroken,
        ShiftPattern.Two => weights.ShiftTwo,
        ShiftPattern.Three => weights.ShiftThree,
        _ => 0,
    };
}
