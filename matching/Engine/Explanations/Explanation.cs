namespace JobAssist.Mobile.Matching.Explanations;

/// <summary>One term of a score in words. The points of all reasons sum to the score.</summary>
/// <param name="Code">Stable: want, skills, pay, place, …</param>
/// <param name="Most">What this term could have given.</param>
/// <param name="Text">Chinese, at most 60 characters.</param>
public sealed record Reason(string Code, int Points, int Most, string Text)
{
    private byte[]? _written;

    /// <summary>The same object is told to many workers, so that it is worth keeping what is made of it.</summary>
    public bool IsShared { get; init; }

    /// <summary>What a front end writes of a shared reason, made once.</summary>
    public byte[] Written(Func<Reason, byte[]> make) => _written ??= make(this);

    /// <summary>Only what is said counts.</summary>
    public bool Equals(Reason? other) => other is not null && (Code, Points, Most, Text) == (other.Code, other.Points, other.Most, other.Text);

    public override int GetHashCode() => HashCode.Combine(Code, Points, Most, Text);
}

/// <summary>A posting with what speaks most for it, where one line is all that there is room for.</summary>
/// <param name="Reason">The reason with the most points, the first of equals.</param>
public sealed record StrongestReason(Guid PostingId, int Score, Reason Reason);

/// <summary>Something the posting asks or the worker needs that is not there; <paramref name="Code"/> names it inside its field.</summary>
public sealed record MissingFact(string Field, string Code, string Text);

/// <summary>How many want the same places; null where nobody has counted.</summary>
public sealed record Competition(int Places, int? Told, int? Applied, string Text);

/// <summary>Why a posting is not in the list: the first failing gate, or how far it is below the last one listed.</summary>
/// <param name="Code">A gate's code, <c>rank.claimed</c> (others were told first) or <c>rank.below</c>.</param>
/// <param name="PointsBelow">Net points below the last one listed; null for a gate.</param>
public sealed record NotListed(string Code, string Text, int? PointsBelow);

/// <summary>Everything that can be said about one worker and one posting, made of the numbers of the score itself.</summary>
public sealed record Explanation
{
    public required Guid PostingId { get; init; }
    public required int Score { get; init; }
    public required int Price { get; init; }

    /// <summary>From 1; null when it is not in the list asked for.</summary>
    public int? Rank { get; init; }

    public required IReadOnlyList<Reason> Reasons { get; init; }
    public required IReadOnlyList<MissingFact> Missing { get; init; }
    public required Competition Competition { get; init; }

    /// <summary>How likely a hire is, in one of three bands; null where nothing may be introduced.</summary>
    public ChanceOfHire? Chance { get; init; }

    /// <summary>Null exactly when <see cref="Rank"/> is set.</summary>
    public NotListed? NotListed { get; init; }

    /// <summary>What a voice reads out: what and where, pay, at most three things for it and one against, or why it is not listed.</summary>
    public required string Spoken { get; init; }

    /// <summary>Score less price: what decides the rank.</summary>
    public int Net => Score - Price;
}
