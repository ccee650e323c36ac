using System.Globalization;
using JobAssist.Mobile.Benchmarks.Contenders;
using JobAssist.Mobile.Benchmarks.Dump;
using JobAssist.Mobile.Benchmarks.Instances;
using JobAssist.Mobile.Benchmarks.Report;
using JobAssist.Mobile.Matching.Allocation;

namespace JobAssist.Mobile.Benchmarks.Rounds;

/// <summary>Many random rounds against LEMON's exact optimum: what is truly lost, and whether the certificate ever said less than that.</summary>
internal static class Judge
{
    private sealed record Verdict(string Round, long Value, long Bound, long Optimum)
    {
        public double Loss => Share(Optimum - Value);
        public double Certified => Share(Bound - Value);

        private double Share(long points) => Optimum == 0 ? 0 : (double)points / Optimum;
    }

    public static Table Of(Options options)
    {
        var rig = Rig.Of(options);
        if ((Shell.Need("liblemon-dev", "g++") ?? Peers.Compile(rig, "lemon/optimum.cpp", "optimum")) is { } missing) throw new InvalidOperationException(missing);

        var verdicts = Enumerable.Range(0, (int)options.Long("instances", 50)).Select(n => One(options, rig, n)).ToList();
        Directory.Delete(rig.Folder, recursive: true);
        var worst = verdicts.MaxBy(v => v.Loss)!;
        var liars = verdicts.Where(v => v.Bound < v.Optimum || v.Value > v.Optimum).ToList();
        return new Table(
            "Rounds judged by the exact optimum",
            ["rounds", "largest true loss", "mean true loss", "largest certified gap", "certificates below the true loss"],
            [[$"{verdicts.Count}", Percent(worst.Loss), Percent(verdicts.Average(v => v.Loss)), Percent(verdicts.Max(v => v.Certified)), $"{liars.Count}"]],
            [$"Largest loss: {worst.Round}: value {worst.Value:N0}, bound {worst.Bound:N0}, optimum {worst.Optimum:N0}.", .. liars.Select(v => $"Wrong: {v.Round}: value {v.Value}, bound {v.Bound}, optimum {v.Optimum}.")]);
    }

    private static Verdict One(Options options, Rig rig, int number)
    {
        var dice = Dice.For(options.Seed, Kind.Sample, 1_000_000 + number);
        var (postings, most) = (dice.Between(50, 1_000), (int)Math.Min(60_000, options.Long("most-workers", 60_000)));
        var skew = dice.Pick([70, 10, 10, 10]) switch { 0 => "congested", 1 => "normal", 2 => "flat", _ => "steep" };
        // Legal pairs decide the time, and outside the congested market a worker has many.
        var workers = dice.Between(200, skew == "congested" ? most : most / 10);
        var exposures = dice.Between(1, 20);
        var epsilon = options.Long("epsilon", 50);
        var round = string.Create(CultureInfo.InvariantCulture, $"{workers} × {postings}, {skew}, {exposures} exposures, step {epsilon}, seed {options.Seed + (ulong)number}");
        Console.Error.WriteLine(round);

        using var world = new RoundWorld(new Options(["allocate-one", "--workers", $"{workers}", "--postings", $"{postings}", "--skew", skew, "--exposures", $"{exposures}", "--epsilon", $"{epsilon}", "--seed", $"{options.Seed + (ulong)number}"]));
        var result = new Auction(world.Input, world.Oracle).Run();
        var certificate = Certificate.Of(world.Input, world.Oracle, result.Assignment, result.Prices);
        RoundContender.WriteArcs(world, new Folder(rig.Folder));
        var optimum = Shell.Run(Path.Combine(rig.Built, "optimum"), [rig.Folder, "network-simplex"], out _).Select(RoundOutcome.Parse).OfType<RoundOutcome>().Single();
        return new Verdict(round, certificate.Value, certificate.Bound, optimum.Value ?? 0);
    }

    private static string Percent(double share) => (100 * share).ToString("N4", CultureInfo.InvariantCulture) + " %";
}
