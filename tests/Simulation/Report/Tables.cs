using System.Text;
using JobAssist.Mobile.Simulation.Experiments;
using JobAssist.Mobile.Simulation.Policies;
using JobAssist.Mobile.Simulation.Statistics;
using static JobAssist.Mobile.Simulation.Report.Sentences;

namespace JobAssist.Mobile.Simulation.Report;

/// <summary>The tables of the report in Markdown.</summary>
internal sealed class Tables(Study study, Samples samples)
{
    /// <summary>One row a policy, one column a share served.</summary>
    public string OverShares(Measure measure) => Table(
        ["policy", .. Study.Shares.Select(share => $"{share} %")],
        Study.Policies.Where(policy => policy is not Nothing).Select(policy => (IReadOnlyList<string>)[policy.Name, .. Study.Shares.Select(share => Cell(new(Markets.Stated, policy, share), measure))]));

    /// <summary>What every policy does when everybody is served.</summary>
    public string AllServed() => Table(
        ["policy", "hires of 100", "zero-employment told / hired %", "hard to employ told / hired %", "others told / hired %", "Gini told", "Gini applied", "never told %", "applied of 100 told"],
        Study.Policies.Select(policy =>
        {
            var at = new Setting(Markets.Stated, policy, Study.AllServed);
            return (IReadOnlyList<string>)
            [
                policy.Name, Words(samples.Of(at, Measure.Hires)),
                Pair(at, Measure.CoverageZeroEmployment, Measure.HiredZeroEmployment), Pair(at, Measure.CoverageHardToEmploy, Measure.HiredHardToEmploy), Pair(at, Measure.CoverageOrdinary, Measure.HiredOrdinary),
                Mean(at, Measure.GiniOfNotices, "F2"), Mean(at, Measure.GiniOfApplications, "F2"), Mean(at, Measure.NeverTold, "F0"), Mean(at, Measure.AppliedPerNotice, "F1"),
            ];
        }));

    /// <summary>The allocation against private lists where an assumption is wrong.</summary>
    public string ByMarket() => Table(
        ["market", "score ~ taste", "nobody served: hires of 100 / seats filled %", "private lists", "allocation", "allocation less lists", "ratio 100 : 10, lists", "ratio 100 : 10, allocation", "Gini applied, lists / allocation"],
        Markets.All(study.Stated).Select(market =>
        {
            Setting lists = new(market.Name, Study.PrivateLists, Study.AllServed), allocation = new(market.Name, Study.Allocation, Study.AllServed);
            return (IReadOnlyList<string>)
            [
                market.Name, $"{samples.Correlation(market.Name).Mean:F2}", $"{samples.Untouched(market.Name).Mean:F1} / {samples.UntouchedFill(market.Name).Mean:F0}",
                Words(samples.Of(lists, Measure.Hires)), Words(samples.Of(allocation, Measure.Hires)), Words(samples.Difference(allocation, lists, Measure.Hires)),
                Digits(samples.Ratio(lists, lists with { Percent = Study.FewServed }, Measure.GainOfServed)),
                Digits(samples.Ratio(allocation, allocation with { Percent = Study.FewServed }, Measure.GainOfServed)),
                $"{Mean(lists, Measure.GiniOfApplications, "F2")} / {Mean(allocation, Measure.GiniOfApplications, "F2")}",
            ];
        }));

    /// <summary>The notices a seat in the markets where they are varied.</summary>
    public string ByNoticesPerSeat() => Table(
        ["market", "notices a seat", "hires of 100", "less private lists", "told: zero-employment / hard to employ / others %", "Gini told, lists / allocation", "Gini applied, lists / allocation"],
        from market in Markets.Varied
        from perSeat in Study.PerSeat
        let at = new Setting(market, new Allocation(perSeat), Study.AllServed)
        let lists = at with { Policy = Study.PrivateLists }
        select (IReadOnlyList<string>)
        [
            market, $"{perSeat}", Words(samples.Of(at, Measure.Hires)), Words(samples.Difference(at, lists, Measure.Hires)),
            $"{Mean(at, Measure.CoverageZeroEmployment, "F0")} / {Mean(at, Measure.CoverageHardToEmploy, "F0")} / {Mean(at, Measure.CoverageOrdinary, "F0")}",
            $"{Mean(lists, Measure.GiniOfNotices, "F2")} / {Mean(at, Measure.GiniOfNotices, "F2")}",
            $"{Mean(lists, Measure.GiniOfApplications, "F2")} / {Mean(at, Measure.GiniOfApplications, "F2")}",
        ]);

    /// <summary>Every stated number.</summary>
    public string Assumptions() => Table(
        ["assumption", "value"],
        typeof(Assumptions).GetProperties().Where(property => property.GetMethod is { IsStatic: false }).Where(property => property.Name != "EqualityContract")
            .Select(property => (IReadOnlyList<string>)[property.Name, property.GetValue(study.Stated) is IEnumerable<int> list ? string.Join(", ", list) : $"{property.GetValue(study.Stated)}"]));

    private string Cell(Setting setting, Measure measure) =>
        samples.Values(setting, measure).Any(double.IsNaN) ? "–" : Words(samples.Of(setting, measure));

    private string Pair(Setting setting, Measure first, Measure second) => $"{Mean(setting, first, "F0")} / {Mean(setting, second, "F1")}";

    private string Mean(Setting setting, Measure measure, string format) => Estimate.Paired(samples.Values(setting, measure)).Mean.ToString(format);

    private static string Table(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder();
        Row(head);
        Row([.. head.Select((_, at) => at == 0 ? "---" : "---:")]);
        foreach (var row in rows) Row(row);
        return text.ToString();

        void Row(IReadOnlyList<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
    }
}
