using JobAssist.Mobile.Infra.MatchFiles;
using JobAssist.Mobile.Matching;

namespace JobAssist.Mobile.Cli.Match;

/// <summary>The terms of given pairs, in the order of their file; a pair that a gate closes has its terms too, and the gate's code.</summary>
internal static class ScorePairs
{
    public static async Task<int> RunAsync(MatchScene scene, string path, Terminal terminal)
    {
        var findings = new Findings();
        var pairs = new List<(int Worker, int Posting)>();
        foreach (var row in RunRows.Of(path, findings, "worker", "posting", "rank?", "score?"))
        {
            var (worker, posting) = (scene.Input.WorkerOf(row.Text("worker", 40)), scene.IndexOf(row.Text("posting", 40)));
            if (worker < 0 && !row.HasIssueAt("worker")) row.Refuse("worker", "worker.unknown", "名单里没有这个人，或者他没有填愿意找工作。");
            if (posting < 0 && !row.HasIssueAt("posting")) row.Refuse("posting", "posting.unknown", "可以推荐的岗位里没有这个编号。");
            if (findings.Take(Path.GetFileName(path), row)) pairs.Add((worker, posting));
        }

        if (findings.Refused.Count > 0) return await MatchCommand.RefuseAsync(findings, terminal);
        await terminal.Output.WriteLineAsync($"worker,posting,gate,score,{string.Join(',', PairScorer.TermCodes)}");
        var (scorer, of) = ((PairScorer?)null, -1);
        foreach (var (worker, posting) in pairs)
        {
            if (of != worker) (scorer, of) = (new PairScorer(scene.Market, scene.Input.Workers[worker]), worker);
            var terms = scorer!.TermsOf(posting);
            await terminal.Output.WriteLineAsync($"{RunFiles.Cell(scene.Input.WorkerNames[worker])},{RunFiles.Cell(scene.PostingAt(posting))},{scorer.GateOf(posting)},{terms.Sum()},{string.Join(',', terms)}");
        }

        return ExitCode.Ok;
    }
}
