using JobAssist.Mobile.Matching.Scores;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Views;

/// <summary>
/// The points of each lane that depend on nothing but how somebody lives: whether a bed and a room for two are wanted. Four kinds of
/// living, and the plain list of those who want no personal ranking.
/// </summary>
internal static class LivingColumns
{
    /// <summary>Date and home county only.</summary>
    public const int Plain = 4;

    /// <summary>A kind of living to which every posting gives at least what it gives to any other.</summary>
    public const int Easiest = 0;

    public const int Count = Plain + 1;
    private const int NeedsBed = 2, WantsRoom = 1;

    public static int KindOf(WorkerRow worker) => worker.Personalised
        ? (worker.NeedsDormitory ? NeedsBed : 0) | (worker.NeedsCoupleRoom || worker.OnlyTogether ? WantsRoom : 0)
        : Plain;

    public static void Fill(BlockTable table, Market market, int lane, int j, bool livesAtHome, bool inCounty, int cooperation)
    {
        var any = PointsOfAny(market, j, livesAtHome) + cooperation;
        for (var kind = 0; kind < Plain; kind++) table.Set(lane, BlockTable.Living + kind, any + PointsOf(market, j, livesAtHome, kind));
        table.Set(lane, BlockTable.Living + Plain, market.Postings.PlainDate[j] + (inCounty ? market.Weights.PlainHomeCounty : 0));
    }

    private static int PointsOfAny(Market market, int j, bool atHome) =>
        market.Postings.SkillBase[j] + market.Postings.ForAll(j) + market.Weights.SeasonFull
        + Arrangement.Shift(market.Postings.Shift[j], market.Weights) + Arrangement.Travel(market, j, atHome);

    private static int PointsOf(Market market, int j, bool atHome, int kind) =>
        Arrangement.Board(market, j, atHome, needsBed: (kind & NeedsBed) != 0) + Arrangement.Couple(market, j, atHome, wantsRoom: (kind & WantsRoom) != 0);
}
