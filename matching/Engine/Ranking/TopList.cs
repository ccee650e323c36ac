using System.Runtime.InteropServices;

namespace JobAssist.Mobile.Matching.Ranking;

/// <summary>One posting of a list. <paramref name="Net"/> is the score less the price; it decides the order.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Match(int Posting, Guid PostingId, int Score, int Net);

/// <summary>The best postings of one worker in order, and a bound on every net outside.</summary>
/// <param name="Items">Higher net first, then the older posting, then the smaller id.</param>
/// <param name="Cutoff">No acceptable posting outside <paramref name="Items"/> has a higher net; <see cref="Nothing"/> when none is outside.</param>
public sealed record TopList(IReadOnlyList<Match> Items, int Cutoff)
{
    /// <summary>The cutoff of a list that left nothing out.</summary>
    public const int Nothing = int.MinValue;

    /// <summary>The list of somebody for whom nothing can be listed.</summary>
    public static TopList Empty { get; } = new([], Nothing);
}
