using JobAssist.Mobile.Matching.Explanations;
using JobAssist.Mobile.Matching.Gates;
using JobAssist.Mobile.Matching.Scores;
using JobAssist.Mobile.Matching.Views;

namespace JobAssist.Mobile.Matching.Tables;

/// <summary>
/// An immutable snapshot of everything that can be offered on one day, as columns. Safe to read from any number of threads.
/// A posting is addressed by its dense index, 0…<see cref="Count"/>−1, the oldest first; prices use the same index.
/// </summary>
public sealed class Market
{
    private readonly Dictionary<Guid, int> _byId;

    internal Market(MarketRows rows, Weights weights, DateOnly today, MarketCodes codes, PostingColumns postings, OccupationColumns occupations, JoinedPlaces joined)
    {
        (Rows, Weights, Today) = (rows, weights, today);
        (Codes, Postings, Occupations, Joined, Pay) = (codes, postings, occupations, joined, PaySlope.Of(weights));
        SkillRows = rows.Skills.OrderBy(s => s.Code, StringComparer.Ordinal).ToDictionary(s => s.Code, StringComparer.Ordinal);
        Levels = new PlaceLevels(codes, rows.Regions);
        SkillKeys = new SkillKeys(postings, codes.Skills.Count);
        Papers = new Papers(postings, occupations);
        LocalRules = new LocalRules(rows, codes);
        Wishes = new WishBook(this);
        Homes = new HomeBook(joined, rows.Regions, codes.Places.Count);
        PlaceNames = new PlaceNames(codes.Places, rows.Regions);
        (Words, FewReasons) = (new PostingBook(this), new ReasonBook());
        Views = new HomeViews(this);
        _byId = ById(postings);
    }

    /// <summary>A later snapshot with the numbers of an earlier one; its views stay but for those that see a changed place.</summary>
    internal Market(MarketRows rows, Market earlier, PostingColumns postings, IReadOnlyList<int> changedPlaces)
    {
        (Rows, Weights, Today) = (rows, earlier.Weights, earlier.Today);
        (Codes, Postings, Occupations, Joined, Pay) = (earlier.Codes, postings, earlier.Occupations, earlier.Joined, earlier.Pay);
        (SkillRows, Levels, SkillKeys, Papers, LocalRules) = (earlier.SkillRows, earlier.Levels, earlier.SkillKeys, earlier.Papers, earlier.LocalRules);
        (Homes, PlaceNames, FewReasons) = (earlier.Homes, earlier.PlaceNames, earlier.FewReasons);
        Words = earlier.Words.On(this);
        Wishes = earlier.Wishes.On(this);
        Views = HomeViews.Kept(earlier.Views, this, changedPlaces);
        _byId = ById(postings);
    }

    /// <summary>Postings of every kind, also those not open on the day.</summary>
    public int Count => Postings.Id.Length;

    /// <summary>Postings open on the day.</summary>
    public int OpenCount => Postings.NotOpen.Count(gate => gate is Gate.None);

    /// <summary>The day all answers are for.</summary>
    public DateOnly Today { get; }

    /// <summary>The weights all scores are made with.</summary>
    public Weights Weights { get; }

    internal MarketRows Rows { get; }
    internal RegionTree Regions => Rows.Regions;
    internal IReadOnlyDictionary<string, SkillRow> SkillRows { get; }
    internal MarketCodes Codes { get; }
    internal PostingColumns Postings { get; }
    internal OccupationColumns Occupations { get; }
    internal JoinedPlaces Joined { get; }
    internal PaySlope Pay { get; }
    internal PlaceLevels Levels { get; }
    internal SkillKeys SkillKeys { get; }
    internal Papers Papers { get; }
    internal LocalRules LocalRules { get; }
    internal WishBook Wishes { get; }
    internal HomeBook Homes { get; }
    internal PlaceNames PlaceNames { get; }
    internal PostingBook Words { get; }
    internal ReasonBook FewReasons { get; }
    internal HomeViews Views { get; }

    /// <summary>What wishes are counted over; made when first asked for, and twice does no harm.</summary>
    internal Explanations.Counting.OpenPostings Open => field ??= new(this);

    /// <summary>Builds the snapshot; the order of the rows changes nothing.</summary>
    public static Market Build(MarketRows rows, Weights weights, DateOnly today) => new MarketBuilder(rows, weights, today).Build();

    /// <summary>
    /// The next snapshot after a change; this one stays as it is for whoever reads it. The answers are those of a snapshot built
    /// from all rows, byte for byte; dense indexes may differ from its.
    /// </summary>
    public Market With(MarketChange change) => new MarketEditor(this, change).Next();

    /// <summary>The dense index of a posting; false when the snapshot does not hold it.</summary>
    public bool TryFind(Guid postingId, out int index) => _byId.TryGetValue(postingId, out index);

    /// <summary>The id at a dense index.</summary>
    public Guid IdOf(int index) => Postings.Id[index];

    /// <summary>Whether the posting at a dense index takes people on the day, whoever asks.</summary>
    public bool IsOpen(int index) => Postings.NotOpen[index] is Gate.None;

    /// <summary>Places still free at a dense index, never below 0: what a round may fill.</summary>
    public int OpenPlacesOf(int index) => Math.Max(0, Postings.Row[index].Headcount - Postings.Row[index].Filled);

    private static Dictionary<Guid, int> ById(PostingColumns postings)
    {
        var byId = new Dictionary<Guid, int>(postings.Id.Length);
        for (var j = 0; j < postings.Id.Length; j++)
        {
            if (!postings.Gone[j] && !byId.TryAdd(postings.Id[j], j)) throw new ArgumentException("Two postings have the same id.", nameof(postings));
        }

        return byId;
    }
}
