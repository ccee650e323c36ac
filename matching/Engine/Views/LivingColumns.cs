using JobAssist.Mobile.Matching.Scores;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Views;

/// <summary>
/// The points of each lane that depend on nothing but how somebody lives: whether a bed and a room for two are wanted. Four kinds of
/// living, and the plain list of those who want no personal ranking. Few and small, so that all of a home's stay in the cache.
/// </summary>
internal sealed class LivingColumns
{
    /// <summary>Date and home county only.</summary>
    public const int Plain = 4;

    /// <summary>A kind of living to which every posting gives at least what it gives to any other.</summary>
    public const int Easiest = 0;

    private const int NeedsBed = 2, WantsRoom = 1;
    private readonly short[][] _columns;

    public LivingColumns(Market market, int[] posting, bool[] livesAtHome, bool[] inCounty, int[] cooperation, int lanes)
    {
        _columns = [.. Enumerable.Range(0, Plain + 1).Select(_ => new short[lanes])];
        for (var n = 0; n < posting.Length; n++)
        {
            var any = PointsOfAny(market, posting[n], livesAtHome[n]) + cooperation[n];
            for (var kind = 0; kind < Plain; kind++) _columns[kind][n] = (short)(any + PointsOf(market, posting[n], livesAtHome[n], kind));
            _columns[Plain][n] = (short)(market.Postings.PlainDate[posting[n]] + (inCounty[n] ? market.Weights.PlainHomeCounty : 0));
        }
    }

    public short[] this[int kind] => _columns[kind];

    public static int KindOf(WorkerRow worker) => worker.Personalised
        ? (worker.NeedsDormitory ? NeedsBed : 0) | (worker.NeedsCoupleRoom || worker.OnlyTogether ? WantsRoom : 0)
        : Plain;

    private static int PointsOfAny(Market market, int j, bool atHome) =>
        market.Postings.SkillBase[j] + market.Postings.ForAll(j) + market.Weights.SeasonFull
        + Arrangement.Shift(market.Postings.Shift[j], market.Weights) + Arrangement.Travel(market, j, atHome);

    private static int PointsOf(Market market, int j, bool atHome, int kind) =>
        Arrangement.Board(market, j, atHome, needsBed: (kind & NeedsBed) != 0) + Arrangement.Couple(market, j, atHome, wantsRoom: (kind & WantsRoom) != 0);
}
