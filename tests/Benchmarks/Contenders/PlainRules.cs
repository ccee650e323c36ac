using System.Collections.Concurrent;
using System.Numerics;
using JobAssist.Mobile.Benchmarks.Dump;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Matching;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Benchmarks.Contenders;

/// <summary>
/// Gates and scores as a careful team would write them over objects: look-ups made once, what joins a home kept per home; no columns,
/// no bounds. The LINQ contender and the checks of the generator use it; it shares nothing with the engine but the rows.
/// </summary>
internal sealed class PlainRules
{
    private readonly MarketRows _rows;
    private readonly Weights _weights;
    private readonly DateOnly _today;
    private readonly Dictionary<string, OccupationRow> _occupations;
    private readonly Dictionary<(string, string), int> _links = [];
    private readonly List<PlainPlace> _places;
    private readonly ConcurrentDictionary<(string, string?), Dictionary<PlainPlace, PlainTie>> _ties = new();

    public PlainRules(MarketRows rows, Weights weights, DateOnly today)
    {
        (_rows, _weights, _today) = (rows, weights, today);
        _occupations = rows.Occupations.ToDictionary(o => o.Code, StringComparer.Ordinal);
        var hazards = rows.Hazards.ToDictionary(h => h.OccupationCode, StringComparer.Ordinal);
        foreach (var link in rows.Closeness)
        {
            foreach (var pair in ((string, string)[])[(link.FromCode, link.ToCode), (link.ToCode, link.FromCode)])
                _links[pair] = Math.Max(_links.GetValueOrDefault(pair), link.Percent);
        }

        _places = [.. rows.Postings.Select(p => p.WorkplaceCode).Distinct(StringComparer.Ordinal).Select(code => new PlainPlace(code, rows.Regions.ChainOf(code).ToHashSet(StringComparer.Ordinal)))];
        var places = _places.ToDictionary(p => p.Code, StringComparer.Ordinal);
        Open = [.. rows.Postings.Where(p => IsOpen(p, today))
            .Select(p => new PlainPosting(p, places[p.WorkplaceCode], _occupations[p.OccupationCode], hazards.GetValueOrDefault(p.OccupationCode), weights, today))];
    }

    /// <summary>The postings open on the day.</summary>
    public List<PlainPosting> Open { get; }

    /// <summary>A worker with what joins home to the work places, and the skills by code.</summary>
    internal sealed record Seeker(WorkerRow Row, Dictionary<PlainPlace, PlainTie> Ties, Dictionary<string, HeldSkill> Skills, ushort Away);

    public Seeker Prepare(WorkerRow worker) => new(
        worker,
        _ties.GetOrAdd((worker.HomeCountyCode, worker.HomeTownshipCode), TiesOf),
        worker.Skills.ToDictionary(s => s.Code, StringComparer.Ordinal),
        MonthsOf(worker.AwayFromMonth, worker.AwayToMonth));

    public static bool IsOpen(PostingRow posting, DateOnly today) =>
        posting.OpensOn <= today && today <= posting.ClosesOn && posting.Filled < posting.Headcount && posting.Standing != EmployerStanding.Suspended;

    public bool Accepts(Seeker worker, PlainPosting posting)
    {
        var row = worker.Row;
        if (row.LegalClass == LegalClass.Under16 || !worker.Ties.TryGetValue(posting.Place, out var tie)) return false;
        if (row.NoNightShift && posting.AtNight) return false;
        if (posting.Row.MonthMaxFen / 100 < FloorOf(row.WageFloorFen / 100, posting.Row)) return false;
        if (!row.TargetGroup && posting.TargetGroupOnly) return false;
        if (!tie.Home && (row.CannotLeaveCounty || (row.OnlyTogether && !posting.Row.CoupleRooms))) return false;
        if (!tie.Home && (posting.TakeUp & worker.Away) == 0) return false;
        return LawAllows(row.LegalClass, posting.Hazard) && HoldsCertificates(worker, posting);
    }

    public int Score(Seeker worker, PlainPosting posting)
    {
        var tie = worker.Ties[posting.Place];
        if (!worker.Row.Personalised)
        {
            var days = Math.Max(0, _today.DayNumber - posting.Row.OpensOn.DayNumber);
            return Math.Max(0, _weights.PlainNewest - _weights.PlainPerDay * days) + (tie.Home ? _weights.PlainHomeCounty : 0);
        }

        var livesAtHome = tie.Home || posting.Row.Arrangement == WorkArrangement.HomeBased;
        return Want(worker.Row, posting.Occupation) + Skills(worker, posting.Row) + Pay(worker.Row, posting, livesAtHome) + Place(worker.Row, posting.Place)
            + (tie.Paired ? _weights.PairedTown : 0) + (tie.DirectedEmployers.Contains(posting.Row.EmployerRef) ? _weights.DirectedEmployer : 0)
            + Living(worker, posting, livesAtHome) + posting.Fixed
            + (worker.Row.Education >= posting.Row.EducationMin ? _weights.SchoolingMet : 0);
    }

    /// <summary>Every work place in the home county or joined with home by an agreement in force.</summary>
    private Dictionary<PlainPlace, PlainTie> TiesOf((string County, string? Township) home)
    {
        var chain = _rows.Regions.ChainOf(home.Township ?? home.County).Union(_rows.Regions.ChainOf(home.County)).ToList();
        var agreements = new HomeTies(_rows.Agreements, chain);
        return _places
            .Select(place => (Place: place, Home: place.Chain.Contains(home.County), Joining: agreements.That(place.Chain)))
            .Where(p => p.Home || p.Joining.Count > 0)
            .ToDictionary(p => p.Place, p => new PlainTie(p.Home, agreements.Pair(p.Joining, p.Place.Chain),
                p.Joining.SelectMany(a => a.DirectedEmployers).ToHashSet(StringComparer.Ordinal)));
    }

    private static bool LawAllows(LegalClass legal, HazardRow? hazard) => legal switch
    {
        LegalClass.StatutoryListApplies => hazard is null || hazard.StatutoryItems.Count == 0,
        LegalClass.Aged16To17 => hazard is { Known: true, JuvenileItems.Count: 0, StatutoryItems.Count: 0 },
        _ => true,
    };

    private bool HoldsCertificates(Seeker worker, PlainPosting posting)
    {
        if (posting.Occupation is { Licensed: true, Certificates.Count: 0 }) return false;
        return (posting.Row.CertificateSkill is not { } own || Holds(own)) && posting.Occupation.Certificates.All(demand => demand.AnyOfSkills.Any(Holds));

        bool Holds(string code) => worker.Skills.TryGetValue(code, out var held) && held.Certified && !(held.ExpiresOn < _today);
    }

    private int FloorOf(int yuan, PostingRow posting)
    {
        if (posting.WorkTime == WorkTime.FullTime) return yuan;
        var hours = Math.Clamp(posting.HoursPerWeek ?? _weights.PartTimeHoursUnstated, 1, _weights.FullWeekHours);
        return (yuan * ((hours * 32_768 + _weights.FullWeekHours - 1) / _weights.FullWeekHours)) >> 15;
    }

    private int Want(WorkerRow worker, OccupationRow offered)
    {
        var best = worker.WantedOccupations.Count == 0 ? _weights.WantUnstated : 0;
        if (worker.AcceptsAnySuitable) best = Math.Max(best, _weights.WantAnySuitable);
        for (var step = 0; step < worker.WantedOccupations.Count; step++)
        {
            var percent = Closeness(worker.WantedOccupations[step], offered);
            best = Math.Max(best, _weights.WantFull * percent * (100 - _weights.WantStepPercent * Math.Min(step, 3)) / 10_000);
        }

        return best;
    }

    private int Closeness(string wanted, OccupationRow offered)
    {
        if (wanted == offered.Code) return 100;
        var best = _links.GetValueOrDefault((wanted, offered.Code));
        if (_occupations[wanted].GroupCode != offered.GroupCode) return best;
        var sameClass = char.IsAsciiDigit(wanted[0]) && char.IsAsciiDigit(offered.Code[0]) && wanted.AsSpan(0, 7).SequenceEqual(offered.Code.AsSpan(0, 7));
        return Math.Max(best, sameClass ? _weights.SameSmallClassPercent : _weights.SameGroupPercent);
    }

    private int Skills(Seeker worker, PostingRow posting)
    {
        if (posting.SkillsRequired.Count == 0) return _weights.SkillsFull;
        var liked = posting.SkillsLiked.Count == 0 ? 0 : _weights.SkillsFull * _weights.LikedPercent / 100;
        return Sum(posting.SkillsRequired, _weights.SkillsFull - liked, posting.Training ? _weights.TrainedPercent : 0) + Sum(posting.SkillsLiked, liked, 0);

        int Sum(IReadOnlyList<SkillLevel> asked, int points, int lacking) => asked.Select((skill, n) =>
            (points / asked.Count + (n < points % asked.Count ? 1 : 0))
            * (!worker.Skills.TryGetValue(skill.Code, out var held) ? lacking : held.Level < skill.Level ? Math.Max(lacking, _weights.LowerLevelPercent) : 100) / 100).Sum();
    }

    private int Pay(WorkerRow worker, PlainPosting posting, bool livesAtHome)
    {
        var inHand = posting.Row.MonthMinFen / 100 - (livesAtHome ? 0 : posting.BoardYuan);
        var above = inHand - FloorOf(worker.WageFloorFen > 0 ? worker.WageFloorFen / 100 : _weights.UnstatedFloorYuan, posting.Row);
        return above >= 0
            ? _weights.PayAtFloor + Part(Math.Min(above, _weights.PayFullAboveYuan), _weights.PayFull - _weights.PayAtFloor, _weights.PayFullAboveYuan)
            : _weights.PayAtFloor - Part(Math.Min(-above, _weights.PayNothingBelowYuan), _weights.PayAtFloor, _weights.PayNothingBelowYuan);

        static int Part(int yuan, int rise, int run) => (yuan * ((rise * 65_536 + run - 1) / run)) >> 16;
    }

    private int Place(WorkerRow worker, PlainPlace place)
    {
        if (worker.PreferredDestinations.Count == 0) return _weights.PlaceAny;
        for (var step = 0; step < worker.PreferredDestinations.Count; step++)
        {
            if (worker.PreferredDestinations[step] == WorkerRow.AnyPlace || place.Chain.Contains(worker.PreferredDestinations[step]))
                return Math.Max(_weights.PlaceStep, _weights.PlaceFull - step * _weights.PlaceStep);
        }

        return 0;
    }

    private int Living(Seeker worker, PlainPosting posting, bool livesAtHome)
    {
        var shift = posting.Row.Shift switch
        {
            ShiftPattern.Day or ShiftPattern.Flexible => _weights.ShiftFull,
            ShiftPattern.Split => _weights.ShiftBroken,
            ShiftPattern.Two => _weights.ShiftTwo,
            ShiftPattern.Three => _weights.ShiftThree,
            _ => 0,
        };
        if (livesAtHome) return shift + _weights.BoardFull + _weights.CoupleRoom + _weights.SeasonFull + _weights.TravelOrganised;

        var (row, dormitory, offered) = (worker.Row, posting.Row.Dormitory, posting.Row.Meals);
        var bed = !row.NeedsDormitory || dormitory == Dormitory.Free ? _weights.BedFree : dormitory == Dormitory.Paid ? _weights.BedPaid : 0;
        var meals = offered == Meals.Free ? _weights.MealsFree : offered == Meals.None ? 0 : _weights.MealsSome;
        var couple = posting.Row.CoupleRooms || !(row.NeedsCoupleRoom || row.OnlyTogether) ? _weights.CoupleRoom : 0;
        var months = _weights.SeasonFull * BitOperations.PopCount((uint)(posting.Season & worker.Away)) / BitOperations.PopCount((uint)posting.Season);
        return shift + bed + meals + couple + months + (posting.Row.TravelOrganised ? _weights.TravelOrganised : 0);
    }

    public static ushort MonthsOf(int? from, int? to)
    {
        if (from is null || to is null) return 0xFFF;
        var months = 0;
        for (var month = from.Value - 1; ; month = (month + 1) % 12)
        {
            months |= 1 << month;
            if (month == to.Value - 1) return (ushort)months;
        }
    }
}
