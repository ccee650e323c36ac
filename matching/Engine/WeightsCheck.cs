using System.Runtime.CompilerServices;

namespace JobAssist.Mobile.Matching;

/// <summary>
/// What weights must be before a market is built with them. No rule is a matter of taste: each keeps every score within 0…10,000, every
/// sum within sixteen bits, or the more suitable posting from scoring less.
/// </summary>
internal static class WeightsCheck
{
    // Bed and meals together stay far within sixteen bits.
    private const int MostYuan = 10_000;

    private static readonly Rule[] Rules =
    [
        Points(w => w.WantFull), Part(w => w.WantUnstated, w => w.WantFull), Part(w => w.WantAnySuitable, w => w.WantFull),
        Percent(w => w.SameSmallClassPercent), Percent(w => w.SameGroupPercent),
        Between(w => w.WantStepPercent, 0, 33),    // lost up to three times, and what is left must not be negative

        Points(w => w.SkillsFull), Percent(w => w.LikedPercent), Percent(w => w.LowerLevelPercent), Percent(w => w.TrainedPercent),

        Points(w => w.PayFull), Part(w => w.PayAtFloor, w => w.PayFull),
        Between(w => w.PayFullAboveYuan, 1, short.MaxValue), Between(w => w.PayNothingBelowYuan, 1, short.MaxValue),
        Between(w => w.UnstatedFloorYuan, 0, short.MaxValue),
        Yuan(w => w.PaidBedYuan), Yuan(w => w.RentYuan), Yuan(w => w.AllMealsYuan), Yuan(w => w.OneMealYuan), Yuan(w => w.MealAllowanceYuan),
        Between(w => w.FullWeekHours, 1, 168), Between(w => w.PartTimeHoursUnstated, 1, 168),
        Part(w => w.PartTimeHoursUnstated, w => w.FullWeekHours),

        Points(w => w.PlaceFull), Part(w => w.PlaceStep, w => w.PlaceFull), Part(w => w.PlaceAny, w => w.PlaceFull),
        Points(w => w.PairedTown), Points(w => w.DirectedEmployer),

        // At home everything is met, so nothing offered elsewhere may give more.
        Points(w => w.BoardFull), Part(w => w.BedFree, w => w.BoardFull), Part(w => w.BedPaid, w => w.BedFree),
        Part(w => w.MealsFree, w => w.BoardFull), Part(w => w.MealsSome, w => w.MealsFree),
        Part(w => w.BedFree + w.MealsFree, w => w.BoardFull),
        Points(w => w.CoupleRoom), Points(w => w.SeasonFull), Between(w => w.TakenUpWithinMonths, 1, 12),
        Points(w => w.ShiftFull), Part(w => w.ShiftBroken, w => w.ShiftFull), Part(w => w.ShiftTwo, w => w.ShiftFull), Part(w => w.ShiftThree, w => w.ShiftFull),
        Points(w => w.TravelOrganised),

        Points(w => w.StandingGood), Part(w => w.StandingUnknown, w => w.StandingGood),
        Points(w => w.CallFresh), Part(w => w.CallUnknown, w => w.CallFresh), Between(w => w.CallStaleDays, 1, 3_650),
        Points(w => w.KeptFull), Part(w => w.KeptUnknown, w => w.KeptFull), Between(w => w.KeptFullPeople, 1, 10_000),
        Points(w => w.ContractSigned), Points(w => w.SocialInsurance),
        Points(w => w.CompetitionFull), Part(w => w.CompetitionUnknown, w => w.CompetitionFull), Points(w => w.SchoolingMet),

        // A posting may be open since any day there is: days times points must stay a number.
        Points(w => w.PlainHomeCounty), Points(w => w.PlainNewest), Between(w => w.PlainPerDay, 0, 500),
        new("PlainNewest + PlainHomeCounty", "at most 10,000", w => w.PlainNewest + w.PlainHomeCounty <= Weights.Full),
        new("Sum", "10,000: the largest values of all terms make a full score", w => w.Sum == Weights.Full),
    ];

    /// <summary>Refuses weights by naming the first member that is wrong and what it must be.</summary>
    public static void Refuse(Weights weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (Array.Find(Rules, rule => !rule.Holds(weights)) is { } broken)
            throw new ArgumentException($"{broken.Member} must be {broken.MustBe}.", nameof(weights));
    }

    private static Rule Points(Func<Weights, int> of, [CallerArgumentExpression(nameof(of))] string name = "") => Between(of, 0, Weights.Full, name);

    private static Rule Percent(Func<Weights, int> of, [CallerArgumentExpression(nameof(of))] string name = "") => Between(of, 0, 100, name);

    private static Rule Yuan(Func<Weights, int> of, [CallerArgumentExpression(nameof(of))] string name = "") => Between(of, 0, MostYuan, name);

    private static Rule Between(Func<Weights, int> of, int least, int most, [CallerArgumentExpression(nameof(of))] string name = "") =>
        new(Plain(name), FormattableString.Invariant($"{least:N0}…{most:N0}"), w => of(w) >= least && of(w) <= most);

    private static Rule Part(Func<Weights, int> part, Func<Weights, int> whole, [CallerArgumentExpression(nameof(part))] string name = "", [CallerArgumentExpression(nameof(whole))] string wholeName = "") =>
        new(Plain(name), $"0 or more and at most {Plain(wholeName)}", w => part(w) >= 0 && part(w) <= whole(w));

    /// <summary>"w => w.BedFree" is told as "BedFree".</summary>
    private static string Plain(string lambda) => lambda.Replace("w => ", "", StringComparison.Ordinal).Replace("w.", "", StringComparison.Ordinal);

    private sealed record Rule(string Member, string MustBe, Func<Weights, bool> Holds);
}
