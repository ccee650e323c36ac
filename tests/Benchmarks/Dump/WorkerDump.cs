using JobAssist.Mobile.Benchmarks.Instances;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Benchmarks.Dump;

/// <summary>Workers in the numbers of a <see cref="MarketDump"/>, in one pass: rows of a million workers never exist at once.</summary>
internal static class WorkerDump
{
    public static void Write(Folder to, MarketDump market, IEnumerable<WorkerRow> workers)
    {
        var homes = Enumerable.Range(0, Country.Homes).ToDictionary(h => Country.CountyCodes[Country.CountyOfHome(h)], StringComparer.Ordinal);
        (string Name, Func<WorkerRow, int> Of)[] columns =
        [
            ("home", w => homes[w.HomeCountyCode]),
            ("floor", w => w.WageFloorFen / 100),
            ("scoredfloor", w => w.WageFloorFen > 0 ? w.WageFloorFen / 100 : market.Weights.UnstatedFloorYuan),
            ("stays", w => w.CannotLeaveCounty ? 1 : 0),
            ("bed", w => w.NeedsDormitory ? 1 : 0),
            ("together", w => w.OnlyTogether ? 1 : 0),
            ("couple", w => w.OnlyTogether || w.NeedsCoupleRoom ? 1 : 0),
            ("nonight", w => w.NoNightShift ? 1 : 0),
            ("any", w => w.AcceptsAnySuitable ? 1 : 0),
            ("target", w => w.TargetGroup ? 1 : 0),
            ("personal", w => w.Personalised ? 1 : 0),
            ("away", w => Contenders.PlainRules.MonthsOf(w.AwayFromMonth, w.AwayToMonth)),
            ("legal", w => (int)w.LegalClass),
            ("education", w => (int)w.Education),
            ("priority", w => (int)w.PriorityClass),
        ];
        var values = Array.ConvertAll(columns, _ => new List<int>());
        var wanted = new Lists<string>("ww", ("occupation", market.OccupationOf));
        var places = new Lists<string>("wd", ("region", code => code == WorkerRow.AnyPlace ? -1 : market.RegionOf(code)));
        var skills = new Lists<HeldSkill>("ws",
            ("skill", s => market.SkillOf(s.Code)), ("level", s => s.Level), ("paper", s => s.Certified && !(s.ExpiresOn < Instance.Today) ? 1 : 0));

        foreach (var worker in workers)
        {
            for (var column = 0; column < columns.Length; column++) values[column].Add(columns[column].Of(worker));
            wanted.Add(worker.WantedOccupations);
            places.Add(worker.PreferredDestinations);
            skills.Add(worker.Skills);
        }

        for (var column = 0; column < columns.Length; column++) to.Write("w_" + columns[column].Name, values[column]);
        wanted.Write(to);
        places.Write(to);
        skills.Write(to);
    }
}
