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
            var rows = new List<IReadOnlyList<string>>
            {
                Row("bare JSON of the same size", bare, bare),
                Row("the same bytes, not even serialized", Load(options, address + "/bytes"), bare),
                Row("live list with explanations, nothing else", Load(options, address + "/matches"), bare),
            };
            if (!options.Has("no-real")) rows.Add(Row("GET /v1/me/matches of the API", Real(options), bare));
            // Another endpoint, when one runs.
            if (options.Has("url")) rows.Add(Row(options.Text("url", ""), Load(options, options.Text("url", ""), "-H", options.Text("header", "")), bare));
            return new Table("Requests a second", ["endpoint", "requests/s", "of bare", "p50", "p99"], rows,
                [$"wrk -t1 -c32, {options.Long("seconds", 6)} s after as long a warm-up, median of {options.Runs}; wrk shares the cores.", "Every list is made anew for a random one of 20,000 workers. The API runs as in production over PostgreSQL and Redis on the same cores: sessions, rate limits, a look at the database for each request. Bare JSON goes through the serializer's generated fast path."]);
        }
        finally
        {
            server.Kill();
            server.WaitForExit();
        }
    }

    private static (double Rate, string P50, string P99) Real(Options options) => RealAsync(options).GetAwaiter().GetResult();

    private static async Task<(double Rate, string P50, string P99)> RealAsync(Options options)
    {
        await using var api = await RealApi.StartAsync(options, Rig.Of(options).Folder);
        return Load(options, api.Address + $"/v1/me/matches?top={options.Top}", "-s", api.Script);
    }

    private static (double Rate, string P50, string P99) Load(Options options, string url, params string[] more)
    {
        string[] wrk = ["-t1", "-c32", $"-d{options.Long("seconds", 6)}s", "--latency", .. more, url];
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
