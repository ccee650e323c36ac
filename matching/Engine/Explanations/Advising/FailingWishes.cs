using System.Numerics;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Matching.Explanations.Counting;
using JobAssist.Mobile.Matching.Gates;
using JobAssist.Mobile.Matching.Scores;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Explanations.Advising;

/// <summary>The gates that a person can do something about: the own wishes, and a paper one may get.</summary>
internal static class FailingWishes
{
    private static readonly Gate[] InOrder = [Gate.LeavesCounty, Gate.Certificate, Gate.NightShift, Gate.Apart, Gate.WageFloor, Gate.Season];

    /// <summary>
    /// Bits in the order of <see cref="InOrder"/>; −1 where something stands in the way that no wish moves: the law, a local rule, the
    /// day, the agreements, a priority window, a trade whose papers nobody can show.
    /// </summary>
    public static int Of(Market market, Seeker worker, int posting)
    {
        var (postings, row) = (market.Postings, worker.Row);
        var (place, occupation, offer) = (postings.Place[posting], postings.Occupation[posting], postings.Offer[posting]);
        var atHome = worker.AtHome[place];
        if (row.LegalClass is LegalClass.Under16 || postings.NotOpen[posting] is not Gate.None) return -1;
        if (market.Occupations.BarredFor(row.LegalClass, occupation) || (!atHome && !worker.IsJoined(place))) return -1;
        if (PostingGates.BarredLocally(market, worker, place, occupation)) return -1;
        if (postings.TargetGroupOnly[posting] && !row.TargetGroup) return -1;

        var lacksPaper = GateWords.MissingCertificate(market, worker, posting) is not null;
        if (lacksPaper && !CanGetPaper(market, worker, occupation)) return -1;

        return (row.CannotLeaveCounty && !atHome ? 1 : 0)
            | (lacksPaper ? 2 : 0)
            | (row.NoNightShift && offer.HasFlag(Offer.WorksAtNight) ? 4 : 0)
            | (row.OnlyTogether && !atHome && !offer.HasFlag(Offer.CoupleRooms) ? 8 : 0)
            | (FloorLadder.HighestFloor(market, posting) < Pay.FloorYuan(row) ? 16 : 0)
            | (!atHome && (postings.TakeUpMonths[posting] & worker.AwayMonths) == 0 ? 32 : 0);
    }

    public static int CountOf(int wishes) => BitOperations.PopCount((uint)wishes);

    public static IReadOnlyList<FailingWish> InWords(Market market, Seeker worker, int posting, int wishes)
    {
        var words = new List<FailingWish>();
        for (var at = 0; at < InOrder.Length; at++)
        {
            if ((wishes >> at & 1) != 0)
                words.Add(new FailingWish(GateWords.CodeOf(InOrder[at]), Words.Cut(GateWords.TextOf(InOrder[at], market, worker, posting), Words.Most)));
        }

        return words;
    }

    private static bool CanGetPaper(Market market, Seeker worker, int occupation) =>
        worker.Row.LegalClass is not LegalClass.Aged16To17
        && !(market.Occupations.Row[occupation].Licensed && market.Occupations.Demands[occupation].Length == 0);
}
