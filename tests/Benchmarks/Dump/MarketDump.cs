using System.Text;
using JobAssist.Mobile.Benchmarks.Contenders;
using JobAssist.Mobile.Benchmarks.Instances;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Matching;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Benchmarks.Dump;

/// <summary>
/// A market in numbers, for contenders in other languages. Postings are numbered by age, so a lower number wins a tie.
/// Whatever no worker changes is settled here, for everybody alike; it is the same that our own tables settle when built.
/// </summary>
internal sealed class MarketDump
{
    private readonly Instance _instance;
    private readonly Dictionary<string, int> _regions;
    private readonly Dictionary<string, int> _occupations;
    private readonly Dictionary<string, int> _skills;
    private readonly int[][] _chains;

    public MarketDump(Instance instance)
    {
        (_instance, Weights) = (instance, instance.Weights);
        Postings = [.. instance.Postings.OrderBy(p => p.PublishedAt.UtcDateTime).ThenBy(p => p.Id)];
        var regions = Country.Rows().Select(r => r.Code).ToArray();
        _regions = Numbered(regions);
        _occupations = Numbered(Trades.Codes);
        _skills = Numbered(Trades.SkillCodes);
        _chains = [.. regions.Select(code => instance.Country.Tree.ChainOf(code).Select(r => _regions[r]).ToArray())];
    }

    public Weights Weights { get; }

    /// <summary>All postings by number.</summary>
    public IReadOnlyList<PostingRow> Postings { get; }

    public int RegionOf(string code) => _regions[code];
    public int OccupationOf(string code) => _occupations[code];
    public int SkillOf(string code) => _skills[code];

    public void Write(Folder to)
    {
        WriteWeights(to);
        to.Write("r_parent", _chains.Select(chain => chain.Length > 1 ? chain[1] : -1));
        WritePostings(to);
        WritePostingSkills(to);
        WriteOccupations(to);
        WriteHomes(to);
    }

    private void WriteWeights(Folder to)
    {
        var text = new StringBuilder();
        foreach (var weight in typeof(Weights).GetProperties().Where(p => p.PropertyType == typeof(int) && p.CanWrite))
            text.Append(weight.Name).Append(' ').Append(weight.GetValue(Weights)).Append('\n');
        text.Append("PayUp ").Append(((Weights.PayFull - Weights.PayAtFloor) * 65_536 + Weights.PayFullAboveYuan - 1) / Weights.PayFullAboveYuan).Append('\n');
        text.Append("PayDown ").Append((Weights.PayAtFloor * 65_536 + Weights.PayNothingBelowYuan - 1) / Weights.PayNothingBelowYuan).Append('\n');
        File.WriteAllText(System.IO.Path.Combine(to.Path, "weights.txt"), text.ToString());
    }

    private void WritePostings(Folder to)
    {
        void Column(string name, Func<PostingRow, int> of) => to.Write("p_" + name, Postings.Select(of));
        Column("open", p => PlainRules.IsOpen(p, Instance.Today) ? 1 : 0);
        Column("place", p => RegionOf(p.WorkplaceCode));
        Column("occupation", p => OccupationOf(p.OccupationCode));
        Column("min", p => Math.Min(short.MaxValue, p.MonthMinFen / 100));
        Column("max", p => Math.Min(short.MaxValue, p.MonthMaxFen / 100));
        Column("board", p => PlainTrust.Board(p, Weights));
        Column("share", ShareOf);
        Column("season", p => PlainRules.MonthsOf(p.SeasonFromMonth, p.SeasonToMonth));
        Column("takeup", TakeUpOf);
        Column("couple", p => p.CoupleRooms ? 1 : 0);
        Column("travel", p => p.TravelOrganised ? 1 : 0);
        Column("homebased", p => p.Arrangement is WorkArrangement.HomeBased ? 1 : 0);
        Column("night", p => p.Shift is ShiftPattern.Two or ShiftPattern.Three or ShiftPattern.Night ? 1 : 0);
        Column("target", p => Instance.Today < p.OpensOn.AddDays(p.TargetGroupFirstDays) ? 1 : 0);
        Column("shift", p => p.Shift switch
        {
            ShiftPattern.Day or ShiftPattern.Flexible => Weights.ShiftFull,
            ShiftPattern.Split => Weights.ShiftBroken,
            ShiftPattern.Two => Weights.ShiftTwo,
            ShiftPattern.Three => Weights.ShiftThree,
            _ => 0,
        });
        Column("bed", p => p.Dormitory switch { Dormitory.Free => Weights.BedFree, Dormitory.Paid => Weights.BedPaid, _ => 0 });
        Column("meals", p => p.Meals switch { Meals.Free => Weights.MealsFree, Meals.None => 0, _ => Weights.MealsSome });
        Column("education", p => (int)p.EducationMin);
        Column("certificate", p => p.CertificateSkill is { } skill ? SkillOf(skill) : -1);
        Column("static", p => PlainTrust.Of(p, Weights, Instance.Today));
        Column("plain", p => Math.Max(0, Weights.PlainNewest - Weights.PlainPerDay * Math.Max(0, Instance.Today.DayNumber - p.OpensOn.DayNumber)));
        Column("free", p => Math.Max(0, p.Headcount - p.Filled));
    }

    private int ShareOf(PostingRow row) => row.WorkTime == WorkTime.FullTime
        ? 32_768
        : (Math.Clamp(row.HoursPerWeek ?? Weights.PartTimeHoursUnstated, 1, Weights.FullWeekHours) * 32_768 + Weights.FullWeekHours - 1) / Weights.FullWeekHours;

    private int TakeUpOf(PostingRow row)
    {
        if (row is { SeasonFromMonth: not null, SeasonToMonth: not null }) return PlainRules.MonthsOf(row.SeasonFromMonth, row.SeasonToMonth);
        var first = (row.StartsOn > Instance.Today ? row.StartsOn : Instance.Today).Month;
        return PlainRules.MonthsOf(first, (first + Weights.TakenUpWithinMonths - 2) % 12 + 1);
    }

    /// <summary>What each asked skill is worth above the base: held as asked, or held below.</summary>
    private void WritePostingSkills(Folder to)
    {
        var pieces = Postings.Select(p => SkillPieces.Of(p, Weights)).ToList();
        to.Write("p_skillbase", pieces.Select(p => p.Base));
        to.WriteLists("ps", pieces.Select(p => p.Pieces),
            ("skill", p => SkillOf(p.Code)), ("level", p => p.Level), ("asked", p => p.Asked), ("below", p => p.Below));
    }

    private void WriteOccupations(Folder to)
    {
        var (trades, links) = (_instance.Trades, Closeness.Of(_instance.Trades, Weights));
        var byCode = Trades.Codes.Order(StringComparer.Ordinal).Select((code, rank) => (code, rank)).ToDictionary(o => o.code, o => o.rank, StringComparer.Ordinal);
        to.Write("o_family", Enumerable.Range(0, Trades.Occupations).Select(Trades.GroupOf));
        to.Write("o_rank", Trades.Codes.Select(code => byCode[code]));
        to.Write("o_statutory", trades.Hazards.Select(h => h.StatutoryItems.Count > 0 ? 1 : 0));
        to.Write("o_juvenile", trades.Hazards.Select(h => !h.Known || h.JuvenileItems.Count > 0 || h.StatutoryItems.Count > 0 ? 1 : 0));
        to.Write("o_closed", trades.Rows.Select(o => o is { Licensed: true, Certificates.Count: 0 } ? 1 : 0));
        to.Write("o_paper", trades.Rows.Select(o => o.Certificates.Count > 0 ? SkillOf(o.Certificates.Single().AnyOfSkills[0]) : -1));
        to.Write("o_otherpaper", trades.Rows.Select(o => o.Certificates.Count > 0 && o.Certificates[0].AnyOfSkills.Count > 1 ? SkillOf(o.Certificates[0].AnyOfSkills[1]) : -1));
        to.WriteLists("c", links.Select(l => (IReadOnlyList<(int To, int Percent)>)[.. l.OrderBy(p => p.Key).Select(p => (p.Key, p.Value))]), ("to", l => l.To), ("percent", l => l.Percent));
    }

    /// <summary>Per home county and place: 0 not reachable, 1 joined, 2 inside; +4 when its town is paired. And the postings an agreement directs to.</summary>
    private void WriteHomes(Folder to)
    {
        var reach = new int[Country.Homes * _chains.Length];
        var directed = new List<int>[Country.Homes];
        var byPlace = Postings.Select((p, n) => (Row: p, Number: n)).ToLookup(p => RegionOf(p.Row.WorkplaceCode));
        for (var home = 0; home < Country.Homes; home++)
        {
            var county = _chains[RegionOf(Country.CountyCodes[Country.CountyOfHome(home)])];
            var ties = new HomeTies(_instance.Agreements.Rows, [.. county.Select(r => Country.Rows().ElementAt(r).Code)]);
            var directs = directed[home] = [];
            for (var place = 0; place < _chains.Length; place++)
            {
                var chain = _instance.Country.Tree.ChainOf(CodeOf(place)).ToHashSet(StringComparer.Ordinal);
                var joining = ties.That(chain);
                reach[home * _chains.Length + place] = (_chains[place].Contains(county[0]) ? 2 : joining.Count > 0 ? 1 : 0) + (ties.Pair(joining, chain) ? 4 : 0);
                if (joining.Count > 0) directs.AddRange(byPlace[place].Where(p => joining.Exists(a => a.DirectedEmployers.Contains(p.Row.EmployerRef))).Select(p => p.Number));
            }

            directs.Sort();
        }

        to.Write("h_county", Enumerable.Range(0, Country.Homes).Select(h => RegionOf(Country.CountyCodes[Country.CountyOfHome(h)])));
        to.Write("h_reach", reach);
        to.WriteLists("hd", directed, ("posting", p => p));
    }

    private static readonly string[] Codes = [.. Country.Rows().Select(r => r.Code)];

    private static string CodeOf(int region) => Codes[region];

    private static Dictionary<string, int> Numbered(IEnumerable<string> codes) =>
        codes.Select((code, number) => (code, number)).ToDictionary(p => p.code, p => p.number, StringComparer.Ordinal);
}
