using System.Globalization;
using JobAssist.Mobile.Infra.Imports;
using JobAssist.Mobile.Infra.Persistence;

namespace JobAssist.Mobile.Cli;

/// <summary>Prints what became of the files, and every refused row with its line, column, code and sentence.</summary>
internal static class ReportWriter
{
    public static async Task PrintAsync(IReadOnlyList<ImportReport> reports, TextWriter output)
    {
        await output.WriteLineAsync($"{"kind",-22}{"read",8}{"taken",8}{"refused",9}{"warned",8}{"seconds",9}");
        foreach (var report in reports)
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{report.Kind,-22}{report.Read,8}{report.Taken,8}{report.Refused,9}{report.Warned,8}{report.Took.TotalSeconds,9:0.0}"));

        foreach (var report in reports)
            foreach (var issue in report.Issues.Where(issue => issue.Severity == ImportSeverity.Refused))
                await output.WriteLineAsync($"{report.FileName}:{issue.Line} {(issue.Column.Length == 0 ? "-" : issue.Column)} {issue.Code} {issue.Message}");
    }

    /// <summary>Warnings included. Columns, codes and sentences are ours, so no cell can be taken for a formula.</summary>
    public static async Task SaveAsync(IReadOnlyList<ImportReport> reports, string path, CancellationToken cancellationToken)
    {
        var lines = reports.SelectMany(report => report.Issues, (report, issue) => $"{report.Kind},{issue.Line},{issue.Column},{issue.Code},{issue.Severity},\"{issue.Message}\"");
        await File.WriteAllLinesAsync(path, lines.Prepend("kind,line,column,code,severity,message"), cancellationToken);
    }
}
