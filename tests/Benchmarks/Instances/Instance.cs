using System.Collections.Concurrent;
using JobAssist.Mobile.Matching;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Benchmarks.Instances;

/// <summary>One market and its people from a seed. Postings are rows; workers are made as they are asked for, never all at once.</summary>
internal sealed class Instance
{
    private const int Chunk = 8_192;
    private readonly Workers _workers;

    public Instance(ulong seed, Shape shape, long workers, int postings)
    {
        (Seed, Shape, WorkerCount) = (seed, shape, workers);
        Country = new Country(shape);
        Trades = new Trades(shape, seed);
        Agreements = new Agreements(Country, shape, seed, Today);
        _workers = new Workers(Country, Trades, Agreements, seed, Today);

        var maker = new Postings(Country, Trades, shape, seed, Today, workers, postings);
        var rows = new PostingRow[postings];
        Parallel.ForEach(Partitioner.Create(0, Math.Max(1, postings)), range =>
        {
            for (var n = range.Item1; n < Math.Min(range.Item2, postings); n++) rows[n] = maker.Of(n);
        });
        Rows = new MarketRows
        {
            Postings = rows,
            Agreements = Agreements.Rows,
            Occupations = Trades.Rows,
            Hazards = Trades.Hazards,
            Closeness = Trades.Closeness,
            Regions = Country.Tree,
        };
    }

    /// <summary>The day of every instance.</summary>
    public static DateOnly Today { get; } = new(2026, 11, 25);

    public ulong Seed { get; }
    public Shape Shape { get; }
    public long WorkerCount { get; }
    public Country Country { get; }
    public Trades Trades { get; }
    public Agreements Agreements { get; }
    public MarketRows Rows { get; }

    public IReadOnlyList<PostingRow> Postings => (PostingRow[])Rows.Postings;

    /// <summary>What the points are.</summary>
    public Weights Weights { get; init; } = Weights.Default;

    public Market BuildMarket() => Market.Build(Rows, Weights, Today);

    /// <summary>Worker number n; safe from any thread.</summary>
    public WorkerRow Worker(long number) => _workers.Of(number);

    /// <summary>All workers in the order of their numbers, made a few thousand ahead on other threads.</summary>
    public IEnumerable<WorkerRow> WorkersInOrder()
    {
        var ahead = new Queue<Task<WorkerRow[]>>();
        long asked = 0;
        do
        {
            for (; asked < WorkerCount && ahead.Count < 2 * Environment.ProcessorCount; asked += Chunk)
            {
                var first = asked;
                ahead.Enqueue(Task.Run(() => MakeChunk(first)));
            }

            if (!ahead.TryDequeue(out var chunk)) yield break;
            foreach (var worker in chunk.GetAwaiter().GetResult()) yield return worker;
        }
        while (ahead.Count > 0 || asked < WorkerCount);
    }

    /// <summary>Numbers of workers drawn for samples; repeats are possible.</summary>
    public long[] Sample(int count)
    {
        var dice = Dice.For(Seed, Kind.Sample, 0);
        return [.. Enumerable.Range(0, count).Select(_ => (long)(dice.Next() % (ulong)WorkerCount))];
    }

    private WorkerRow[] MakeChunk(long first)
    {
        var rows = new WorkerRow[Math.Min(Chunk, WorkerCount - first)];
        for (var n = 0; n < rows.Length; n++) rows[n] = _workers.Of(first + n);
        return rows;
    }
}
