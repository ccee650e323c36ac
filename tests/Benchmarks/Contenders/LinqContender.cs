using System.Diagnostics;
using JobAssist.Mobile.Benchmarks.Dump;
using JobAssist.Mobile.Benchmarks.Instances;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Benchmarks.Contenders;

/// <summary>What a normal team would ship first: where, select, order, take over the open postings, all cores by PLINQ.</summary>
internal static class LinqContender
{
    public static Outcome Run(Options options, Instance instance, string answers)
    {
        var watch = Stopwatch.StartNew();
        var rules = new PlainRules(instance.Rows, instance.Weights, Instance.Today);
        var numbers = new MarketDump(instance).Postings.Select((row, number) => (row, number)).ToDictionary(p => p.row.Id, p => p.number);
        var built = watch.Elapsed.TotalSeconds;

        var people = instance.Sample(Math.Max(options.Check, options.Queries)).Select(instance.Worker).ToList();
        List<(PlainPosting Posting, int Score)> Top(WorkerRow worker)
        {
            var seeker = rules.Prepare(worker);
            return [.. rules.Open
                .Where(posting => rules.Accepts(seeker, posting))
                .Select(posting => (Posting: posting, Score: rules.Score(seeker, posting)))
                .OrderByDescending(match => match.Score).ThenBy(match => match.Posting.Row.PublishedAt).ThenBy(match => match.Posting.Row.Id)
                .Take(options.Top)];
        }

        var single = Stopwatches.Each(options.Check, n => Top(people[n]));
        Answers.Write(answers, people.Take(options.Check).Select(w => (IReadOnlyList<(int, int)>)[.. Top(w).Select(m => (numbers[m.Posting.Row.Id], m.Score))]));

        var batch = people.Take((int)options.Long("linq-queries", 1_000)).ToList();
        var (wall, cpu) = Stopwatches.Time(() => batch.AsParallel().ForAll(worker => Top(worker)));
        return new Outcome
        {
            Name = "linq",
            How = "LINQ over objects, PLINQ over workers",
            Threads = Environment.ProcessorCount,
            BuildSeconds = built,
            BatchWorkers = batch.Count,
            BatchSeconds = wall,
            BatchCpuSeconds = cpu,
            SingleP50 = Stopwatches.Percentile(single, 50),
            SingleP99 = Stopwatches.Percentile(single, 99),
            PeakMb = Stopwatches.PeakMb(),
        };
    }
}
