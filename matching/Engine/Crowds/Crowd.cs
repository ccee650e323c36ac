using System.Runtime.CompilerServices;
using JobAssist.Mobile.Matching.Lanes;
using JobAssist.Mobile.Matching.Tables;
using JobAssist.Mobile.Matching.Views;

namespace JobAssist.Mobile.Matching.Crowds;

/// <summary>
/// Many workers packed in the numbers of one market, about sixty bytes each. Inside they and their lists are sorted by home, wish and
/// floor, so that neighbours read the same memory; <see cref="RowOf"/> leads back to the order in which they came.
/// </summary>
public sealed class Crowd
{
    /// <summary>The weight of one: a point of score is a point of worth.</summary>
    public const int WeightOne = 1 << 14;

    private readonly PackedWorker[] _workers;
    private readonly int[] _items;
    private readonly int[] _rows;

    internal Crowd(Market market, HomeView[] homes, int[][] paperSets, ulong[] barSets, PackedWorker[] workers, int[] items)
    {
        (Market, Homes, PaperSets, BarSets, _workers, _items) = (market, homes, paperSets, barSets, workers, items);
        _rows = new int[workers.Length];
        for (var row = 0; row < _rows.Length; row++) _rows[row] = row;
        if (workers.Length > 1) Sort();
    }

    /// <summary>Workers in it.</summary>
    public int Count => _workers.Length;

    internal Market Market { get; }
    internal HomeView[] Homes { get; }
    internal int[][] PaperSets { get; }

    /// <summary>The different <see cref="WorkerRow.LocalBars"/>, as far as they bar from anything in the market; the first is none.</summary>
    internal ulong[] BarSets { get; }

    /// <summary>Points in worth, for a weight in 1/16,384; below nought is nought, unless the weight is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes Worth<TLanes>(TLanes points, int weight)
        where TLanes : struct, ILanes<TLanes> =>
        weight == WeightOne ? points : TLanes.MultiplyHigh(TLanes.MultiplyLow(TLanes.Max(points, TLanes.All(0)), TLanes.All(4)), TLanes.All(weight));

    /// <summary>Packs rows as they come; a weight is worth in 1/16,384 of a point and at most 3.2 × <see cref="WeightOne"/>.</summary>
    public static Crowd Of(Market market, IEnumerable<WorkerRow> rows, Func<WorkerRow, int>? weight = null)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(rows);
        var builder = new CrowdBuilder(market, weight ?? (static _ => WeightOne));
        foreach (var row in rows) builder.Add(row);
        return builder.Build();
    }

    /// <summary>The place in the rows given of the worker at <paramref name="index"/>.</summary>
    public int RowOf(int index) => _rows[index];

    internal ref readonly PackedWorker this[int index] => ref _workers[index];

    internal ReadOnlySpan<int> ItemsOf(in PackedWorker worker) => _items.AsSpan(worker.Items, worker.Wishes + worker.Destinations + worker.RareSkills + worker.FrequentSkills);

    private void Sort()
    {
        var keys = new long[_workers.Length];
        for (var n = 0; n < keys.Length; n++)
        {
            ref var worker = ref _workers[n];
            // Home, first wish, whether any work is taken: neighbours alike in these share what the first wish gives. Then living and floor.
            var wish = worker.Wishes > 0 ? _items[worker.Items] & 0x7FFFFF : 0x7FFFFF;
            keys[n] = (long)worker.Home << 44 | (long)wish << 21 | (worker.BaseWant == 0 ? 0 : 1L << 20) | (long)worker.Living << 15 | (long)worker.ScoredFloor;
        }

        Array.Sort(keys, _rows);
        var (sorted, items) = (new PackedWorker[_workers.Length], new List<int>(_items.Length));
        for (var n = 0; n < sorted.Length; n++)
        {
            sorted[n] = _workers[_rows[n]];
            var first = items.Count;
            items.AddRange(ItemsOf(in sorted[n]));
            sorted[n].Items = first;
        }

        sorted.CopyTo(_workers, 0);
        items.CopyTo(_items);
    }
}
