namespace JobAssist.Mobile.Matching.Explanations;

/// <summary>One wish changed, and how many more postings that opens; never a limit of the law, a pay below the minimum wage or anything about the person.</summary>
/// <param name="Code">Stable: wish.night_shift, wish.leave_county, wish.floor, wish.months, wish.apart, wish.certificate, wish.destination.</param>
/// <param name="Value">What the wish would become: yuan a month, <c>first-last</c> month, a skill's or a division's code; empty for yes and no.</param>
/// <param name="More">
/// Exact: postings that pass every gate with the changed wish, less those that pass now; for a destination, those of them that lie
/// where the person says to go.
/// </param>
/// <param name="Text">Chinese, at most 60 characters.</param>
public sealed record Counterfactual(string Code, string Value, int More, string Text, string Spoken);

/// <summary>A wish that keeps one posting away, in words; the code is a gate's.</summary>
public sealed record FailingWish(string Code, string Text);

/// <summary>A posting that is not open to the worker, but nearly: the law, the agreements and the day are for it, so many wishes against.</summary>
public sealed record NearMiss(Guid PostingId, int Score, IReadOnlyList<FailingWish> Wishes, string Text, string Spoken);

/// <summary>Wishes that cannot be met together, or not in this market, in words.</summary>
public sealed record Contradiction(string Code, string Text);

/// <summary>How the market stands to one worker, in words.</summary>
public sealed record Advice
{
    /// <summary>Postings that pass every gate.</summary>
    public required int Open { get; init; }

    /// <summary>At most three, the largest gain first, each of another wish.</summary>
    public required IReadOnlyList<Counterfactual> Counterfactuals { get; init; }
    public required IReadOnlyList<Contradiction> Contradictions { get; init; }

    /// <summary>At most three and only when nothing is open: fewest failing wishes first, then the higher score, then the older.</summary>
    public required IReadOnlyList<NearMiss> NearMisses { get; init; }

    /// <summary>Chinese, at most 60 characters.</summary>
    public required string Text { get; init; }
    public required string Spoken { get; init; }
}
