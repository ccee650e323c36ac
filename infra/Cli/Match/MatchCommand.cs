using JobAssist.Mobile.Infra.MatchFiles;
using JobAssist.Mobile.Matching;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Cli.Match;

/// <summary>Reads and checks the files, then does the one thing that was asked for.</summary>
internal static class MatchCommand
{
    public static async Task<int> RunAsync(Arguments arguments, Terminal terminal, CancellationToken cancellationToken)
    {
        var options = MatchOptions.Of(arguments);
        var (phases, findings) = (Phases.For(terminal, options.Progress), new Findings());
        var input = phases.Run("read", () => MatchInput.Read(options.Paths, options.Settings, findings, (what, count) => phases.Tell(() => $"{count} {what}")));
        if (input is null) return await RefuseAsync(findings, terminal);

        foreach (var ((file, code), (count, message)) in findings.Warned) await terminal.Errors.WriteLineAsync($"{file} {code} ×{count} {message}");
        var market = phases.Run("market", () => Market.Build(input.Market, Weights.Default, options.Settings.Today));
        var scene = new MatchScene(input, market, options);
        return options switch
        {
            { Explain: { } pair } => await ExplainPair.RunAsync(scene, pair.Worker, pair.Posting, terminal),
            { Score: { } pairs } => await ScorePairs.RunAsync(scene, pairs, terminal),
            { DumpScores: { } file } => await DumpScores.RunAsync(scene, file, phases, terminal),
            { Verify: { } folder } => await VerifyRun.RunAsync(scene, folder, phases, terminal),
            _ => await WriteRun.RunAsync(scene, phases, terminal, cancellationToken),
        };
    }

    public static async Task<int> RefuseAsync(Findings findings, Terminal terminal)
    {
        foreach (var finding in findings.Refused)
            await terminal.Output.WriteLineAsync($"{finding.File}:{finding.Line} {(finding.Field.Length == 0 ? "-" : finding.Field)} {finding.Code} {finding.Message}");
        await terminal.Errors.WriteLineAsync($"{findings.Refused.Count} 处有问题，什么都没有写；改好以后再运行一次。");
        return ExitCode.RowsRefused;
    }
}

/// <summary>The files, the market made of them and what was asked.</summary>
internal sealed record MatchScene(MatchInput Input, Market Market, MatchOptions Options)
{
    /// <summary>The name in the files of the posting at a dense index.</summary>
    public string PostingAt(int index) => Input.NameOf(Market.IdOf(index));

    /// <summary>The dense index of a posting by its name in the files; −1 when it is not offered.</summary>
    public int IndexOf(string posting) => Input.PostingOf(posting) is { } id && Market.TryFind(id, out var index) ? index : -1;
}
