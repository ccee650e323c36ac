using System.Runtime.CompilerServices;
using JobAssist.Mobile.Matching.Lanes;
using JobAssist.Mobile.Matching.Scores;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Views;

/// <summary>
/// When each lane can be taken up and when it is worked, as sets of months. Where the place of work makes no difference to somebody's
/// months (home), the set is a thirteenth month in which everybody can be away.
/// </summary>
internal static class SeasonColumns
{
    /// <summary>The months of somebody who can be away all year; no column is looked at.</summary>
    public const ushort AllYear = 0;

    private const ushort Thirteenth = 1 << 12;

    /// <summary>The months of a worker, with the thirteenth; <see cref="AllYear"/> when nothing needs to be looked at.</summary>
    public static ushort MonthsOf(int? from, int? to) => Months.Between(from, to) is not Months.WholeYear and var months ? (ushort)(months | Thirteenth) : AllYear;

    public static void Fill(BlockTable table, Market market, int lane, int j, bool livesAtHome, bool inCounty)
    {
        var worked = livesAtHome ? Thirteenth : market.Postings.SeasonMonths[j];
        table.Set(lane, BlockTable.TakeUp, inCounty ? Thirteenth : market.Postings.TakeUpMonths[j]);
        table.Set(lane, BlockTable.Worked, worked);

        // full × shared / count, cut to a whole number, is shared × (full div count) and the whole part of shared × (full mod count) / count.
        var (full, count) = (market.Weights.SeasonFull, Months.CountOf(worked));
        table.Set(lane, BlockTable.EachMonth, full / count);
        table.Set(lane, BlockTable.RestOfMonths, full % count * ((65_536 + count - 1) / count));
    }

    /// <summary><paramref name="lanes"/> where a posting can be taken up in one of the months, else <paramref name="nothing"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes WhereTakenUp<TLanes>(ref short block, ushort months, TLanes lanes, TLanes nothing)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.WhereAtLeast(TLanes.And(TLanes.Load(ref BlockTable.Column(ref block, BlockTable.TakeUp)), TLanes.All(months)), TLanes.All(1), lanes, nothing);

    /// <summary>What each lane loses of the season's <paramref name="full"/> points: the same integers as <see cref="Arrangement.Season"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Loss<TLanes>(ref short block, ushort months, int full)
        where TLanes : struct, ILanes<TLanes>
    {
        var shared = TLanes.CountBits(TLanes.And(TLanes.Load(ref BlockTable.Column(ref block, BlockTable.Worked)), TLanes.All(months)));
        var whole = TLanes.MultiplyLow(shared, TLanes.Load(ref BlockTable.Column(ref block, BlockTable.EachMonth)));
        var rest = TLanes.MultiplyHigh(shared, TLanes.Load(ref BlockTable.Column(ref block, BlockTable.RestOfMonths)));
        return TLanes.SubtractSaturated(TLanes.All(full), TLanes.Add(whole, rest));
    }
}
