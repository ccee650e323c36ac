using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Matching;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Benchmarks.Contenders;

/// <summary>The terms that no worker changes: trust, contract and competition; and what bed and meals cost.</summary>
internal static class PlainTrust
{
    public static int Of(PostingRow posting, Weights w, DateOnly today)
    {
        var standing = posting.Standing == EmployerStanding.Good ? w.StandingGood : posting.Standing == EmployerStanding.Unknown ? w.StandingUnknown : 0;
        var call = posting.LastCallOn is { } on
            ? w.CallFresh * (w.CallStaleDays - Math.Clamp(today.DayNumber - on.DayNumber, 0, w.CallStaleDays)) / w.CallStaleDays
            : w.CallUnknown;
        var kept = posting.PeopleKept is { } people ? w.KeptFull * Math.Min(people, w.KeptFullPeople) / w.KeptFullPeople : w.KeptUnknown;
        var free = posting.Headcount - posting.Filled;
        var competition = posting.Applied is { } applied ? (int)((long)w.CompetitionFull * free / Math.Max(1, free + applied)) : w.CompetitionUnknown;
        return standing + call + kept + competition
            + (posting.Contract == ContractKind.LabourService ? 0 : w.ContractSigned) + (posting.SocialInsurance ? w.SocialInsurance : 0);
    }

    public static int Board(PostingRow posting, Weights w) =>
        (posting.Dormitory == Dormitory.Free ? 0 : posting.Dormitory == Dormitory.Paid ? w.PaidBedYuan : w.RentYuan)
        + (posting.Meals == Meals.Free ? 0 : posting.Meals == Meals.One ? w.OneMealYuan : posting.Meals == Meals.Allowance ? w.MealAllowanceYuan : w.AllMealsYuan);
}
