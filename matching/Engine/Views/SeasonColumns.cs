using System.Runtime.CompilerServices;
using JobAssist.Mobile.Matching.Lanes;
using JobAssist.Mobile.Matching.Scores;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Views;

/// <summary>
/// When each lane can be taken up and when it is worked, as sets of months. Where the place of work makes no difference to somebody's
/// months (home), the set is a thirteenth month in which everybody can be away.
/// </summary>
internal sealed class SeasonColumns
{
    /// <summary>The months of somebody who can be away all year; no column is looked at.</summary>
    public const ushort AllYear = 0;

    private const ushort Thirteenth = 1 << 12;
    private readonly short[] _takeUp, _worked, _eachMonth, _rest;
    private readonly int _full;

    public SeasonColumns(Market market, int[] posting, bool[] livesAtHome, bool[] inCounty, int lanes)
    {
        (_takeUp, _worked, _eachMonth, _rest, _full) = (new short[lanes], new short[lanes], new short[lanes], new short[lanes], market.Weights.SeasonFull);
        for (var n = 0; n < posting.Length; n++)
        {
            _takeUp[n] = inCounty[n] ? (short)Thirteenth : (short)market.Postings.TakeUpMonths[posting[n]];
            _worked[n] = livesAtHome[n] ? (short)Thirteenth : (short)market.Postings.SeasonMonths[posting[n]];

            // full × shared / count, cut to a whole number, is shared × (full div count) and the whole part of shared × (full mod count) / count.
            var count = Months.CountOf(_worked[n]);
            _eachMonth[n] = (short)(_full / count);
            _rest[n] = unchecked((short)(_full % count * ((65_536 + count - 1) / count)));
        }
    }

    /// <summary>The months of a worker, with the thirteenth; <see cref="AllYear"/> when nothing needs to be looked at.</summary>
    public static ushort MonthsOf(int? from, int? to) => Months.Between(from, to) is not Months.WholeYear and var months ? (ushort)(months | Thirteenth) : AllYear;

    /// <summary>Lanes that can be taken up in one of the months.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint TakenUp<TLanes>(int at, ushort months)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.AtLeast(TLanes.And(TLanes.Load(_takeUp, at), TLanes.All(months)), TLanes.All(1));

    /// <summary>What each lane loses of the season's points: the same integers as <see cref="Arrangement.Season"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Loss<TLanes>(int at, ushort months)
        where TLanes : struct, ILanes<TLanes>
    {
        var shared = TLanes.CountBits(TLanes.And(TLanes.Load(_worked, at), TLanes.All(months)));
        var points = TLanes.Add(TLanes.MultiplyLow(shared, TLanes.Load(_eachMonth, at)), TLanes.MultiplyHigh(shared, TLanes.Load(_rest, at)));
        return TLanes.SubtractSaturated(TLanes.All(_full), points);
    }
}
