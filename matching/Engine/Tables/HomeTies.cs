using System.Collections.Concurrent;

namespace JobAssist.Mobile.Matching.Tables;

/// <summary>How the work places stand to one home: what joins, pairs and directs. People of one home share it.</summary>
internal sealed class HomeTies
{
    private readonly int _words;
    private readonly ulong[] _joinedBy;

    public HomeTies(JoinedPlaces joined, RegionTree regions, int places, string county, string? township)
    {
        string[] chain = township is { Length: > 0 }
            ? [.. regions.ChainOf(township).Concat(regions.ChainOf(county)).Distinct(StringComparer.Ordinal)]
            : [.. regions.ChainOf(county)];
        (_words, _joinedBy) = (joined.Words, new ulong[places * joined.Words]);
        (Paired, AtHome) = (new bool[places], new bool[places]);
        joined.Mark(chain, _joinedBy, Paired);
        for (var place = 0; place < places; place++) AtHome[place] = joined.IsInside(place, county);
    }

    /// <summary>Per place, whether its town is paired with the home.</summary>
    public bool[] Paired { get; }

    /// <summary>Per place, whether it is in the home county.</summary>
    public bool[] AtHome { get; }

    public bool IsJoined(int place) => _joinedBy.AsSpan(place * _words, _words).ContainsAnyExcept(0UL);

    /// <summary>Whether an agreement that joins the place names the posting's employer.</summary>
    public bool IsDirected(PostingColumns postings, int posting)
    {
        var place = postings.Place[posting];
        for (var word = 0; word < _words; word++)
        {
            if ((_joinedBy[place * _words + word] & postings.DirectedBy[posting * _words + word]) != 0) return true;
        }

        return false;
    }
}

/// <summary>The ties of every home that somebody has asked from; homes that nothing distinguishes are one.</summary>
internal sealed class HomeBook(JoinedPlaces joined, RegionTree regions, int places)
{
    private readonly ConcurrentDictionary<(string County, string? Township), HomeTies> _ofHome = new();
    private readonly ConcurrentDictionary<string, HomeTies> _ofKey = new(StringComparer.Ordinal);

    public HomeTies Of(string county, string? township) => _ofHome.TryGetValue((county, township), out var known) ? known
        : _ofHome.GetOrAdd((county, township), home => _ofKey.GetOrAdd(joined.HomeKeyOf(regions, home.County, home.Township),
            _ => new HomeTies(joined, regions, places, home.County, home.Township)));
}
