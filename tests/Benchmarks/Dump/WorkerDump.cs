using JobAssist.Mobile.Benchmarks.Instances;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Matching;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Benchmarks.Dump;

/// <summary>The workers who ask, in the numbers of a <see cref="MarketDump"/>.</summary>
internal static class WorkerDump
{
    public static void Write(Folder to, MarketDump market, IReadOnlyList<WorkerRow> workers)
    {
        void Column(string name, Func<WorkerRow, int> of) => to.Write("w_" + name, workers.Select(of));
        var homes = Enumerable.Range(0, Country.Homes).ToDictionary(h => Country.CountyCodes[Country.CountyOfHome(h)], StringComparer.Ordinal);
        Column("home", w => homes[w.HomeCountyCode]);
        Column("floor", w => w.WageFloorFen / 100);
        Column("scoredfloor", w => w.WageFloorFen > 0 ? w.WageFloorFen / 100 : Weights.Default.UnstatedFloorYuan);
        Column("stays", w => w.CannotLeaveCounty ? 1 : 0);
        Column("bed", w => w.NeedsDormitory ? 1 : 0);
        Column("together", w => w.OnlyTogether ? 1 : 0);
        Column("couple", w => w.OnlyTogether || w.NeedsCoupleRoom ? 1 : 0);
        Column("nonight", w => w.NoNightShift ? 1 : 0);
        Column("any", w => w.AcceptsAnySuitable ? 1 : 0);
        Column("target", w => w.TargetGroup ? 1 : 0);
        Column("personal", w => w.Personalised ? 1 : 0);
        Column("away", w => Contenders.PlainRules.MonthsOf(w.AwayFromMonth, w.AwayToMonth));
        Column("legal", w => (int)w.LegalClass);
        Column("education", w => (int)w.Education);
        Column("priority", w => (int)w.PriorityClass);
        to.WriteLists("ww", workers.Select(w => w.WantedOccupations), ("occupation", market.OccupationOf));
        to.WriteLists("wd", workers.Select(w => w.PreferredDestinations), ("region", code => code == WorkerRow.AnyPlace ? -1 : market.RegionOf(code)));
        to.WriteLists("ws", workers.Select(w => w.Skills),
            ("skill", s => market.SkillOf(s.Code)), ("level", s => s.Level), ("paper", s => s.Certified && !(s.ExpiresOn < Instance.Today) ? 1 : 0));
    }
}
