using JobAssist.Mobile.Simulation.Draws;

namespace JobAssist.Mobile.Simulation.Truths;

/// <summary>Draws openings: places and trades uneven, seats uneven, pay that depends on place, trade and employer.</summary>
internal static class DrawnOpenings
{
    /// <summary>Percent of openings by prefecture; the last lie in the home counties.</summary>
    private static readonly int[] Prefectures = [20, 16, 12, 10, 9, 8, 6, 5, 14];

    /// <summary>Percent of openings by group of trades.</summary>
    private static readonly int[] Groups = [20, 16, 13, 11, 10, 8, 7, 6, 5, 4];

    /// <summary>Seats before they are scaled to the assumed total, and percent of openings that have them.</summary>
    private static readonly int[] Seats = [1, 2, 3, 5, 8, 12, 20, 30];
    private static readonly int[] SeatShares = [25, 20, 15, 15, 10, 8, 5, 2];

    /// <summary>Yuan a month: the mean over openings and one deviation.</summary>
    private const double MeanPay = 5_000, PayDeviation = 1_000;

    public static Opening[] Of(ulong seed, Assumptions assumptions)
    {
        var dice = Dice.For(seed, Source.Place, 0);
        var placePay = Enumerable.Range(0, Layout.Places).Select(_ => dice.Normal()).ToArray();
        var groupPay = Enumerable.Range(0, Layout.Groups).Select(_ => dice.Normal()).ToArray();
        var mean = 0.01 * Seats.Zip(SeatShares, (seats, share) => seats * share).Sum();
        var scale = assumptions.SeatsPerWorker * assumptions.Workers / (mean * assumptions.Openings);
        return [.. Enumerable.Range(0, assumptions.Openings).Select(number => One(Dice.For(seed, Source.Opening, number), placePay, groupPay, scale, assumptions))];
    }

    private static Opening One(Dice dice, double[] placePay, double[] groupPay, double scale, Assumptions assumptions)
    {
        var place = dice.Pick(Prefectures);
        if (place == Layout.Prefectures) place += dice.Below(Layout.Homes);
        var trade = dice.Pick(Groups) * Layout.TradesEach + dice.Below(Layout.TradesEach);
        var seats = Math.Max(1, (int)(Seats[dice.Pick(SeatShares)] * scale + dice.Even()));
        var pay = 0.4 * placePay[place] + 0.4 * groupPay[Layout.GroupOf(trade)] + 0.82 * dice.Normal();
        var (quality, standard) = (dice.Normal(), assumptions.Standard + assumptions.StandardSpread * dice.Normal());
        var answers = Math.Clamp(assumptions.Answers + assumptions.AnswersSpread * dice.Normal(), 0.05, 1);
        return new Opening(trade, place, seats, Math.Max(2_000, MeanPay + PayDeviation * pay), pay, quality, standard, answers);
    }
}
