using System.Diagnostics;
using System.Runtime.Intrinsics.X86;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Matching;
using JobAssist.Mobile.Matching.Allocation;

namespace JobAssist.Mobile.Cli.Match;

/// <summary>Runs the round and writes its three files, all or none.</summary>
internal static class WriteRun
{
    public static async Task<int> RunAsync(MatchScene scene, Phases phases, Terminal terminal, CancellationToken cancellationToken)
    {
        var sharing = new Sharing(scene);
        var shared = scene.Options.RankOnly ? sharing.Rank(phases) : sharing.Round(phases, cancellationToken);
        var measures = RoundMeasures.Of(shared.Round, shared.Assignment, [.. Enumerable.Range(0, scene.Market.Count).Select(scene.Market.OpenPlacesOf)]);
        var scores = phases.Run("score", () => ScoresOf(scene, shared));
        var summary = default(RunSummary);
        phases.Run("write", () =>
        {
            RunFiles.Write(scene.Options.Out!, folder =>
            {
                WriteAssignments(Path.Combine(folder, RunFiles.Assignments), scene, shared, scores);
                WritePrices(Path.Combine(folder, RunFiles.Prices), scene, shared);
                summary = SummaryOf(scene, shared, measures, phases);
                File.WriteAllText(Path.Combine(folder, RunFiles.Summary), summary.ToJson());
            });
            return true;
        });
        await RunReport.PrintAsync(scene, summary!, terminal);
        return ExitCode.Ok;
    }

    /// <summary>Scores pair by pair from the rows, not from the ranking: two ways to one number, or the run stops.</summary>
    private static int[] ScoresOf(MatchScene scene, Shared shared)
    {
        var (scores, disagreements) = (new int[shared.Assignment.Postings.Length], 0);
        Parallel.For(0, shared.Assignment.WorkerCount, new ParallelOptions { MaxDegreeOfParallelism = scene.Options.Threads }, worker =>
        {
            var postings = shared.Assignment.Of(worker);
            var worths = shared.Assignment.WorthsOf(worker);
            if (postings.IsEmpty) return;
            var scorer = new PairScorer(scene.Market, scene.Input.Workers[shared.Crowd.RowOf(worker)]);
            for (var slot = 0; slot < postings.Length; slot++)
            {
                var score = scores[worker * shared.Assignment.Width + slot] = scorer.ScoreOf(postings[slot]);
                if (scorer.GateOf(postings[slot]) is not null || scene.Options.Policy.WorthOf(score, shared.Round.Classes[worker]) != worths[slot])
                    Interlocked.Increment(ref disagreements);
            }
        });
        return disagreements == 0 ? scores : throw new InvalidOperationException($"The ranking and the rows disagree about {disagreements} pairs. This is a fault of the program; nothing was written.");
    }

    private static void WriteAssignments(string path, MatchScene scene, Shared shared, int[] scores)
    {
        var crowdIndex = new int[shared.Crowd.Count];
        for (var worker = 0; worker < crowdIndex.Length; worker++) crowdIndex[shared.Crowd.RowOf(worker)] = worker;

        using var file = RunFiles.Open(path);
        file.WriteLine("worker,posting,rank,score");
        for (var row = 0; row < crowdIndex.Length; row++)
        {
            var (worker, name) = (crowdIndex[row], RunFiles.Cell(scene.Input.WorkerNames[row]));
            var postings = shared.Assignment.Of(worker);
            for (var slot = 0; slot < postings.Length; slot++)
                file.WriteLine($"{name},{RunFiles.Cell(scene.PostingAt(postings[slot]))},{slot + 1},{scores[worker * shared.Assignment.Width + slot]}");
        }
    }

    private static void WritePrices(string path, MatchScene scene, Shared shared)
    {
        var load = shared.Assignment.Load(scene.Market.Count);
        using var file = RunFiles.Open(path);
        file.WriteLine("posting,price,capacity,load");
        foreach (var (name, posting) in Enumerable.Range(0, scene.Market.Count).Select(posting => (scene.PostingAt(posting), posting)).OrderBy(p => p.Item1, StringComparer.Ordinal))
            file.WriteLine($"{RunFiles.Cell(name)},{PriceOf(shared, posting)},{shared.Round.Capacities[posting]},{load[posting]}");
    }

    /// <summary>A posting that nobody may go to has no price; inside the auction it has one that nobody can pay.</summary>
    private static int PriceOf(Shared shared, int posting) => shared.Round.Capacities[posting] == 0 ? 0 : shared.Prices[posting];

    private static RunSummary SummaryOf(MatchScene scene, Shared shared, RoundMeasures measures, Phases phases)
    {
        var (options, certificate, classes) = (scene.Options, shared.Certificate, Enum.GetValues<PriorityClass>());
        var load = shared.Assignment.Load(scene.Market.Count);
        return new RunSummary
        {
            Kind = certificate is null ? RunSummary.Ranks : RunSummary.Round,
            Day = options.Settings.Today,
            Seed = options.Seed,
            Policy = new RoundPolicy(options.Policy.PostingsPerWorker, options.Policy.NoticesPerSeat, options.Policy.Epsilon,
                classes.ToDictionary(NameOf, options.Policy.WeightOf), classes.ToDictionary(NameOf, c => options.Policy.BonusesOf(c).ToArray())),
            Counts = scene.Input.Counts,
            PostingsOpen = scene.Market.OpenCount,
            Value = certificate?.Value ?? ValueOf(shared),
            Bound = certificate?.Bound,
            Gap = certificate?.Gap,
            GapShare = certificate is null ? null : Math.Round(certificate.GapShare, 6),
            LargestRegret = certificate?.LargestRegret,
            PricedWithFreeSeat = certificate?.PricedWithFreeSeat,
            Notices = measures.Notices,
            OverCapacity = Enumerable.Range(0, load.Length).Sum(posting => (long)Math.Max(0, load[posting] - shared.Round.Capacities[posting])),
            Coverage = Math.Round(measures.Coverage, 6),
            CoverageByClass = measures.CoverageByClass.OrderBy(c => c.Key).ToDictionary(c => NameOf(c.Key), c => new ClassCoverage(shared.Round.Classes.Count(own => own == c.Key), Math.Round(c.Value, 6))),
            Fill = Math.Round(measures.Fill, 6),
            PostingsShown = Math.Round(measures.PostingsShown, 6),
            Gini = Math.Round(measures.Gini, 6),
            GiniPerPlace = Math.Round(measures.GiniPerOpening, 6),
            Rounds = shared.Result?.Rounds,
            Bids = shared.Result?.Bids,
            Asks = shared.Result?.Asks,
            Inputs = [.. scene.Input.Files.Select(file => new InputSum(file.Name, file.Sha256))],
            Run = new RunFacts(phases.Seconds, PeakMemory(), options.Threads, Avx512BW.IsSupported ? 512 : Avx2.IsSupported ? 256 : 16),
        };
    }

    private static long ValueOf(Shared shared)
    {
        long value = 0;
        for (var worker = 0; worker < shared.Assignment.WorkerCount; worker++)
        {
            var worths = shared.Assignment.WorthsOf(worker);
            var bonuses = shared.Round.Policy.BonusesOf(shared.Round.Classes[worker]);
            for (var slot = 0; slot < worths.Length; slot++) value += worths[slot] + (slot < bonuses.Length ? bonuses[slot] : 0);
        }

        return value;
    }

    private static long PeakMemory()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }

    private static string NameOf(PriorityClass priority) => priority switch
    {
        PriorityClass.ZeroEmploymentHousehold => "zero_employment_household",
        PriorityClass.HardToEmploy => "hard_to_employ",
        _ => "ordinary",
    };
}
