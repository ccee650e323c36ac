using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using JobAssist.Mobile.Benchmarks.Contenders;
using JobAssist.Mobile.Benchmarks.Report;

namespace JobAssist.Mobile.Benchmarks.Web;

/// <summary>Requests a second with live matches against a bare JSON answer of the same size, by wrk on the same cores.</summary>
internal static partial class WebTable
{
    public static Table Of(Options options)
    {
        if (Shell.Need("wrk") is { } missing) throw new InvalidOperationException(missing);
        var (program, arguments) = Peers.Self(Rig.Of(options), "serve", "serve");
        using var server = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        try
        {
            string? line;
            while ((line = server.StandardOutput.ReadLine()) is not null && !line.StartsWith("SERVING ", StringComparison.Ordinal)) { }
            var address = line?["SERVING ".Length..] ?? throw new InvalidOperationException("The server ended before it served.");

            var bare = Load(options, address + "/bare");
            var rows = new List<IReadOnlyList<string>> { Row("bare JSON of the same size", bare, bare), Row("live top list with explanations", Load(options, address + "/matches"), bare) };
            // The real endpoint, when one runs: signed in, audited, following its database.
            if (options.Has("url")) rows.Add(Row(options.Text("url", ""), Load(options, options.Text("url", ""), options.Text("header", "")), bare));
            return new Table("Requests a second", ["endpoint", "requests/s", "of bare", "p50", "p99"], rows,
                [$"wrk -t1 -c32, {options.Long("seconds", 6)} s after as long a warm-up, median of {options.Runs}; wrk shares the cores.", "Live ranks and explains in process without sign-in or audit: the ceiling of GET /v1/me/matches. Give --url and --header to measure the real one beside it."]);
        }
        finally
        {
            server.Kill();
            server.WaitForExit();
        }
    }

    private static (double Rate, string P50, string P99) Load(Options options, string url, string header = "")
    {
        string[] wrk = ["-t1", "-c32", $"-d{options.Long("seconds", 6)}s", "--latency", .. header.Length > 0 ? (string[])["-H", header] : [], url];
        Shell.Run("wrk", wrk, out _);
        var runs = Enumerable.Range(0, options.Runs).Select(_ => Parse(string.Join('\n', Shell.Run("wrk", wrk, out var _)))).OrderBy(run => run.Rate).ToList();
        return runs[runs.Count / 2];
    }

    private static (double Rate, string P50, string P99) Parse(string output)
    {
        var rate = double.Parse(Rate().Match(output).Groups["rate"].Value, CultureInfo.InvariantCulture);
        if (Failures().IsMatch(output)) throw new InvalidOperationException("wrk saw answers that were no success: " + output);
        return (rate, Latency(output, "50%"), Latency(output, "99%"));
    }

    private static string Latency(string output, string part) =>
        output.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.StartsWith(part, StringComparison.Ordinal))?[part.Length..].Trim() ?? "";

    private static IReadOnlyList<string> Row(string what, (double Rate, string P50, string P99) run, (double Rate, string P50, string P99) bare) =>
        [what, $"{run.Rate:N0}", $"{100 * run.Rate / bare.Rate:N0} %", run.P50, run.P99];

    [GeneratedRegex(@"Requests/sec:\s+(?<rate>[\d.]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rate();

    [GeneratedRegex("Non-2xx|Socket errors", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Failures();
}
