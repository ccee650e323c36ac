using JobAssist.Mobile.Domain.People;

namespace JobAssist.Mobile.Matching.Allocation;

/// <summary>What a round shares out and among whom. Arrays are read, never written.</summary>
/// <param name="Policy">Weights, bonuses and step.</param>
/// <param name="Capacities">How many people may be told of each posting; 0 keeps a posting out. See <see cref="Capacity"/>.</param>
/// <param name="Classes">The priority class of each worker.</param>
/// <param name="Seed">Moves the lots that decide between equal bids of one class, so that no round repeats the last one's luck.</param>
public sealed record AllocationInput(AllocationPolicy Policy, int[] Capacities, PriorityClass[] Classes, int Seed = 0)
{
    /// <summary>How many workers the round serves.</summary>
    public int WorkerCount => Classes.Length;

    /// <summary>How many postings are on offer.</summary>
    public int PostingCount => Capacities.Length;

    internal void Check(IDemandOracle oracle)
    {
        Policy.Check();
        Require.That(oracle.WorkerCount == WorkerCount, "One class for each worker of the oracle.");
        Require.That(oracle.PostingCount == PostingCount, "One capacity for each posting of the oracle.");
        Require.That(Array.TrueForAll(Capacities, capacity => capacity >= 0), "A capacity is never negative.");
        Require.That(Array.TrueForAll(Classes, AllocationPolicy.Classes.Contains), "Every worker has a priority class.");
    }

    /// <summary>The bonuses of every class by (class − 1) · k + slot, filled up with 0.</summary>
    internal int[] BonusTable()
    {
        var table = new int[AllocationPolicy.Classes.Length * Policy.PostingsPerWorker];
        foreach (var priority in AllocationPolicy.Classes)
        {
            var bonuses = Policy.BonusesOf(priority);
            for (var slot = 0; slot < Math.Min(bonuses.Length, Policy.PostingsPerWorker); slot++)
                table[((int)priority - 1) * Policy.PostingsPerWorker + slot] = bonuses[slot];
        }

        return table;
    }
}
