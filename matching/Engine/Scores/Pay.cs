using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Scores;

/// <summary>
/// Pay in hand against the floor, in whole yuan. The gate asks whether the upper end can reach the floor; the score counts
/// what is sure: the lower end less bed and meals. Shares and slopes are fixed-point, so that every vector width gives the same points.
/// </summary>
internal static class Pay
{
    /// <summary>More a month is counted as this.</summary>
    public const int MostYuan = short.MaxValue;

    /// <summary>A full week's share of the floor.</summary>
    public const int FullShare = 1 << ShareBits;

    private const int ShareBits = 15;
    private const int FenPerYuan = 100;

    public static int Yuan(int fen) => Math.Clamp(fen / FenPerYuan, 0, MostYuan);

    /// <summary>Hours a week that a posting's floor is measured by.</summary>
    public static int FloorHours(PostingRow row, Weights weights) => row.WorkTime is WorkTime.FullTime
        ? weights.FullWeekHours
        : Math.Clamp(row.HoursPerWeek ?? weights.PartTimeHoursUnstated, 1, weights.FullWeekHours);

    /// <summary>The share of a full-time floor that so many hours must bring, in 1/32,768, rounded up.</summary>
    public static int ShareOf(int hours, Weights weights) => (hours * FullShare + weights.FullWeekHours - 1) / weights.FullWeekHours;

    public static int FloorYuan(WorkerRow worker) => Yuan(worker.WageFloorFen);

    /// <summary>The floor that the points are measured from; a person who named none is measured from the usual one.</summary>
    public static int ScoredFloorYuan(WorkerRow worker, Weights weights) =>
        worker.WageFloorFen > 0 ? FloorYuan(worker) : weights.UnstatedFloorYuan;

    public static int Part(int floorYuan, int share) => (floorYuan * share) >> ShareBits;

    public static int InHandYuan(Market market, Seeker worker, int posting) =>
        market.Postings.MinYuan[posting] - (Arrangement.LivesAtHome(market, worker, posting) ? 0 : market.Postings.BoardYuan[posting]);

    /// <summary>What bed and meals cost a month where one does not live at home.</summary>
    public static int BoardYuan(PostingRow row, Weights weights) =>
        row.Dormitory switch { Dormitory.Free => 0, Dormitory.Paid => weights.PaidBedYuan, _ => weights.RentYuan }
        + row.Meals switch { Meals.Free => 0, Meals.One => weights.OneMealYuan, Meals.Allowance => weights.MealAllowanceYuan, _ => weights.AllMealsYuan };

    public static int Points(Market market, Seeker worker, int posting)
    {
        var floor = Part(ScoredFloorYuan(worker.Row, market.Weights), market.Postings.HoursShare[posting]);
        return market.Pay.Points(InHandYuan(market, worker, posting) - floor);
    }
}
