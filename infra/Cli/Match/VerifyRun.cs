using System.Globalization;
using System.Text.RegularExpressions;
using JobAssist.Mobile.Infra.MatchFiles;
using JobAssist.Mobile.Matching;
using JobAssist.Mobile.Matching.Allocation;
using JobAssist.Mobile.Matching.Crowds;

namespace JobAssist.Mobile.Cli.Match;

/// <summary>
/// Checks a finished run from its two tables: capacities are counted anew from the files, every pair is scored from its
/// rows, and the bound is computed from the prices. Only the round's options are believed to its summary.
/// </summary>
internal static partial class VerifyRun
{
    public static async Task<int> RunAsync(MatchScene scene, string folder, Phases phases, Terminal terminal)
    {
        var summary = RunSummary.Read(Path.Combine(folder, RunFiles.Summary)) ?? throw new InvalidOperationException("summary.json is empty.");
        if (summary.Kind != RunSummary.Round) throw new UsageException("The run only ranked, so it has no prices that could certify it.");
        var (findings, faults) = (new Findings(), new List<string>());
        var policy = scene.Options.Policy with { PostingsPerWorker = summary.Policy.PostingsPerWorker, NoticesPerSeat = summary.Policy.NoticesPerSeat, Epsilon = summary.Policy.Epsilon };
        scene = scene with { Options = scene.Options with { Policy = policy, Seed = summary.Seed } };
        if (summary.Day != scene.Options.Settings.Today) faults.Add($"The run is of {summary.Day:yyyy-MM-dd}, not of {scene.Options.Settings.Today:yyyy-MM-dd}.");
        foreach (var file in scene.Input.Files.Where(file => !summary.Inputs.Contains(new InputSum(file.Name, file.Sha256)))) faults.Add($"{file.Name} is not the file of the run.");

        var (crowd, round) = new Sharing(scene).RoundOf(policy);
        var prices = PricesOf(scene, RunFiles.ReadPrices(Path.Combine(folder, RunFiles.Prices), findings), round, faults);
        var assignment = AssignmentOf(scene, crowd, round, Path.Combine(folder, RunFiles.Assignments), findings, faults);
        if (findings.Refused.Count > 0) return await MatchCommand.RefuseAsync(findings, terminal);

        var check = phases.Run("verify", () => Verifier.Check(round, new CrowdOracle(crowd), WorthOf(scene, crowd, round), assignment, prices));
        faults.AddRange(check.Faults.Select(fault => Named(fault, scene, crowd)));
        if (check.Value != summary.Value) faults.Add($"The value is {check.Value}, not {summary.Value} as the summary says.");
        if (check.Bound != summary.Bound) faults.Add($"The bound is {check.Bound}, not {summary.Bound} as the summary says.");
        foreach (var fault in faults) await terminal.Output.WriteLineAsync(fault);
        await terminal.Output.WriteLineAsync(faults.Count > 0 ? $"The run does not hold: {faults.Count} faults."
            : string.Create(CultureInfo.InvariantCulture, $"The run holds: value {check.Value:N0}, bound {check.Bound:N0}, gap {(check.Bound == 0 ? 0 : (double)(check.Bound - check.Value) / check.Bound):P3}, nobody beyond a headcount."));
        return faults.Count > 0 ? ExitCode.RowsRefused : ExitCode.Ok;
    }

    private static int[] PricesOf(MatchScene scene, Dictionary<string, (int Price, int Capacity, int Load)> read, AllocationInput round, List<string> faults)
    {
        var prices = new int[scene.Market.Count];
        for (var posting = 0; posting < prices.Length; posting++)
        {
            var name = scene.PostingAt(posting);
            if (!read.Remove(name, out var row)) faults.Add($"{RunFiles.Prices} has no {name}.");
            else if (row.Capacity != round.Capacities[posting]) faults.Add($"{name} has a capacity of {round.Capacities[posting]}, not {row.Capacity}.");
            prices[posting] = row.Price;
        }

        if (read.Count > 0) faults.Add($"{RunFiles.Prices} names {read.Count} postings that are not on offer.");
        return prices;
    }

    private static Assignment AssignmentOf(MatchScene scene, Crowd crowd, AllocationInput round, string path, Findings findings, List<string> faults)
    {
        var (width, indexOf) = (round.Policy.PostingsPerWorker, new int[crowd.Count]);
        for (var worker = 0; worker < crowd.Count; worker++) indexOf[crowd.RowOf(worker)] = worker;
        var assignment = new Assignment(width, new int[crowd.Count * width], new ushort[crowd.Count * width]);
        Array.Fill(assignment.Postings, -1);
        foreach (var row in RunRows.Of(path, findings, "worker", "posting", "rank", "score"))
        {
            var (worker, posting) = (scene.Input.WorkerOf(row.Text("worker", 40)), scene.IndexOf(row.Text("posting", 40)));
            var (rank, score) = (row.Whole("rank", 1, 15), row.Whole("score", 0, Weights.Full));
            if (!findings.Take(Path.GetFileName(path), row)) continue;
            if (worker < 0 || posting < 0 || rank > width) faults.Add($"{RunFiles.Assignments}:{row.Line} tells somebody unknown, of something not on offer, or of more than {width}.");
            else if (assignment.Postings[indexOf[worker] * width + rank - 1] != -1) faults.Add($"{RunFiles.Assignments}:{row.Line} gives the same rank twice.");
            else (assignment.Postings[indexOf[worker] * width + rank - 1], assignment.Worths[indexOf[worker] * width + rank - 1]) = (posting, (ushort)round.Policy.WorthOf(score, round.Classes[indexOf[worker]]));
        }

        return assignment;
    }

    /// <summary>Scores from the rows; a thread keeps the person it was last asked about, because questions come person by person.</summary>
    private static PairWorth WorthOf(MatchScene scene, Crowd crowd, AllocationInput round)
    {
        var last = new ThreadLocal<(int Worker, PairScorer? Scorer)>(() => (-1, null));
        return (worker, posting) =>
        {
            if (last.Value.Worker != worker) last.Value = (worker, new PairScorer(scene.Market, scene.Input.Workers[crowd.RowOf(worker)]));
            var scorer = last.Value.Scorer!;
            return scorer.GateOf(posting) is not null ? -1 : round.Policy.WorthOf(scorer.ScoreOf(posting), round.Classes[worker]);
        };
    }

    /// <summary>The verifier counts people and postings; the reader of a report knows them by name.</summary>
    private static string Named(string fault, MatchScene scene, Crowd crowd) => Counted().Replace(fault, match =>
    {
        var index = int.Parse(match.Groups["index"].Value, CultureInfo.InvariantCulture);
        return match.Groups["kind"].Value is "Worker" or "worker" ? $"{match.Groups["kind"].Value} {scene.Input.WorkerNames[crowd.RowOf(index)]}" : $"{match.Groups["kind"].Value} {scene.PostingAt(index)}";
    });

    [GeneratedRegex(@"\b(?<kind>[Ww]orker|[Pp]osting) (?<index>\d+)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Counted();
}
