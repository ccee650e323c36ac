using JobAssist.Mobile.Matching.Scores;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Explanations;

/// <summary>What is said of one posting to everybody alike, made once.</summary>
internal sealed class PostingWords
{
    private readonly Reason? _shift, _standing, _lastCall, _kept, _contract, _competition;

    public PostingWords(Market market, int posting)
    {
        var (row, postings) = (market.Postings.Row[posting], market.Postings);
        Opening = Voice.Opening(market, posting);
        Competition = EmployerWords.Competition(row);
        _shift = Shared(market, Term.Shift, Arrangement.Shift(row.Shift, market.Weights), Words.Of(row.Shift));
        _standing = Shared(market, Term.Standing, postings.Standing[posting], EmployerWords.Standing(row));
        _lastCall = Shared(market, Term.LastCall, postings.LastCall[posting], EmployerWords.LastCall(row, market.Today));
        _kept = Shared(market, Term.Kept, postings.Kept[posting], EmployerWords.Kept(row));
        _contract = Shared(market, Term.Contract, postings.Contract[posting], EmployerWords.Contract(row));
        _competition = Shared(market, Term.Competition, postings.Competition[posting], Competition.Text);
    }

    /// <summary>What and where, and the pay.</summary>
    public string Opening { get; }
    public Competition Competition { get; }

    /// <summary>The reason of a term that no worker changes; null for the others.</summary>
    public Reason? ReasonOf(Term term) => term switch
    {
        Term.Shift => _shift,
        Term.Standing => _standing,
        Term.LastCall => _lastCall,
        Term.Kept => _kept,
        Term.Contract => _contract,
        Term.Competition => _competition,
        _ => null,
    };

    private static Reason Shared(Market market, Term term, int points, string text) => Reasons.Made(market, term, points, text) with { IsShared = true };
}

/// <summary>The words of every posting that somebody was told of.</summary>
internal sealed class PostingBook(Market market)
{
    private readonly PostingWords?[] _words = new PostingWords?[market.Count];

    /// <summary>The same words for a later snapshot, but for postings that have changed.</summary>
    public PostingBook On(Market later)
    {
        var book = new PostingBook(later);
        for (var posting = 0; posting < _words.Length; posting++)
        {
            if (ReferenceEquals(later.Postings.Row[posting], market.Postings.Row[posting])) book._words[posting] = _words[posting];
        }

        return book;
    }

    public PostingWords Of(int posting) => _words[posting] ??= new PostingWords(market, posting);
}

/// <summary>Reasons of which there are only few, whoever is told: one object each.</summary>
internal sealed class ReasonBook
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<(Term, int, string), Reason> _reasons = new();

    public Reason Of(Market market, Term term, int points, string text) =>
        _reasons.TryGetValue((term, points, text), out var known) ? known : _reasons.GetOrAdd((term, points, text), Reasons.Made(market, term, points, text) with { IsShared = true });
}
