using JobAssist.Mobile.Matching;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Simulation.Observations;

/// <summary>
/// All that a policy is given: rows as the engine reads them, and the snapshot built from them. No latent type can be reached
/// from here; a test walks the types.
/// </summary>
/// <param name="Workers">By number.</param>
/// <param name="Postings">By number.</param>
/// <param name="Market">The snapshot of the day.</param>
internal sealed record ObservedMarket(IReadOnlyList<WorkerRow> Workers, IReadOnlyList<PostingRow> Postings, Market Market)
{
    /// <summary>The day of every simulated round.</summary>
    public static DateOnly Today { get; } = new(2026, 12, 1);

    public static ObservedMarket Of(IReadOnlyList<WorkerRow> workers, MarketRows rows) =>
        new(workers, [.. rows.Postings], Market.Build(rows, Weights.Default, Today));

    /// <summary>The number of each posting by its dense index in the snapshot.</summary>
    public int[] NumbersByIndex()
    {
        var numbers = new int[Market.Count];
        for (var number = 0; number < Postings.Count; number++)
        {
            if (Market.TryFind(Postings[number].Id, out var index)) numbers[index] = number;
        }

        return numbers;
    }
}
