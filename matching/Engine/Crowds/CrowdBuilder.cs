using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Matching.Scores;
using JobAssist.Mobile.Matching.Tables;
using JobAssist.Mobile.Matching.Views;

namespace JobAssist.Mobile.Matching.Crowds;

/// <summary>Packs rows one by one, so that millions never need to exist as objects at once.</summary>
internal sealed class CrowdBuilder(Market market, Func<WorkerRow, int> weight)
{
    private readonly List<HomeView> _homes = [];
    private readonly Dictionary<(string, string?), int> _homeOf = [];
    private readonly Dictionary<string, int> _paperSetOf = new(StringComparer.Ordinal) { [""] = 0 };
    private readonly List<int[]> _paperSets = [[]];
    private readonly List<ulong> _barSets = [0];
    private readonly Dictionary<(string, int), int> _wishOf = [];
    private readonly List<PackedWorker> _workers = [];
    private readonly List<int> _items = [];

    public void Add(WorkerRow row)
    {
        var worker = new PackedWorker
        {
            Home = HomeOf(row),
            Items = _items.Count,
            Living = (byte)LivingColumns.KindOf(row),
            Closed = ClosedTo(row),
            Schooling = (byte)row.Education,
            Months = SeasonColumns.MonthsOf(row.AwayFromMonth, row.AwayToMonth),
            FloorStated = row.WageFloorFen > 0,
            ScoredFloor = (short)Pay.ScoredFloorYuan(row, market.Weights),
            PaperSet = (ushort)PaperSetOf(row),
            BarSet = checked((ushort)BarSetOf(row.LocalBars & market.LocalRules.Limits)),
            Weight = (ushort)weight(row),
        };
        if (row.Personalised)
        {
            worker.BaseWant = (short)Math.Max(row.WantedOccupations.Count == 0 ? market.Weights.WantUnstated : 0, row.AcceptsAnySuitable ? market.Weights.WantAnySuitable : 0);
            worker.Wishes = AddWishes(row);
            (worker.Destinations, worker.BasePlace) = AddDestinations(row);
            (worker.RareSkills, worker.FrequentSkills) = AddSkills(row, _homes[worker.Home].Skills);
        }

        _workers.Add(worker);
    }

    public Crowd Build() => new(market, [.. _homes], [.. _paperSets], [.. _barSets], [.. _workers], [.. _items]);

    private int HomeOf(WorkerRow row)
    {
        var key = (row.HomeCountyCode, row.HomeTownshipCode);
        if (_homeOf.TryGetValue(key, out var home)) return home;
        var view = market.Views.Of(row.HomeCountyCode, row.HomeTownshipCode);
        home = _homes.IndexOf(view);
        if (home < 0)
        {
            home = _homes.Count;
            _homes.Add(view);
        }

        return _homeOf[key] = home;
    }

    private static Closed ClosedTo(WorkerRow row) =>
        (row.NoNightShift ? Closed.NightWork : Closed.None) | (row.OnlyTogether ? Closed.Apart : Closed.None)
        | (row.TargetGroup ? Closed.None : Closed.TargetGroupDays) | (row.CannotLeaveCounty ? Closed.OutsideCounty : Closed.None)
        | row.LegalClass switch
        {
            LegalClass.None => Closed.None,
            LegalClass.StatutoryListApplies => Closed.StatutoryList,
            LegalClass.Aged16To17 => Closed.JuvenileList,
            _ => Closed.Everything,
        };

    private int PaperSetOf(WorkerRow row)
    {
        var certified = new HashSet<int>();
        foreach (var skill in row.Skills)
        {
            if (skill.Certified && !(skill.ExpiresOn < market.Today) && market.Codes.Skills.NumberOf(skill.Code) is >= 0 and var number && market.Papers.Matters(number))
                certified.Add(number);
        }

        if (certified.Count == 0) return 0;
        var key = string.Join(',', certified.Order());
        if (_paperSetOf.TryGetValue(key, out var set)) return set;
        _paperSets.Add(market.Papers.MetBy(certified));
        return _paperSetOf[key] = _paperSets.Count - 1;
    }

    // A person is beyond all lower limits too, so that there are only few different sets.
    private int BarSetOf(ulong bars)
    {
        var set = _barSets.IndexOf(bars);
        if (set >= 0) return set;
        _barSets.Add(bars);
        return _barSets.Count - 1;
    }

    private byte AddWishes(WorkerRow row)
    {
        var count = Math.Min(row.WantedOccupations.Count, byte.MaxValue);
        for (var step = 0; step < count; step++)
        {
            var key = (row.WantedOccupations[step], Math.Min(step, Wants.LastStep));
            if (!_wishOf.TryGetValue(key, out var number)) _wishOf[key] = number = market.Wishes.NumberOf(key.Item1, key.Item2);
            _items.Add(number);
        }

        return (byte)count;
    }

    // A destination is its region above and its points below.
    private (byte Count, short Base) AddDestinations(WorkerRow row)
    {
        if (row.PreferredDestinations.Count == 0) return (0, (short)market.Weights.PlaceAny);
        var (before, anywhere) = (_items.Count, 0);
        for (var step = 0; step < Math.Min(row.PreferredDestinations.Count, byte.MaxValue); step++)
        {
            var points = Places.PointsAt(step, market.Weights);
            if (row.PreferredDestinations[step] == WorkerRow.AnyPlace) anywhere = Math.Max(anywhere, points);
            else if (market.Codes.Regions.NumberOf(row.PreferredDestinations[step]) is >= 0 and var region) _items.Add(region << 16 | points);
        }

        return ((byte)(_items.Count - before), (short)anywhere);
    }

    // Skills are packed as where the home's view keeps them; what gains nothing there is left out.
    private (ushort Rare, ushort Frequent) AddSkills(WorkerRow row, SkillBlocks skills)
    {
        int[] found = [.. row.Skills.GroupBy(s => s.Code, StringComparer.Ordinal).Select(held => Find(held, skills)).Where(at => at != SkillBlocks.Nowhere).Order()];
        var frequent = found.Count(at => at < 0);
        _items.AddRange(found.AsSpan(frequent));
        _items.AddRange(found.AsSpan(0, frequent));
        return ((ushort)(found.Length - frequent), (ushort)frequent);
    }

    private int Find(IGrouping<string, HeldSkill> held, SkillBlocks skills) =>
        market.Codes.Skills.NumberOf(held.Key) is >= 0 and var skill && market.SkillKeys.IsAsked(skill)
            ? skills.Find(market.SkillKeys.KeyOf(skill, market.SkillKeys.Reached(skill, held.Max(s => Math.Clamp(s.Level, 0, 100)))))
            : SkillBlocks.Nowhere;
}
