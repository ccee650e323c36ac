using System.Diagnostics;
using JobAssist.Mobile.Benchmarks.Dump;
using JobAssist.Mobile.Benchmarks.Instances;
using JobAssist.Mobile.Matching;
using JobAssist.Mobile.Matching.Allocation;
using JobAssist.Mobile.Matching.Crowds;
using JobAssist.Mobile.Matching.Ranking;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Benchmarks.Contenders;

/// <summary>Our own engine; the only file that knows how ranking is called. Names: ours, ours-512, ours-256, ours-plain, each with -1 for one thread.</summary>
internal static class OurEngine
{
    public static Outcome Run(Options options, Instance instance, string name, string answers)
    {
        var (width, threads) = (WidthOf(name), name.EndsWith("-1", StringComparison.Ordinal) ? 1 : Environment.ProcessorCount);
        var watch = Stopwatch.StartNew();
        var market = instance.BuildMarket();
        var built = watch.Elapsed.TotalSeconds;
        var engine = new MatchEngine(market, width);

        watch.Restart();
        var crowd = Crowd.Of(market, instance.WorkersInOrder());
        var packed = watch.Elapsed.TotalSeconds;
        var lists = engine.TopAll(crowd, options.Top, threads);
        var (wall, cpu) = Stopwatches.Median(options.Runs, () => lists = engine.TopAll(crowd, options.Top, threads), before: Forget);

        // Two sets of lists at once would be counted as memory that is needed.
        void Forget()
        {
            lists = null!;
            GC.Collect();
        }

        var sample = instance.Sample(options.Check);
        Answers.Write(answers, OfSample(instance, market, crowd, lists, sample));
        var single = Single(options, crowd, width);
        return new Outcome
        {
            Name = name,
            How = $"{(width == VectorWidth.Best ? "widest lanes" : width)}, top {options.Top} of all {crowd.Count:N0} workers; packing them took {packed:N2} s and is not counted",
            Threads = threads,
            BuildSeconds = built,
            BatchWorkers = crowd.Count,
            BatchSeconds = wall,
            BatchCpuSeconds = cpu,
            Runs = options.Runs,
            SingleP50 = Stopwatches.Percentile(single, 50),
            SingleP99 = Stopwatches.Percentile(single, 99),
            PeakMb = Stopwatches.PeakMb(),
            Steady = $"{lists.BlocksScored / (double)Math.Max(1, crowd.Count):N2} blocks of 32 scored a worker",
        };
    }

    private static VectorWidth WidthOf(string name) =>
        name.Contains("512", StringComparison.Ordinal) ? VectorWidth.Bits512
        : name.Contains("256", StringComparison.Ordinal) ? VectorWidth.Bits256
        : name.Contains("plain", StringComparison.Ordinal) ? VectorWidth.Plain
        : VectorWidth.Best;

    /// <summary>One packed worker after another in random order, on one thread.</summary>
    private static double[] Single(Options options, Crowd crowd, VectorWidth width)
    {
        if (crowd.Count == 0) return [];
        var (oracle, list, dice) = (new CrowdOracle(crowd, width), new Choice[options.Top], Dice.For(options.Seed, Kind.Sample, 1));
        var order = Enumerable.Range(0, (int)options.Long("singles", 20_000)).Select(_ => dice.Below(crowd.Count)).ToArray();
        foreach (var worker in order) oracle.Ask(worker, list, out _);
        return Stopwatches.Each(order.Length, n => oracle.Ask(order[n], list, out _));
    }

    /// <summary>The lists of the sample in the numbers that every contender answers with: postings by age.</summary>
    private static IEnumerable<IReadOnlyList<(int Posting, int Score)>> OfSample(Instance instance, Market market, Crowd crowd, CrowdLists lists, long[] sample)
    {
        var numbers = new MarketDump(instance).Postings.Select((row, number) => (row.Id, number)).ToDictionary(p => p.Id, p => p.number);
        var asked = sample.ToHashSet();
        var indexOf = Enumerable.Range(0, crowd.Count).Where(index => asked.Contains(crowd.RowOf(index))).ToDictionary(index => (long)crowd.RowOf(index));
        return sample.Select(number => (IReadOnlyList<(int, int)>)[.. Enumerable.Range(0, lists.Places)
            .Where(at => lists.PostingsOf(indexOf[number])[at] != CrowdLists.Nobody)
            .Select(at => (numbers[market.IdOf(lists.PostingsOf(indexOf[number])[at])], (int)lists.NetsOf(indexOf[number])[at]))]);
    }
}
