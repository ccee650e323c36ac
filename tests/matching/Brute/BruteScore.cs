using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Tests.Brute;

/// <summary>The score a second time, term by term from the rows.</summary>
internal sealed class BruteScore(MarketRows rows, Weights w, DateOnly today)
{
    public int Of(WorkerRow worker, PostingRow posting)
    {
        var home = rows.Regions.IsWithin(posting.WorkplaceCode, worker.HomeCountyCode);
        if (!worker.Personalised)
        {
            var days = Math.Max(0, today.DayNumber - posting.OpensOn.DayNumber);
            return Math.Max(0, w.PlainNewest - w.PlainPerDay * days) + (home ? w.PlainHomeCounty : 0);
        }

        var livesAtHome = home || posting.Arrangement == WorkArrangement.HomeBased;
        return Want(worker, posting) + Skills(worker, posting) + Pay(worker, posting, livesAtHome) + Place(worker, posting)
            + Cooperation(worker, posting) + Living(worker, posting, livesAtHome) + Trust(posting) + Chance(worker, posting);
    }

    private int Want(WorkerRow worker, PostingRow posting)
    {
        var candidates = new List<int> { 0 };
        if (worker.WantedOccupations.Count == 0) candidates.Add(w.WantUnstated);
        if (worker.AcceptsAnySuitable) candidates.Add(w.WantAnySuitable);
        candidates.AddRange(worker.WantedOccupations.Select((code, step) =>
            w.WantFull * Closeness(code, posting.OccupationCode) * (100 - w.WantStepPercent * (step > 3 ? 3 : step)) / 10_000));
        return candidates.Max();
    }

    private int Closeness(string wanted, string offered)
    {
        if (wanted == offered) return 100;
        var best = 0;
        var (a, b) = (wanted.Split('-'), offered.Split('-'));
        if (a.Length == 4 && b.Length == 4 && a[0].Length == 1 && char.IsAsciiDigit(a[0][0]) && a.Take(3).SequenceEqual(b.Take(3))) best = w.SameSmallClassPercent;
        foreach (var link in rows.Closeness)
        {
            if ((link.FromCode, link.ToCode) == (wanted, offered) || (link.ToCode, link.FromCode) == (wanted, offered)) best = Math.Max(best, link.Percent);
        }

        var (one, other) = (rows.Occupations.SingleOrDefault(o => o.Code == wanted), rows.Occupations.SingleOrDefault(o => o.Code == offered));
        return one is not null && other is not null && one.GroupCode != "" && one.GroupCode == other.GroupCode ? Math.Max(best, w.SameGroupPercent) : best;
    }

    private int Skills(WorkerRow worker, PostingRow posting)
    {
        if (posting.SkillsRequired.Count == 0) return w.SkillsFull;
        var liked = posting.SkillsLiked.Count == 0 ? 0 : w.SkillsFull * w.LikedPercent / 100;
        return Sum(posting.SkillsRequired, w.SkillsFull - liked, posting.Training ? w.TrainedPercent : 0) + Sum(posting.SkillsLiked, liked, 0);

        int Sum(IReadOnlyList<SkillLevel> asked, int points, int lacking) =>
            asked.Select((skill, n) => (points / asked.Count + (n < points % asked.Count ? 1 : 0)) * Credit(skill, lacking) / 100).Sum();

        int Credit(SkillLevel asked, int lacking)
        {
            var held = worker.Skills.Where(s => s.Code == asked.Code).Select(s => s.Level).DefaultIfEmpty(-1).Max();
            return held < 0 ? lacking : held < asked.Level ? Math.Max(lacking, w.LowerLevelPercent) : 100;
        }
    }

    private int Pay(WorkerRow worker, PostingRow posting, bool livesAtHome)
    {
        var bed = posting.Dormitory == Dormitory.Free ? 0 : posting.Dormitory == Dormitory.Paid ? w.PaidBedYuan : w.RentYuan;
        var meals = posting.Meals == Meals.Free ? 0 : posting.Meals == Meals.One ? w.OneMealYuan : posting.Meals == Meals.Allowance ? w.MealAllowanceYuan : w.AllMealsYuan;
        var inHand = posting.MonthMinFen / 100 - (livesAtHome ? 0 : bed + meals);
        var above = inHand - BruteForce.FloorOf(worker.WageFloorFen > 0 ? worker.WageFloorFen : w.UnstatedFloorYuan * 100, posting, w);
        return above >= 0
            ? w.PayAtFloor + Part(Math.Min(above, w.PayFullAboveYuan), w.PayFull - w.PayAtFloor, w.PayFullAboveYuan)
            : w.PayAtFloor - Part(Math.Min(-above, w.PayNothingBelowYuan), w.PayAtFloor, w.PayNothingBelowYuan);

        // A line in 65,536ths of a point a yuan, rounded up.
        static int Part(int yuan, int rise, int run) => (int)Math.Floor(yuan * Math.Ceiling(rise * 65_536m / run) / 65_536m);
    }

    private int Place(WorkerRow worker, PostingRow posting)
    {
        if (worker.PreferredDestinations.Count == 0) return w.PlaceAny;
        return worker.PreferredDestinations
            .Select((region, step) => region == "any" || rows.Regions.IsWithin(posting.WorkplaceCode, region) ? Math.Max(w.PlaceStep, w.PlaceFull - step * w.PlaceStep) : 0)
            .Max();
    }

    private int Cooperation(WorkerRow worker, PostingRow posting)
    {
        var joining = rows.Agreements.Where(a => BruteForce.Joins(a, worker, posting, rows.Regions, today)).ToList();
        var paired = joining.Exists(a => a.Pairings.Any(p => BruteForce.HoldsHome(worker, p.CountyCode, rows.Regions)
            && p.TownCodes.Any(t => rows.Regions.IsWithin(posting.WorkplaceCode, t))));
        var directed = joining.Exists(a => a.DirectedEmployers.Contains(posting.EmployerRef));
        return (paired ? w.PairedTown : 0) + (directed ? w.DirectedEmployer : 0);
    }

    private int Living(WorkerRow worker, PostingRow posting, bool livesAtHome)
    {
        var shift = posting.Shift switch
        {
            ShiftPattern.Day or ShiftPattern.Flexible => w.ShiftFull,
            ShiftPattern.Split => w.ShiftBroken,
            ShiftPattern.Two => w.ShiftTwo,
            ShiftPattern.Three => w.ShiftThree,
            _ => 0,
        };
        if (livesAtHome) return shift + w.BoardFull + w.CoupleRoom + w.SeasonFull + w.TravelOrganised;

        var bed = !worker.NeedsDormitory || posting.Dormitory == Dormitory.Free ? w.BedFree : posting.Dormitory == Dormitory.Paid ? w.BedPaid : 0;
        var meals = posting.Meals == Meals.Free ? w.MealsFree : posting.Meals == Meals.None ? 0 : w.MealsSome;
        var couple = posting.CoupleRooms || (!worker.NeedsCoupleRoom && !worker.OnlyTogether) ? w.CoupleRoom : 0;
        var asked = BruteForce.MonthsOf(posting.SeasonFromMonth, posting.SeasonToMonth).ToList();
        var able = asked.Intersect(BruteForce.MonthsOf(worker.AwayFromMonth, worker.AwayToMonth)).Count();
        return shift + bed + meals + couple + w.SeasonFull * able / asked.Count + (posting.TravelOrganised ? w.TravelOrganised : 0);
    }

    private int Trust(PostingRow posting)
    {
        var standing = posting.Standing == EmployerStanding.Good ? w.StandingGood : posting.Standing == EmployerStanding.Unknown ? w.StandingUnknown : 0;
        var call = posting.LastCallOn is { } on
            ? w.CallFresh * Math.Max(0, w.CallStaleDays - Math.Max(0, today.DayNumber - on.DayNumber)) / w.CallStaleDays
            : w.CallUnknown;
        var kept = posting.PeopleKept is { } people ? w.KeptFull * Math.Min(people, w.KeptFullPeople) / w.KeptFullPeople : w.KeptUnknown;
        return standing + call + kept
            + (posting.Contract == ContractKind.LabourService ? 0 : w.ContractSigned) + (posting.SocialInsurance ? w.SocialInsurance : 0);
    }

    private int Chance(WorkerRow worker, PostingRow posting)
    {
        var free = posting.Headcount - posting.Filled;
        var competition = posting.Applied is { } applied ? w.CompetitionFull * free / (free + applied) : w.CompetitionUnknown;
        return competition + ((int)worker.Education >= (int)posting.EducationMin ? w.SchoolingMet : 0);
    }
}
