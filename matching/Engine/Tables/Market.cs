using JobAssist.Mobile.Matching.Scores;

namespace JobAssist.Mobile.Matching.Tables;

/// <summary>
/// An immutable snapshot of everything that can be offered on one day, as columns. Safe to read from any number of threads.
/// A posting is addressed by its dense index, 0…<see cref="Count"/>−1; prices use the same index.
/// </summary>
public sealed class Market
{
    private readonly Dictionary<Guid, int> _byId;

    internal Market(Weights weights, DateOnly today, RegionTree regions, IReadOnlyDictionary<string, SkillRow> skillRows,
        MarketCodes codes, PostingColumns postings, OccupationColumns occupations, Cells cells, JoinedPlaces joined)
    {
        (Weights, Today, Regions, SkillRows) = (weights, today, regions, skillRows);
        (Codes, Postings, Occupations, Cells, Joined, Pay) = (codes, postings, occupations, cells, joined, PaySlope.Of(weights));
        _byId = new Dictionary<Guid, int>(postings.Id.Length);
        for (var j = 0; j < postings.Id.Length; j++)
        {
            if (!_byId.TryAdd(postings.Id[j], j)) throw new ArgumentException("Two postings have the same id.", nameof(postings));
        }
    }

    /// <summary>Postings of every kind, also those not open on the day.</summary>
    public int Count => Postings.Id.Length;

    /// <summary>Postings open on the day: the indexes below this number.</summary>
    public int OpenCount => Cells.Start[^1];

    /// <summary>The day all answers are for.</summary>
    public DateOnly Today { get; }

    /// <summary>The weights all scores are made with.</summary>
    public Weights Weights { get; }

    internal RegionTree Regions { get; }
    internal IReadOnlyDictionary<string, SkillRow> SkillRows { get; }
    internal MarketCodes Codes { get; }
    internal PostingColumns Postings { get; }
    internal OccupationColumns Occupations { get; }
    internal Cells Cells { get; }
    internal JoinedPlaces Joined { get; }
    internal PaySlope Pay { get; }

    /// <summary>Builds the snapshot; the order of the rows changes nothing.</summary>
    public static Market Build(MarketRows rows, Weights weights, DateOnly today) => new MarketBuilder(rows, weights, today).Build();

    /// <summary>The dense index of a posting; false when the snapshot does not hold it.</summary>
    public bool TryFind(Guid postingId, out int index) => _byId.TryGetValue(postingId, out index);

    /// <summary>The id at a dense index.</summary>
    public Guid IdOf(int index) => Postings.Id[index];

    /// <summary>Places still free at a dense index, never below 0: what a round may fill.</summary>
    public int OpenPlacesOf(int index) => Math.Max(0, Postings.Row[index].Headcount - Postings.Row[index].Filled);
}
