using JobAssist.Mobile.Benchmarks.Contenders;
using JobAssist.Mobile.Benchmarks.Dump;

namespace JobAssist.Mobile.Benchmarks;

/// <summary>The ranking table: writes the instance once, runs every contender in its own process, compares every list.</summary>
internal static class Ranking
{
    public static List<(Outcome Outcome, string Exact)> Run(Options options)
    {
        var rig = Rig.Of(options);
        Console.Error.WriteLine($"Writing {options.Postings:N0} postings ({options.Shape.Name}, seed {options.Seed}) to {rig.Folder} …");
        WriteInstance(rig);

        var outcomes = new List<(Outcome, string)>();
        List<(int, int)[]>? reference = null;
        foreach (var contender in Peers.Asked(options))
        {
            Console.Error.WriteLine($"Running {contender.Name} …");
            foreach (var outcome in contender.Run(rig))
            {
                var exact = ExactnessOf(rig, outcome, ref reference);
                Console.Error.WriteLine($"  {outcome.Name}: {outcome.WorkersPerSecond:N0} workers/s, {exact} {outcome.Limits}");
                outcomes.Add((outcome, exact));
            }
        }

        if (!options.Has("keep")) Directory.Delete(rig.Folder, recursive: true);
        return outcomes;
    }

    /// <summary>The first contender that answers is ours; the others are held against it, list by list.</summary>
    private static string ExactnessOf(Rig rig, Outcome outcome, ref List<(int, int)[]>? reference)
    {
        if (!File.Exists(rig.AnswersOf(outcome.Name))) return "";
        var lists = Answers.Read(rig.AnswersOf(outcome.Name));
        reference ??= lists;
        var (same, scores, of) = Answers.Compare(reference, lists);
        return same == of ? $"{same}/{of}" : $"{same}/{of} (scores {scores}/{of})";
    }

    private static void WriteInstance(Rig rig)
    {
        var instance = rig.Options.MakeInstance();
        var (to, dump) = (new Folder(rig.Instance), new MarketDump(instance));
        dump.Write(to);
        var sample = instance.Sample(Math.Max(rig.Options.Check, rig.Options.Queries));
        WorkerDump.Write(to, dump, sample.Select(instance.Worker));
        to.Write("s_number", sample.Select(number => (int)number));
        if (Peers.Asked(rig.Options).Any(c => c.AsksForAll)) WorkerDump.Write(new Folder(Path.Combine(rig.Instance, "everyone")), dump, instance.WorkersInOrder());
    }
}
