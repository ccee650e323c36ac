using System.Runtime.InteropServices;

namespace JobAssist.Mobile.Matching.Allocation;

/// <summary>
/// What workers want at given prices. Exact: whatever it leaves out is bounded by the cutoff. Workers and postings are
/// dense indexes; neighbours in index order should be alike (county, wishes), because questions come in that order.
/// </summary>
public interface IDemandOracle
{
    /// <summary>How many workers the round serves.</summary>
    int WorkerCount { get; }

    /// <summary>How many postings are on offer.</summary>
    int PostingCount { get; }

    /// <summary>
    /// Freezes the prices (points ≥ 0 by posting) of the following asks. Never called while asks run; within one auction no
    /// price ever falls from one call to the next.
    /// </summary>
    void SetPrices(ReadOnlySpan<int> prices);

    /// <summary>
    /// Writes the best postings of a worker by worth less price, the best first, as many as fit or are acceptable, and
    /// returns their number. Ties are the oracle's: the older posting first, then the id. Thread-safe.
    /// </summary>
    /// <param name="worker">0 … <see cref="WorkerCount"/> − 1.</param>
    /// <param name="into">Where the list is written; its length is how many are wanted.</param>
    /// <param name="cutoff">No acceptable posting left out has a higher worth less price now; <see cref="int.MinValue"/> when none is left out.</param>
    int Ask(int worker, Span<Choice> into, out int cutoff);
}

/// <summary>One acceptable posting. <paramref name="Worth"/> is the score times the class's weight, in points 0 … 65,535, before any price.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Choice(int Posting, int Worth);
