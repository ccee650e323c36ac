using System.Diagnostics;
using JobAssist.Mobile.Benchmarks.Dump;
using JobAssist.Mobile.Benchmarks.Instances;
using JobAssist.Mobile.Matching;
using JobAssist.Mobile.Matching.Ranking;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Benchmarks.Contenders;

/// <summary>Our own engine; the only file that knows how it is called.</summary>
internal static class OurEngine
{
    public static Outcome Run(Options options, Instance instance, string answers)
    {
        var watch = Stopwatch.StartNew();
        var engine = new MatchEngine(instance.BuildMarket());
        var built = watch.Elapsed.TotalSeconds;

        var sample = instance.Sample(Math.Max(options.Check, options.Queries)).Select(instance.Worker).ToList();
        Answers.Write(answers, Numbered(instance, sample.Take(options.Check).Select(worker => engine.TopC(worker, [], options.Top))));
        var single = Stopwatches.Each(sample.Count, n => engine.TopC(sample[n], [], options.Top));

        var crowd = instance.WorkersInOrder().Take((int)options.Long("ours-queries", 20_000)).ToList();
        var (wall, cpu) = Stopwatches.Median(options.Runs, () => engine.TopMany(crowd, default, options.Top));
        return new Outcome
        {
            Name = "ours",
            How = "TopMany",
            Threads = Environment.ProcessorCount,
            BuildSeconds = built,
            BatchWorkers = crowd.Count,
            BatchSeconds = wall,
            BatchCpuSeconds = cpu,
            Runs = options.Runs,
            SingleP50 = Stopwatches.Percentile(single, 50),
            SingleP99 = Stopwatches.Percentile(single, 99),
            PeakMb = Stopwatches.PeakMb(),
        };
    }

    /// <summary>Lists in the numbers that every contender answers with: postings by age.</summary>
    private static IEnumerable<IReadOnlyList<(int Posting, int Score)>> Numbered(Instance instance, IEnumerable<TopList> lists)
    {
        var numbers = new MarketDump(instance).Postings.Select((row, number) => (row.Id, number)).ToDictionary(p => p.Id, p => p.number);
        return lists.Select(list => (IReadOnlyList<(int, int)>)[.. list.Items.Select(m => (numbers[m.PostingId], m.Score))]);
    }
}
