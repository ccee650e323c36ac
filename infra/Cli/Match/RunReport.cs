using System.Globalization;

namespace JobAssist.Mobile.Cli.Match;

/// <summary>A finished run in a few lines, and in words whatever would otherwise look like a mistake.</summary>
internal static class RunReport
{
    public static async Task PrintAsync(MatchScene scene, RunSummary summary, Terminal terminal)
    {
        var counts = summary.Counts;
        var output = terminal.Output;
        await output.WriteLineAsync(Text($"{summary.Day:yyyy-MM-dd}: {counts.WorkersSeeking:N0} of {counts.WorkersRead:N0} people look for work; {summary.PostingsOpen:N0} of {counts.PostingsRead:N0} postings are open; {counts.AgreementsInForce} of {counts.Agreements} agreements are in force"));
        await output.WriteLineAsync(Text($"told of {summary.Notices:N0} postings; {summary.Coverage:P1} of the people are told of at least one; over capacity {summary.OverCapacity:N0}"));
        foreach (var (name, told) in summary.CoverageByClass) await output.WriteLineAsync(Text($"  {name,-26}{told.People,9:N0} people {told.Coverage,8:P1}"));
        await output.WriteLineAsync(Text($"places filled {summary.Fill:P1}; postings shown {summary.PostingsShown:P1}; inequality (Gini) {summary.Gini:0.000}"));
        await output.WriteLineAsync(summary.Bound is { } bound ? Text($"value {summary.Value:N0} of at most {bound:N0}: within {summary.GapShare:P3} of the best possible")
            : Text($"value {summary.Value:N0}; ranked only, so headcounts were not kept"));
        foreach (var sentence in Oddities(summary)) await output.WriteLineAsync(sentence);
        await output.WriteLineAsync(Text($"{scene.Options.Out}: {RunFiles.Assignments}, {RunFiles.Prices}, {RunFiles.Summary} ({summary.Run.Seconds.Values.Sum():0.0} s, {summary.Run.PeakMemoryBytes / 1_048_576:N0} MB)"));
    }

    private static IEnumerable<string> Oddities(RunSummary summary)
    {
        var counts = summary.Counts;
        if (counts.WorkersSeeking == 0) yield return "没有人要推荐：名单里没有愿意找工作的人。";
        if (counts.PostingsRead == 0) yield return "没有岗位可推荐：岗位文件里一行也没有。";
        else if (counts.PostingsOffered == 0) yield return "没有岗位可推荐：没有一个岗位通过审核，或者用工单位都不能招人。";
        else if (summary.PostingsOpen == 0) yield return "没有岗位可推荐：这一天没有一个岗位在招人（还没开始、已经截止、已经招满或要的人数是 0）。";
        else if (summary.Notices == 0 && counts.WorkersSeeking > 0) yield return "没有一个人能推荐到岗位：用 --explain 看某个人和某个岗位卡在哪里。";
        if (counts.Agreements > 0 && counts.AgreementsInForce == 0) yield return "这一天没有一份协议有效：只能推荐本县的岗位。";
        else if (counts.Agreements == 0) yield return "没有劳务协作协议：只能推荐本县的岗位。";
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
