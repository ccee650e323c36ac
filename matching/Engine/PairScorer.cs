using JobAssist.Mobile.Matching.Explanations;
using JobAssist.Mobile.Matching.Gates;
using JobAssist.Mobile.Matching.Scores;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching;

/// <summary>
/// One worker against single postings, term by term from the rows: plain and slow on purpose, and without the views that
/// rank, so that it can check them. Not thread-safe.
/// </summary>
public sealed class PairScorer(Market market, WorkerRow worker)
{
    private static readonly Term[] Terms = Enum.GetValues<Term>();
    private readonly Seeker _seeker = new(market, worker);

    /// <summary>The names of all terms in the order of <see cref="TermsOf"/>; stable, as in explanations.</summary>
    public static IReadOnlyList<string> TermCodes { get; } = [.. Terms.Select(Reasons.CodeOf)];

    /// <summary>The stable code of the first gate that fails at a dense index; null when all are passed.</summary>
    public string? GateOf(int posting) =>
        PostingGates.FirstFailing(market, _seeker, posting) is not Gate.None and var gate ? GateWords.CodeOf(gate) : null;

    /// <summary>The score at a dense index, 0…10,000, whether or not a gate fails.</summary>
    public int ScoreOf(int posting) => Score.Of(market, _seeker, posting, out _);

    /// <summary>The points of every term at a dense index; they sum to the score. Somebody under 16 has none: nothing is described to them.</summary>
    public IReadOnlyList<int> TermsOf(int posting)
    {
        var points = new int[Terms.Length];
        if (worker.LegalClass is Domain.People.LegalClass.Under16) return points;
        Score.Of(market, _seeker, posting, out var terms);
        for (var at = 0; at < points.Length; at++) points[at] = terms[(int)Terms[at]];
        return points;
    }
}
