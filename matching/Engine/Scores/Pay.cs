using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Scores;

/// <summary>
/// Pay in hand against the floor. The gate asks whether the upper end can reach the floor; the score counts what is sure:
/// the lower end less bed and meals.
/// </summary>
internal static class Pay
{
    private const int FenPerYuan = 100;

    /// <summary>Hours a week that a posting's floor is measured by.</summary>
    public static int FloorHours(PostingRow row, Weights weights) => row.WorkTime is WorkTime.FullTime
        ? weights.FullWeekHours
        : Math.Clamp(row.HoursPerWeek ?? weights.PartTimeHoursUnstated, 1, weights.FullWeekHours);

    /// <summary>The share of the floor that so many hours must bring.</summary>
    public static int FloorFen(int floorFen, int hours, Weights weights) => (int)((long)floorFen * hours / weights.FullWeekHours);

    public static int ScoredFloorFen(WorkerRow worker, int hours, Weights weights) =>
        FloorFen(worker.WageFloorFen > 0 ? worker.WageFloorFen : weights.UnstatedFloorYuan * FenPerYuan, hours, weights);

    public static int InHandFen(Market market, Seeker worker, int posting)
    {
        var postings = market.Postings;
        return postings.MonthMinFen[posting] - (Arrangement.LivesAtHome(market, worker, posting)
            ? 0
            : BoardYuan(postings.Dormitory[posting], postings.Meals[posting], market.Weights) * FenPerYuan);
    }

    public static int Points(Market market, Seeker worker, int posting) =>
        Points(InHandFen(market, worker, posting) - ScoredFloorFen(worker.Row, market.Postings.FloorHours[posting], market.Weights), market.Weights);

    /// <summary>Two straight lines that meet at the floor; never falling, so a higher wage never lowers a rank.</summary>
    public static int Points(int aboveFloorFen, Weights weights)
    {
        var yuan = Math.Clamp(aboveFloorFen / FenPerYuan, -weights.PayNothingBelowYuan, weights.PayFullAboveYuan);
        return weights.PayAtFloor + (yuan >= 0
            ? yuan * (weights.PayFull - weights.PayAtFloor) / weights.PayFullAboveYuan
            : yuan * weights.PayAtFloor / weights.PayNothingBelowYuan);
    }

    private static int BoardYuan(Dormitory bed, Meals meals, Weights weights) =>
        bed switch { Dormitory.Free => 0, Dormitory.Paid => weights.PaidBedYuan, _ => weights.RentYuan }
        + meals switch { Meals.Free => 0, Meals.One => weights.OneMealYuan, Meals.Allowance => weights.MealAllowanceYuan, _ => weights.AllMealsYuan };
}
