using JobAssist.Mobile.Infra.MatchFiles;
using JobAssist.Mobile.Matching;
using JobAssist.Mobile.Matching.Explanations;

namespace JobAssist.Mobile.Cli.Match;

/// <summary>Says why a posting is, or is not, among the best of one person.</summary>
internal static class ExplainPair
{
    public static async Task<int> RunAsync(MatchScene scene, string worker, string posting, Terminal terminal)
    {
        if (scene.Input.WorkerOf(worker) is not (>= 0 and var row)) return await NothingAsync(terminal, "worker.unknown", "名单里没有这个人，或者他没有填愿意找工作。");
        if (scene.Input.NotOffered.TryGetValue(posting, out var why))
            return await NothingAsync(terminal, why == LeftOut.NotApproved ? "posting.not_approved" : "employer.may_not_recruit", why == LeftOut.NotApproved ? "这个岗位没有通过审核，不能推荐给任何人。" : "这家单位现在不能招人：被暂停、欠薪未清或证照过期。");
        if (scene.IndexOf(posting) < 0) return await NothingAsync(terminal, "posting.unknown", "岗位文件里没有这个编号。");

        var person = scene.Input.Workers[row];
        var findings = new Findings();
        var run = scene.Options.Prices is { } path ? RunFiles.ReadPrices(path, findings) : [];
        var prices = PricesFor(scene, run, scene.Options.Policy.WeightOf(person.PriorityClass));
        if (findings.Refused.Count > 0) return await MatchCommand.RefuseAsync(findings, terminal);
        var explanation = new MatchEngine(scene.Market).Explain(person, scene.Input.PostingOf(posting)!.Value, prices, scene.Options.Policy.PostingsPerWorker)!;
        await PrintAsync(explanation, worker, posting, terminal.Output);
        if (run.TryGetValue(posting, out var sold)) await terminal.Output.WriteLineAsync($"  that run    {InThatRun(scene.Options.Prices!, worker, posting, sold.Capacity, sold.Load)}");
        return ExitCode.Ok;
    }

    private static async Task PrintAsync(Explanation explanation, string worker, string posting, TextWriter output)
    {
        var place = explanation.Rank is { } rank ? $"rank {rank}" : $"not listed: {explanation.NotListed!.Code}";
        await output.WriteLineAsync($"{worker} {posting}: score {explanation.Score}, price {explanation.Price}, {place}");
        if (explanation.NotListed is { } not) await output.WriteLineAsync($"  {not.Text}");
        foreach (var reason in explanation.Reasons) await output.WriteLineAsync($"  {reason.Code,-12}{reason.Points,6} / {reason.Most,-6}{reason.Text}");
        foreach (var missing in explanation.Missing) await output.WriteLineAsync($"  missing     {missing.Text}");
        await output.WriteLineAsync($"  competition {explanation.Competition.Text}");
        await output.WriteLineAsync($"  spoken      {explanation.Spoken}");
    }

    /// <summary>
    /// A price is in worth; for somebody whose points count more it is fewer points of his own score. None beyond what a
    /// list takes: more than a full score keeps everybody out.
    /// </summary>
    private static int[] PricesFor(MatchScene scene, Dictionary<string, (int Price, int Capacity, int Load)> run, int weight)
    {
        if (run.Count == 0 || weight == 0) return [];
        var prices = new int[scene.Market.Count];
        foreach (var (name, (price, _, _)) in run)
            if (scene.IndexOf(name) is >= 0 and var posting) prices[posting] = (int)Math.Min(32_000, price * 1_000L / weight);
        return prices;
    }

    /// <summary>What became of the pair, when the run's assignments lie beside its prices.</summary>
    private static string InThatRun(string pricesPath, string worker, string posting, int capacity, int load)
    {
        var assignments = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(pricesPath))!, RunFiles.Assignments);
        var start = $"{RunFiles.Cell(worker)},{RunFiles.Cell(posting)},";
        var told = File.Exists(assignments) ? File.ReadLines(assignments).FirstOrDefault(line => line.StartsWith(start, StringComparison.Ordinal)) : null;
        return told is not null ? $"那一轮通知了他，排在第 {told[start.Length..].Split(',')[0]} 位"
            : load < capacity ? $"那一轮没有通知他：还能再通知 {capacity - load} 人，别的岗位更适合他或者条件不合"
            : $"那一轮没有轮到他：这个岗位一共通知 {capacity} 人，已经满了";
    }

    private static async Task<int> NothingAsync(Terminal terminal, string code, string sentence)
    {
        await terminal.Output.WriteLineAsync($"{code} {sentence}");
        return ExitCode.RowsRefused;
    }
}
