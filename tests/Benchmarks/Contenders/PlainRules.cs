using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Matching;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Benchmarks.Contenders;

/// <summary>
/// Gates and scores as a careful team would write them over objects: dictionaries made once, no columns, no bounds, no numbers
/// for codes. The LINQ contender and the checks of the generator use it; it shares nothing with the engine but the rows.
/// </summary>
internal sealed class PlainRules
{
    private readonly MarketRows _rows;
    private readonly Weights _weights;
    private readonly DateOnly _today;
    private readonly Dictionary<string, OccupationRow> _occupations;
    private readonly Dictionary<string, HazardRow> _hazards;
    private readonly Dictionary<(string, string), int> _links = [];
    private readonly Dictionary<string, HashSet<string>> _chains = new(StringComparer.Ordinal);
    private readonly ILookup<string, AgreementRow> _agreementsByParty;

    public PlainRules(MarketRows rows, Weights weights, DateOnly today)
    {
        (_rows, _weights, _today) = (rows, weights, today);
        _occupations = rows.Occupations.ToDictionary(o => o.Code, StringComparer.Ordinal);
        _hazards = rows.Hazards.ToDictionary(h => h.OccupationCode, StringComparer.Ordinal);
        foreach (var link in rows.Closeness)
        {
            foreach (var pair in ((string, string)[])[(link.FromCode, link.ToCode), (link.ToCode, link.FromCode)])
                _links[pair] = Math.Max(_links.GetValueOrDefault(pair), link.Percent);
        }

        foreach (var place in rows.Postings.Select(p => p.WorkplaceCode).Distinct(StringComparer.Ordinal))
            _chains[place] = rows.Regions.ChainOf(place).ToHashSet(StringComparer.Ordinal);
        _agreementsByParty = rows.Agreements.Where(a => a.IsInForce(today))
            .SelectMany(a => a.Parties.Where(p => p.Role != PartyRole.Receiving).Select(p => (p.RegionCode, Agreement: a)))
            .ToLookup(p => p.RegionCode, p => p.Agreement, StringComparer.Ordinal);
    }

    /// <summary>A worker with the agreements that may join home with somewhere, and the skills by code.</summary>
    internal sealed record Seeker(WorkerRow Row, HashSet<string> HomeChain, AgreementRow[] Agreements, Dictionary<string, HeldSkill> Skills, ushort Away);

    public Seeker Prepare(WorkerRow worker)
    {
        var home = _rows.Regions.ChainOf(worker.HomeTownshipCode ?? worker.HomeCountyCode).Concat(_rows.Regions.ChainOf(worker.HomeCountyCode)).ToHashSet(StringComparer.Ordinal);
        return new Seeker(worker, home, [.. home.SelectMany(region => _agreementsByParty[region]).Distinct()],
            worker.Skills.ToDictionary(s => s.Code, StringComparer.Ordinal), MonthsOf(worker.AwayFromMonth, worker.AwayToMonth));
    }

    public static bool IsOpen(PostingRow posting, DateOnly today) =>
        posting.OpensOn <= today && today <= posting.ClosesOn && posting.Filled < posting.Headcount && posting.Standing != EmployerStanding.Suspended;

    public bool IsHome(Seeker worker, PostingRow posting) => _chains[posting.WorkplaceCode].Contains(worker.Row.HomeCountyCode);

    public bool IsReachable(Seeker worker, PostingRow posting) => IsHome(worker, posting) || worker.Agreements.Any(a => Joins(a, worker, posting));

    public bool Accepts(Seeker worker, PostingRow posting)
    {
        var row = worker.Row;
        if (row.LegalClass == LegalClass.Under16 || !IsOpen(posting, _today)) return false;
        if (row.NoNightShift && posting.Shift is ShiftPattern.Two or ShiftPattern.Three or ShiftPattern.Night && row.NoNightShift) return false;
        if (posting.MonthMaxFen / 100 < FloorOf(row.WageFloorFen / 100, posting)) return false;
        if (!row.TargetGroup && _today < posting.OpensOn.AddDays(posting.TargetGroupFirstDays)) return false;
        var home = IsHome(worker, posting);
        if (!home && (row.CannotLeaveCounty || (row.OnlyTogether && !posting.CoupleRooms))) return false;
        if (!home && (TakeUpMonthsOf(posting) & worker.Away) == 0) return false;
        return LawAllows(row.LegalClass, posting) && HoldsCertificates(worker, posting) && (home || worker.Agreements.Any(a => Joins(a, worker, posting)));
    }

    public int Score(Seeker worker, PostingRow posting)
    {
        var home = IsHome(worker, posting);
        if (!worker.Row.Personalised)
        {
            var days = Math.Max(0, _today.DayNumber - posting.OpensOn.DayNumber);
            return Math.Max(0, _weights.PlainNewest - _weights.PlainPerDay * days) + (home ? _weights.PlainHomeCounty : 0);
        }

        var livesAtHome = home || posting.Arrangement == WorkArrangement.HomeBased;
        return Want(worker.Row, posting) + Skills(worker, posting) + Pay(worker.Row, posting, livesAtHome) + Place(worker.Row, posting)
            + Cooperation(worker, posting) + Living(worker, posting, livesAtHome) + PlainTrust.Of(posting, _weights, _today)
            + (worker.Row.Education >= posting.EducationMin ? _weights.SchoolingMet : 0);
    }

    private bool Joins(AgreementRow agreement, Seeker worker, PostingRow posting) =>
        agreement.Parties.Any(from => from.Role != PartyRole.Receiving && worker.HomeChain.Contains(from.RegionCode)
            && agreement.Parties.Any(to => to.Role != PartyRole.Sending && to.RegionCode != from.RegionCode && _chains[posting.WorkplaceCode].Contains(to.RegionCode)));

    private bool LawAllows(LegalClass legal, PostingRow posting)
    {
        var hazard = _hazards.GetValueOrDefault(posting.OccupationCode);
        return legal switch
        {
            LegalClass.StatutoryListApplies => hazard is null || hazard.StatutoryItems.Count == 0,
            LegalClass.Aged16To17 => hazard is { Known: true, JuvenileItems.Count: 0, StatutoryItems.Count: 0 },
            _ => true,
        };
    }

    private bool HoldsCertificates(Seeker worker, PostingRow posting)
    {
        var occupation = _occupations[posting.OccupationCode];
        if (occupation is { Licensed: true, Certificates.Count: 0 }) return false;
        return (posting.CertificateSkill is not { } own || Holds(own)) && occupation.Certificates.All(demand => demand.AnyOfSkills.Any(Holds));

        bool Holds(string code) => worker.Skills.TryGetValue(code, out var held) && held.Certified && !(held.ExpiresOn < _today);
    }

    private int FloorOf(int yuan, PostingRow posting)
    {
        if (posting.WorkTime == WorkTime.FullTime) return yuan;
        var hours = Math.Clamp(posting.HoursPerWeek ?? _weights.PartTimeHoursUnstated, 1, _weights.FullWeekHours);
        return (yuan * ((hours * 32_768 + _weights.FullWeekHours - 1) / _weights.FullWeekHours)) >> 15;
    }

    private int Want(WorkerRow worker, PostingRow posting)
    {
        var best = worker.WantedOccupations.Count == 0 ? _weights.WantUnstated : 0;
        if (worker.AcceptsAnySuitable) best = Math.Max(best, _weights.WantAnySuitable);
        for (var step = 0; step < worker.WantedOccupations.Count; step++)
        {
            var percent = Closeness(worker.WantedOccupations[step], posting.OccupationCode);
            best = Math.Max(best, _weights.WantFull * percent * (100 - _weights.WantStepPercent * Math.Min(step, 3)) / 10_000);
        }

        return best;
    }

    private int Closeness(string wanted, string offered)
    {
        if (wanted == offered) return 100;
        var national = char.IsAsciiDigit(wanted[0]) && char.IsAsciiDigit(offered[0]);
        var best = national && wanted.AsSpan(0, 7).SequenceEqual(offered.AsSpan(0, 7)) ? _weights.SameSmallClassPercent : _links.GetValueOrDefault((wanted, offered));
        if (national) best = Math.Max(best, _links.GetValueOrDefault((wanted, offered)));
        return _occupations[wanted].GroupCode == _occupations[offered].GroupCode ? Math.Max(best, _weights.SameGroupPercent) : best;
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

    private int Pay(WorkerRow worker, PostingRow posting, bool livesAtHome)
    {
        var inHand = posting.MonthMinFen / 100 - (livesAtHome ? 0 : PlainTrust.Board(posting, _weights));
        var above = inHand - FloorOf(worker.WageFloorFen > 0 ? worker.WageFloorFen / 100 : _weights.UnstatedFloorYuan, posting);
        return above >= 0
            ? _weights.PayAtFloor + Part(Math.Min(above, _weights.PayFullAboveYuan), _weights.PayFull - _weights.PayAtFloor, _weights.PayFullAboveYuan)
            : _weights.PayAtFloor - Part(Math.Min(-above, _weights.PayNothingBelowYuan), _weights.PayAtFloor, _weights.PayNothingBelowYuan);

        static int Part(int yuan, int rise, int run) => (yuan * ((rise * 65_536 + run - 1) / run)) >> 16;
    }

    private int Place(WorkerRow worker, PostingRow posting)
    {
        if (worker.PreferredDestinations.Count == 0) return _weights.PlaceAny;
        var chain = _chains[posting.WorkplaceCode];
        for (var step = 0; step < worker.PreferredDestinations.Count; step++)
        {
            if (worker.PreferredDestinations[step] == WorkerRow.AnyPlace || chain.Contains(worker.PreferredDestinations[step]))
                return Math.Max(_weights.PlaceStep, _weights.PlaceFull - step * _weights.PlaceStep);
        }

        return 0;
    }

    private int Cooperation(Seeker worker, PostingRow posting)
    {
        var (paired, directed) = (false, false);
        foreach (var agreement in worker.Agreements.Where(a => Joins(a, worker, posting)))
        {
            paired |= agreement.Pairings.Any(p => worker.HomeChain.Contains(p.CountyCode) && p.TownCodes.Any(_chains[posting.WorkplaceCode].Contains));
            directed |= agreement.DirectedEmployers.Contains(posting.EmployerRef);
        }

        return (paired ? _weights.PairedTown : 0) + (directed ? _weights.DirectedEmployer : 0);
    }

    private int Living(Seeker worker, PostingRow posting, bool livesAtHome)
    {
        var shift = posting.Shift switch
        {
            ShiftPattern.Day or ShiftPattern.Flexible => _weights.ShiftFull,
            ShiftPattern.Split => _weights.ShiftBroken,
            ShiftPattern.Two => _weights.ShiftTwo,
            ShiftPattern.Three => _weights.ShiftThree,
            _ => 0,
        };
        if (livesAtHome) return shift + _weights.BoardFull + _weights.CoupleRoom + _weights.SeasonFull + _weights.TravelOrganised;

        var bed = !worker.Row.NeedsDormitory || posting.Dormitory == Dormitory.Free ? _weights.BedFree : posting.Dormitory == Dormitory.Paid ? _weights.BedPaid : 0;
        var meals = posting.Meals == Meals.Free ? _weights.MealsFree : posting.Meals == Meals.None ? 0 : _weights.MealsSome;
        var couple = posting.CoupleRooms || !(worker.Row.NeedsCoupleRoom || worker.Row.OnlyTogether) ? _weights.CoupleRoom : 0;
        int season = MonthsOf(posting.SeasonFromMonth, posting.SeasonToMonth);
        var months = _weights.SeasonFull * System.Numerics.BitOperations.PopCount((uint)(season & worker.Away)) / System.Numerics.BitOperations.PopCount((uint)season);
        return shift + bed + meals + couple + months + (posting.TravelOrganised ? _weights.TravelOrganised : 0);
    }

    private ushort TakeUpMonthsOf(PostingRow posting)
    {
        if (posting is { SeasonFromMonth: not null, SeasonToMonth: not null }) return MonthsOf(posting.SeasonFromMonth, posting.SeasonToMonth);
        var first = (posting.StartsOn > _today ? posting.StartsOn : _today).Month;
        return MonthsOf(first, (first + _weights.TakenUpWithinMonths - 2) % 12 + 1);
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
