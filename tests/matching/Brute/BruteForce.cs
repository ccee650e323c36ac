using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Tests.Brute;

/// <summary>The same decisions written a second time, over the rows and as plainly as possible: no columns, no cells, no bounds.</summary>
internal sealed class BruteForce(MarketRows rows, Weights weights, DateOnly today)
{
    public List<(Guid Id, int Score, int Net)> Top(WorkerRow worker, Func<Guid, int> price, int count) =>
        [.. Acceptable(worker)
            .Select(p => (Row: p, Score: new BruteScore(rows, weights, today).Of(worker, p)))
            .Select(p => (p.Row, p.Score, Net: p.Score - price(p.Row.Id)))
            .OrderByDescending(p => p.Net)
            .ThenBy(p => p.Row.PublishedAt.UtcTicks)
            .ThenBy(p => p.Row.Id)
            .Take(count)
            .Select(p => (p.Row.Id, p.Score, p.Net))];

    public IEnumerable<PostingRow> Acceptable(WorkerRow worker) => rows.Postings.Where(p => Accepts(worker, p));

    public bool Accepts(WorkerRow worker, PostingRow posting) =>
        worker.LegalClass != LegalClass.Under16
        && IsOpen(posting)
        && LawAllows(worker, posting)
        && !rows.LocalRules.Any(rule => Bars(rule, worker, posting))
        && (IsHome(worker, posting) || rows.Agreements.Any(a => Joins(a, worker, posting, rows.Regions, today)))
        && (IsHome(worker, posting) || !worker.CannotLeaveCounty)
        && HasCertificates(worker, posting)
        && !(worker.NoNightShift && posting.Shift is ShiftPattern.Two or ShiftPattern.Three or ShiftPattern.Night && worker.NoNightShift)
        && (!worker.OnlyTogether || posting.CoupleRooms || IsHome(worker, posting))
        && posting.MonthMaxFen / 100 >= FloorOf(worker.WageFloorFen, posting, weights)
        && (worker.TargetGroup || today.DayNumber - posting.OpensOn.DayNumber >= posting.TargetGroupFirstDays)
        && (IsHome(worker, posting) || TakeUpMonthsOf(posting).Intersect(MonthsOf(worker.AwayFromMonth, worker.AwayToMonth)).Any());

    private IEnumerable<int> TakeUpMonthsOf(PostingRow posting)
    {
        if (posting is { SeasonFromMonth: not null, SeasonToMonth: not null }) return MonthsOf(posting.SeasonFromMonth, posting.SeasonToMonth);
        var first = posting.StartsOn > today ? posting.StartsOn : today;
        return Enumerable.Range(0, weights.TakenUpWithinMonths).Select(n => new DateOnly(first.Year, first.Month, 1).AddMonths(n).Month);
    }

    /// <summary>In whole yuan; a part of a full week brings its part of the floor, counted in 32,768ths rounded up.</summary>
    public static int FloorOf(int floorFen, PostingRow posting, Weights weights)
    {
        var floor = Math.Min(short.MaxValue, floorFen / 100);
        if (posting.WorkTime == WorkTime.FullTime) return floor;
        var hours = Math.Min(weights.FullWeekHours, Math.Max(1, posting.HoursPerWeek ?? weights.PartTimeHoursUnstated));
        var share = (int)Math.Ceiling(hours * 32_768m / weights.FullWeekHours);
        return (int)Math.Floor(floor * share / 32_768m);
    }

    public static IEnumerable<int> MonthsOf(int? from, int? to)
    {
        if (from is null || to is null) return Enumerable.Range(1, 12);
        return from <= to
            ? Enumerable.Range(from.Value, to.Value - from.Value + 1)
            : Enumerable.Range(from.Value, 13 - from.Value).Concat(Enumerable.Range(1, to.Value));
    }

    /// <summary>Two parties of one agreement, not the same one, hold the two ends.</summary>
    public static bool Joins(AgreementRow agreement, WorkerRow worker, PostingRow posting, RegionTree regions, DateOnly today)
    {
        if (today < agreement.ValidFrom || today > agreement.ValidTo) return false;
        if (agreement.EndedOn is { } ended && today >= ended) return false;
        return agreement.Parties.Any(from => from.Role != PartyRole.Receiving && HoldsHome(worker, from.RegionCode, regions)
            && agreement.Parties.Any(to => to.Role != PartyRole.Sending && to.RegionCode != from.RegionCode
                && regions.IsWithin(posting.WorkplaceCode, to.RegionCode)));
    }

    public static bool HoldsHome(WorkerRow worker, string region, RegionTree regions) =>
        regions.IsWithin(worker.HomeCountyCode, region)
        || (!string.IsNullOrEmpty(worker.HomeTownshipCode) && regions.IsWithin(worker.HomeTownshipCode, region));

    private bool IsHome(WorkerRow worker, PostingRow posting) => rows.Regions.IsWithin(posting.WorkplaceCode, worker.HomeCountyCode);

    private bool IsOpen(PostingRow posting) =>
        posting.OpensOn <= today && today <= posting.ClosesOn && posting.Filled < posting.Headcount && posting.Standing != EmployerStanding.Suspended;

    private bool LawAllows(WorkerRow worker, PostingRow posting)
    {
        var hazard = rows.Hazards.SingleOrDefault(h => h.OccupationCode == posting.OccupationCode);
        return worker.LegalClass switch
        {
            LegalClass.StatutoryListApplies => hazard is null || hazard.StatutoryItems.Count == 0,
            LegalClass.Aged16To17 => hazard is { Known: true, JuvenileItems.Count: 0, StatutoryItems.Count: 0 },
            _ => true,
        };
    }

    private bool Bars(LocalRuleRow rule, WorkerRow worker, PostingRow posting) =>
        rows.Regions.IsWithin(posting.WorkplaceCode, rule.RegionCode)
        && rows.Sites.Any(site => site.OccupationCode == posting.OccupationCode && site.Kind == rule.Kind)
        && worker.LocalBars.ToString("b64")[63 - rule.Limit] == '1';

    private bool HasCertificates(WorkerRow worker, PostingRow posting)
    {
        var occupation = rows.Occupations.SingleOrDefault(o => o.Code == posting.OccupationCode);
        if (occupation is { Licensed: true, Certificates.Count: 0 }) return false;
        if (posting.CertificateSkill is { } own && !Holds(own)) return false;
        return occupation is null || occupation.Certificates.All(d => d.AnyOfSkills.Any(Holds));

        bool Holds(string code) => worker.Skills.Any(s => s.Code == code && s.Certified && (s.ExpiresOn is null || s.ExpiresOn >= today));
    }
}
