using JobAssist.Mobile.Benchmarks.Contenders;
using JobAssist.Mobile.Benchmarks.Dump;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Matching.Allocation;
using JobAssist.Mobile.Matching.Allocation.Baselines;

namespace JobAssist.Mobile.Benchmarks.Rounds;

/// <summary>One way of sharing out, in a process of its own.</summary>
internal static class RoundContender
{
    public static RoundOutcome Run(Options options, string name)
    {
        using var world = new RoundWorld(options);
        var (input, oracle) = (world.Input, world.Oracle);
        if (name == "arcs") return WriteArcs(world, new Folder(options.Text("folder", "")));

        AllocationResult? result = null;
        Assignment? assignment = null;
        var threads = name.EndsWith("-1", StringComparison.Ordinal) ? 1 : Environment.ProcessorCount;
        var (wall, cpu) = Stopwatches.Time(() =>
        {
            if (name == "private-top") assignment = PrivateTop.Of(input, oracle);
            else if (name == "greedy") assignment = PriorityGreedy.Of(input, oracle);
            else
            {
                IDemandOracle asked = name == "static-32" ? new FixedLists(input, oracle, 32) : oracle;
                result = new Auction(input, asked, new AuctionOptions { Threads = threads }).Run();
                assignment = result.Assignment;
            }
        });

        // The certificate asks the true oracle afresh; without prices it says what the assignment is worth, and bounds nothing.
        Certificate? certificate = null;
        var prices = name.StartsWith("ours", StringComparison.Ordinal) ? result!.Prices : new int[input.PostingCount];
        var (proving, _) = Stopwatches.Time(() => certificate = Certificate.Of(input, oracle, assignment!, prices));
        var measures = RoundMeasures.Of(input, assignment!, world.Headcounts);
        var peak = Stopwatches.PeakMb();
        return new RoundOutcome
        {
            Name = name,
            How = HowOf(name, world, result),
            Value = certificate!.Value,
            Bound = result is not null && name.StartsWith("ours", StringComparison.Ordinal) ? certificate.Bound : null,
            OverCapacity = (long)Math.Round(measures.OverCapacityShare * measures.Notices),
            Notices = measures.Notices,
            Coverage = measures.Coverage,
            CoverageByClass = [.. Enum.GetValues<PriorityClass>().Select(c => measures.CoverageByClass.GetValueOrDefault(c))],
            PostingsShown = measures.PostingsShown,
            ShownOfFillable = options.Has("fillable") ? world.ShownOfFillable(assignment!) : null,
            Gini = measures.Gini,
            GiniPerOpening = measures.GiniPerOpening,
            Seconds = wall,
            CpuSeconds = cpu,
            CertificateSeconds = result is null ? null : proving,
            PeakMb = peak,
            Note = result is not null && name == "ours" && !options.Has("no-verify") ? Verified(world, result, certificate) : null,
        };
    }

    private static string HowOf(string name, RoundWorld world, AllocationResult? result) => name switch
    {
        "private-top" => "everybody's own best five, whoever else",
        "greedy" => "strongest class first, complete lists, best with a free seat",
        "static-32" => $"the same auction over each one's 32 best at no prices; {result!.Bids:N0} bids",
        _ => $"auction, step {world.Policy.Epsilon}; {result!.Bids:N0} bids, {result.Asks:N0} asks, {result.Rounds} rounds; tables and packing {world.BuildSeconds:N1} s before",
    };

    /// <summary>Prices and assignment alone, each pair's worth from the rows.</summary>
    private static string Verified(RoundWorld world, AllocationResult result, Certificate certificate)
    {
        var found = Verifier.Check(world.Input, world.Oracle, world.WorthOf, result.Assignment, result.Prices);
        if (!found.Holds) return $"the verifier objects: {found.Faults[0]}";
        return found.Value == certificate.Value && found.Bound == certificate.Bound
            ? "an independent verifier over rows, prices and assignment finds the same value and bound"
            : $"the verifier finds value {found.Value} and bound {found.Bound}, the certificate {certificate.Value} and {certificate.Bound}";
    }

    /// <summary>Every legal pair with its worth, for solvers that need them all.</summary>
    public static RoundOutcome WriteArcs(RoundWorld world, Folder to)
    {
        var (input, list) = (world.Input, new Choice[world.Market.Count]);
        var rows = Enumerable.Range(0, input.WorkerCount).Select(worker =>
        {
            var count = world.Oracle.Ask(worker, list, out _);
            return (IReadOnlyList<Choice>)[.. list.AsSpan(0, count)];
        });
        to.WriteLists("a", rows, ("posting", c => c.Posting), ("worth", c => c.Worth));
        to.Write("a_capacity", input.Capacities);
        to.Write("a_bonus", input.Classes.SelectMany(c => Enumerable.Range(0, input.Policy.PostingsPerWorker).Select(slot => input.Policy.BonusesOf(c).ElementAtOrDefault(slot))));
        return new RoundOutcome { Name = "arcs" };
    }
}
