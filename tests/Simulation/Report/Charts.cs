using JobAssist.Mobile.Simulation.Experiments;
using JobAssist.Mobile.Simulation.Policies;
using JobAssist.Mobile.Simulation.Statistics;

namespace JobAssist.Mobile.Simulation.Report;

/// <summary>The pictures of the report by file name.</summary>
internal sealed class Charts(Study study, Samples samples)
{
    public const string Served = "gain-of-served.svg", Market = "hires-gained.svg", Ratios = "ratio-by-market.svg", Differences = "difference-by-market.svg", PerSeat = "notices-per-seat.svg";

    public IEnumerable<(string File, string Text)> All()
    {
        yield return (Served, OverShares("People served: hired more often than the same people where nobody is served", "percentage points", Measure.GainOfServed));
        yield return (Market, OverShares("The whole market: hires gained against nobody served", "hires for each hundred people of the market", Measure.HiresGained));
        var markets = Markets.All(study.Stated).Select(market => market.Name).ToList();
        yield return (Ratios, RowChart.Of(
            "What is left of the gain of those served when all are: gain at 100 % / gain at 10 %", "ratio of means", markets,
            [("private lists", Rows(markets, market => Ratio(market, Study.PrivateLists))), ("allocation", Rows(markets, market => Ratio(market, Study.Allocation)))],
            [(0.2, "goal: lists ≤ 0.2"), (0.6, "goal: allocation ≥ 0.6")]));
        yield return (Differences, RowChart.Of(
            "Everybody served: hires by the allocation less hires by private lists", "hires for each hundred people of the market", markets,
            [("allocation less private lists", Rows(markets, market => samples.Difference(new(market, Study.Allocation, Study.AllServed), new(market, Study.PrivateLists, Study.AllServed), Measure.Hires)))], []));
        yield return (PerSeat, LineChart.Of(
            "Everybody served: hires gained by the allocation for each one gained by private lists", "notices a seat", "ratio of means; 1 is as many",
            [.. Study.PerSeat.Select(perSeat => perSeat.ToString())],
            [.. Markets.Varied.Select(market => (Short(market), Rows(Study.PerSeat, perSeat => Against(market, new Allocation(perSeat)))))]));
    }

    private Estimate Ratio(string market, NoticePolicy policy) =>
        samples.Ratio(new(market, policy, Study.AllServed), new(market, policy, Study.FewServed), Measure.GainOfServed);

    private Estimate Against(string market, NoticePolicy policy) =>
        samples.Ratio(new(market, policy, Study.AllServed), new(market, Study.PrivateLists, Study.AllServed), Measure.HiresGained);

    private string OverShares(string title, string up, Measure measure) => LineChart.Of(
        title, "percent of people served", up, [.. Study.Shares.Select(share => $"{share}")],
        [.. Study.Policies.Where(policy => policy is not Nothing).Select(policy => (policy.Name, Rows(Study.Shares, share => samples.Of(new(Markets.Stated, policy, share), measure))))]);

    private static IReadOnlyList<Estimate> Rows<T>(IEnumerable<T> over, Func<T, Estimate> of) => [.. over.Select(of)];

    private static string Short(string market) => market.Split(" (")[0];
}
