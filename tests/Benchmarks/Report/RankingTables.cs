using JobAssist.Mobile.Benchmarks.Contenders;

namespace JobAssist.Mobile.Benchmarks.Report;

/// <summary>Ranking in two tables, batch and one at a time: a large part of a batch's speed is that neighbours share memory.</summary>
internal static class RankingTables
{
    public static IReadOnlyList<Table> Of(IReadOnlyList<(Outcome Outcome, string Exact)> outcomes)
    {
        var ours = outcomes.FirstOrDefault(o => o.Outcome.Name == "ours").Outcome;
        return [Batch(outcomes, ours), Single(outcomes, ours)];
    }

    private static Table Batch(IReadOnlyList<(Outcome Outcome, string Exact)> outcomes, Outcome? ours) => new(
        "Batch: many workers, all cores unless the name says otherwise",
        ["contender", "threads", "workers", "wall s", "CPU s", "CPU µs a worker", "workers/s", "ours is", "same lists", "build s", "memory MB", "how"],
        [.. outcomes.Select(o => (IReadOnlyList<string>)[o.Outcome.Name, $"{o.Outcome.Threads}", $"{o.Outcome.BatchWorkers:N0}", $"{o.Outcome.BatchSeconds:N3}",
            Number(o.Outcome.BatchCpuSeconds, "N3"), Number(1e6 * o.Outcome.BatchCpuSeconds / Math.Max(1, o.Outcome.BatchWorkers), "N2"),
            $"{o.Outcome.WorkersPerSecond:N0}", Times(o.Outcome.WorkersPerSecond > 0 ? ours?.WorkersPerSecond / o.Outcome.WorkersPerSecond : null), o.Exact,
            Number(o.Outcome.BuildSeconds, "N2"), Number(o.Outcome.PeakMb, "N0"), $"{o.Outcome.How}{(o.Outcome.Runs > 1 ? $"; median of {o.Outcome.Runs}" : "")}"])],
        [
            "Same lists: ids, scores and order of the sampled workers equal to ours; every contender answers with all gates and all scores.",
            "Ours is specialised for this one question and its peers are general: read each ratio with that in mind. Ratios hold inside one run on one machine.",
            .. outcomes.Where(o => o.Outcome.Steady is not null).Select(o => $"{o.Outcome.Name}: {o.Outcome.Steady}."),
            .. outcomes.Where(o => o.Outcome.Limits is not null).Select(o => $"{o.Outcome.Name}: {o.Outcome.Limits}."),
        ]);

    private static Table Single(IReadOnlyList<(Outcome Outcome, string Exact)> outcomes, Outcome? ours) => new(
        "One worker at a time, in random order, on one thread",
        ["contender", "p50 µs", "p99 µs", "ours is (p50)"],
        [.. outcomes.Where(o => o.Outcome.SingleP50 is not null).Select(o => (IReadOnlyList<string>)[o.Outcome.Name, Number(o.Outcome.SingleP50, "N1"), Number(o.Outcome.SingleP99, "N1"), Times(o.Outcome.SingleP50 / ours?.SingleP50)])],
        ["Timer included. Ours asks for packed workers; the others for workers in their own form. PostgreSQL's figure includes its protocol on loopback."]);

    private static string Number(double? value, string form) => value is { } known && !double.IsNaN(known) ? known.ToString(form) : "";

    private static string Times(double? ratio) => ratio is { } known ? known >= 10 ? $"{known:N0}×" : $"{known:N2}×" : "";
}
