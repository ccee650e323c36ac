using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Matching.Scores;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Views;

/// <summary>
/// The points of each lane that depend on nothing but how somebody lives: whether a bed and a room for two are wanted, and the
/// schooling. Twenty-eight kinds of living, and the plain list of those who want no personal ranking; each column is made when first asked for.
/// </summary>
internal sealed class LivingColumns(Market market, int[] posting, bool[] livesAtHome, bool[] inCounty, int[] cooperation, int lanes, short[]?[]? made = null)
{
    /// <summary>Date and home county only.</summary>
    public const int Plain = 4 * Schoolings;

    /// <summary>A kind of living to which every posting gives at least what it gives to any other.</summary>
    public const int Easiest = Schoolings - 1;

    private const int Schoolings = 7;
    private readonly short[]?[] _columns = made ?? new short[Plain + 1][];

    public static int KindOf(WorkerRow worker) => worker.Personalised
        ? ((worker.NeedsDormitory ? 2 : 0) + (worker.NeedsCoupleRoom || worker.OnlyTogether ? 1 : 0)) * Schoolings + Math.Clamp((int)worker.Education, 1, Schoolings) - 1
        : Plain;

    public LivingColumns On(Market later) => new(later, posting, livesAtHome, inCounty, cooperation, lanes, _columns);

    public short[] this[int kind] => Volatile.Read(ref _columns[kind]) ?? Make(kind);

    private short[] Make(int kind)
    {
        var column = new short[lanes];
        for (var n = 0; n < posting.Length; n++) column[n] = (short)(kind == Plain ? PlainPoints(n) : Points(n, kind));
        Volatile.Write(ref _columns[kind], column);
        return column;
    }

    private int Points(int n, int kind)
    {
        var (j, postings, weights, atHome) = (posting[n], market.Postings, market.Weights, livesAtHome[n]);
        var schooling = (Education)(kind % Schoolings + 1);
        return postings.SkillBase[j] + cooperation[n] + postings.ForAll(j)
            + Arrangement.Board(market, j, atHome, needsBed: kind / Schoolings >= 2)
            + Arrangement.Couple(market, j, atHome, wantsRoom: kind / Schoolings % 2 == 1)
            + weights.SeasonFull
            + Arrangement.Shift(postings.Shift[j], weights)
            + Arrangement.Travel(market, j, atHome)
            + (schooling >= postings.EducationMin[j] ? weights.SchoolingMet : 0);
    }

    private int PlainPoints(int n) =>
        market.Postings.PlainDate[posting[n]] + (inCounty[n] ? market.Weights.PlainHomeCounty : 0);
}
