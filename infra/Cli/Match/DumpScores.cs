using JobAssist.Mobile.Matching;

namespace JobAssist.Mobile.Cli.Match;

/// <summary>Every acceptable pair with its score, for solvers and for whoever wants to look at everything.</summary>
internal static class DumpScores
{
    /// <summary>People times open postings; a round of a whole city is far beyond what one would read.</summary>
    private const long MostPairs = 5_000_000;
    private const int PeopleAtOnce = 1_024;

    public static async Task<int> RunAsync(MatchScene scene, string path, Phases phases, Terminal terminal)
    {
        var pairs = (long)scene.Input.Workers.Length * scene.Market.OpenCount;
        if (pairs > MostPairs) throw new UsageException($"--dump-scores is for small markets: {scene.Input.Workers.Length} people and {scene.Market.OpenCount} open postings are {pairs} pairs, more than {MostPairs}.");
        var partial = $"{path}.{Guid.CreateVersion7():N}.partial";
        try
        {
            var written = phases.Run("dump", () => Write(scene, partial, phases));
            File.Move(partial, path, overwrite: true);
            await terminal.Output.WriteLineAsync($"{written} of {pairs} pairs are acceptable: {path}");
        }
        finally
        {
            File.Delete(partial);
        }

        return ExitCode.Ok;
    }

    private static long Write(MatchScene scene, string path, Phases phases)
    {
        var (engine, written) = (new MatchEngine(scene.Market), 0L);
        using var file = RunFiles.Open(path);
        file.WriteLine("worker,posting,score");
        for (var from = 0; from < scene.Input.Workers.Length; from += PeopleAtOnce)
        {
            phases.Tell(() => $"{from * 100L / scene.Input.Workers.Length} %");
            var lists = engine.TopMany(scene.Input.Workers[from..Math.Min(from + PeopleAtOnce, scene.Input.Workers.Length)], default, Math.Max(1, scene.Market.Count));
            for (var worker = 0; worker < lists.Length; worker++)
            {
                foreach (var match in lists[worker].Items)
                {
                    file.WriteLine($"{RunFiles.Cell(scene.Input.WorkerNames[from + worker])},{RunFiles.Cell(scene.Input.NameOf(match.PostingId))},{match.Score}");
                    written++;
                }
            }
        }

        return written;
    }
}
