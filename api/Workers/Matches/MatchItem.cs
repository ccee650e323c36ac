using JobAssist.Mobile.Matching.Explanations;

namespace JobAssist.Mobile.Api.Workers.Matches;

/// <summary>One opening of a personal list. The points of the reasons sum to the score.</summary>
/// <param name="Score">0 to 10,000.</param>
/// <param name="Rank">From 1.</param>
/// <param name="Spoken">What a voice reads out.</param>
/// <param name="Counterfactuals">What changing one wish would open; the same for every entry of a list.</param>
/// <param name="Chance">How likely a hire is, in one of three bands: an estimate is not worth a number.</param>
public sealed record MatchItem(PostingCard Posting, int Score, int Rank, IReadOnlyList<MatchReason> Reasons, IReadOnlyList<MissingFact> Missing, Competition Competition, string Spoken,
    IReadOnlyList<Counterfactual> Counterfactuals, ChanceOfHire? Chance);

/// <summary>One term of a score in words.</summary>
public sealed record MatchReason(string Code, int Points, string Text);
