using JobAssist.Mobile.Domain.Reference;

namespace JobAssist.Mobile.Domain.Postings;

/// <summary>
/// Pay against the lowest lawful pay of the work place: full-time month pay by the month, day pay times 21.75, hour pay and
/// part-time month pay by the hour (4.33 weeks a month), piece pay by what a month usually comes to; piece work at home is
/// not compared. Exactly the minimum is lawful.
/// </summary>
public static class MinimumPay
{
    private const decimal DaysPerMonth = 21.75m;
    private const decimal WeeksPerMonth = 4.33m;

    /// <summary>True when the lower end of the pay lies below; an amount that is missing lies nowhere.</summary>
    public static bool IsBelow(PostingTerms terms, MinimumWage least) => terms switch
    {
        { PayMinFen: null } or { PayBasis: null } => false,
        { Kind: PostKind.HomeBased } or { Arrangement: WorkArrangement.HomeBased } => false,
        { PayBasis: PayBasis.Hour } => terms.PayMinFen < least.HourFen,
        { PayBasis: PayBasis.Day } => terms.PayMinFen * DaysPerMonth < least.MonthFen,
        { PayBasis: PayBasis.Piece } => terms.WorkTime is WorkTime.FullTime && terms.MonthMinFen < least.MonthFen,
        { WorkTime: WorkTime.FullTime } => terms.PayMinFen < least.MonthFen,
        { HoursPerWeek: { } hours and > 0 } => terms.PayMinFen / (hours * WeeksPerMonth) < least.HourFen,
        _ => false,
    };
}
