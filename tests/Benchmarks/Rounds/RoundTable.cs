using JobAssist.Mobile.Benchmarks.Contenders;
using JobAssist.Mobile.Benchmarks.Report;

namespace JobAssist.Mobile.Benchmarks.Rounds;

/// <summary>The allocation table: every way of sharing out the same instance, each in its own process.</summary>
internal static class RoundTable
{
    private static readonly string[] Ways = ["ours", "ours-1", "static-32", "greedy", "private-top"];
    private static readonly string[] Exact = ["cost-scaling", "network-simplex"];

    /// <summary>Larger instances have more legal pairs than LEMON can hold in memory here.</summary>
    private const long MostWorkersForLemon = 200_000;

    public static List<RoundOutcome> Run(Options options)
    {
        var rig = Rig.Of(options);
        bool Wanted(string name) => options.Only.Count == 0 || options.Only.Contains(name);
        var outcomes = new List<RoundOutcome>();
        foreach (var way in Ways.Where(Wanted)) outcomes.Add(Ask(way, Peers.Self(rig, way, "allocate-one")));

        if (Exact.Any(algorithm => Wanted("lemon-" + algorithm)))
        {
            var missing = options.Workers > options.Long("lemon-workers", MostWorkersForLemon) ? "too many legal pairs for its memory at this size"
                : Shell.Need("liblemon-dev", "g++") ?? Peers.Compile(rig, "lemon/optimum.cpp", "optimum");
            if (missing is null) Ask("arcs", Peers.Self(rig, "arcs", "allocate-one"));
            foreach (var algorithm in Exact.Where(algorithm => Wanted("lemon-" + algorithm)))
                outcomes.Add(missing is null ? Ask("lemon-" + algorithm, (Path.Combine(rig.Built, "optimum"), [rig.Folder, algorithm])) : new RoundOutcome { Name = "lemon-" + algorithm, Note = missing });
        }

        if (!options.Has("keep")) Directory.Delete(rig.Folder, recursive: true);
        return outcomes;

        RoundOutcome Ask(string name, (string Program, string[] Arguments) command)
        {
            Console.Error.WriteLine($"Running {name} …");
            var lines = Shell.Run(command.Program, command.Arguments, out var code, echo: true);
            var outcome = lines.Select(RoundOutcome.Parse).LastOrDefault(o => o is not null) ?? new RoundOutcome { Name = name, Note = $"ended with {code} and no result" };
            Console.Error.WriteLine($"  value {outcome.Value:N0}, {outcome.Seconds:N2} s {outcome.Note}");
            return outcome;
        }
    }

    public static Table Of(IReadOnlyList<RoundOutcome> outcomes)
    {
        var exact = outcomes.FirstOrDefault(o => o.Name.StartsWith("lemon", StringComparison.Ordinal) && o.Value is not null)?.Value;
        var best = exact ?? outcomes.Select(o => o.Bound).FirstOrDefault(b => b is not null);
        return new Table(
            "Rounds: the same people and postings shared out",
            ["way", "value", "bound", "certified gap", exact is null ? "of the bound" : "of the optimum", "over capacity", "notices", "told at all", "zero-employment / hard to employ / others", "postings shown", "Gini", "Gini per opening", "wall s", "CPU s", "certificate s", "memory MB", "how"],
            [.. outcomes.Select(o => (IReadOnlyList<string>)[o.Name, $"{o.Value:N0}", $"{o.Bound:N0}", Share(o.Gap, 3), Share(best > 0 ? (double?)o.Value / best : null, 3), $"{o.OverCapacity:N0}", $"{o.Notices:N0}", Share(o.Coverage, 1),
                ByClass(o), Share(o.PostingsShown, 1), $"{o.Gini:N3}", $"{o.GiniPerOpening:N3}", $"{o.Seconds:N2}", $"{o.CpuSeconds:N2}", $"{o.CertificateSeconds:N2}", $"{o.PeakMb:N0}", o.How])],
            [
                "A way that goes over capacity has no feasible value: its figure is what it would be worth if all those told found a free place.",
                .. outcomes.Where(o => o.Note is not null).Select(o => $"{o.Name}: {o.Note}."),
            ]);
    }

    internal static string ByClass(RoundOutcome way) => way.CoverageByClass is { } shares ? string.Join(" / ", shares.Select(s => Share(s, 1))) : "";

    internal static string Share(double? share, int digits) => share is { } known && !double.IsNaN(known) ? (100 * known).ToString($"N{digits}") + " %" : "";
}
