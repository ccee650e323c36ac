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

            var list = $"/v1/me/matches?top={options.Top}";
            var api = options.Has("no-real") ? null : RealApi.StartAsync(options, Rig.Of(options).Folder).GetAwaiter().GetResult();
            var endpoints = new List<Endpoint> { new("bare JSON of the same size", address + "/bare"), new("the same bytes, not even serialized", address + "/bytes"), new("live list with explanations, nothing else", address + "/matches") };
            if (api is not null)
            {
                endpoints.Add(new("GET /v1/me/matches of the API", api.Address + list, "-s", api.Script));
                endpoints.Add(new("the same where no list is kept", api.ForgetfulAddress + list, "-s", api.Script));
            }

            if (options.Has("url")) endpoints.Add(new(options.Text("url", ""), options.Text("url", ""), "-H", options.Text("header", "")));

            // One after the other, again and again: what else the machine does meets all of them alike.
            foreach (var endpoint in endpoints) Load(options, endpoint);
            var rounds = Enumerable.Range(0, options.Runs).Select(_ => endpoints.ConvertAll(endpoint => Load(options, endpoint))).ToList();
            api?.DisposeAsync().AsTask().GetAwaiter().GetResult();
            return new Table("Requests a second", ["endpoint", "requests/s", "of bare", "p50", "p99"], [.. endpoints.Select((endpoint, at) => Row(endpoint.Name, [.. rounds.Select(round => (round[at], round[0]))]))],
                [$"wrk -t1 -c32, {options.Long("seconds", 6)} s each, {options.Runs} rounds after one of warming; medians, and the share of bare inside each round. wrk shares the cores.", $"Every list is for a random one of 20,000 workers. The API runs as in production over PostgreSQL and Redis on the same cores: sessions, rate limits, a look at the database for each request; everybody has asked once before ({api?.FirstLists:N0} first lists a second by a node just started), so that it tells kept lists again until the market or the worker changes. The live list and the last row make every list anew. Bare JSON goes through the serializer's generated fast path."]);
        }
        finally
        {
            server.Kill();
            server.WaitForExit();
        }
    }

    private static (double Rate, string P50, string P99) Load(Options options, Endpoint endpoint) =>
        Parse(string.Join('\n', Shell.Run("wrk", ["-t1", "-c32", $"-d{options.Long("seconds", 6)}s", "--latency", .. endpoint.More, endpoint.Url], out var _)));

    private static (double Rate, string P50, string P99) Parse(string output)
    {
        var rate = double.Parse(Rate().Match(output).Groups["rate"].Value, CultureInfo.InvariantCulture);
        if (Failures().IsMatch(output)) throw new InvalidOperationException("wrk saw answers that were no success: " + output);
        return (rate, Latency(output, "50%"), Latency(output, "99%"));
    }

    private static string Latency(string output, string part) =>
        output.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.StartsWith(part, StringComparison.Ordinal))?[part.Length..].Trim() ?? "";

    private static IReadOnlyList<string> Row(string what, List<((double Rate, string P50, string P99) Own, (double Rate, string P50, string P99) Bare)> rounds)
    {
        var own = rounds.Select(round => round.Own).OrderBy(run => run.Rate).ElementAt(rounds.Count / 2);
        var share = rounds.Select(round => round.Own.Rate / round.Bare.Rate).Order().ElementAt(rounds.Count / 2);
        return [what, $"{own.Rate:N0}", $"{100 * share:N0} %", own.P50, own.P99];
    }

    private sealed record Endpoint(string Name, string Url, params string[] More);

    [GeneratedRegex(@"Requests/sec:\s+(?<rate>[\d.]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rate();

    [GeneratedRegex("Non-2xx|Socket errors", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Failures();
}
