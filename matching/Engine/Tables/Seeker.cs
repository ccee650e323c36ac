using JobAssist.Mobile.Matching.Scores;

namespace JobAssist.Mobile.Matching.Tables;

/// <summary>One worker in the numbers of one market: everything that depends on place or occupation alone is settled here.</summary>
internal sealed class Seeker
{
    private readonly int _words;

    public Seeker(Market market, WorkerRow row)
    {
        Row = row;
        HomeChain = HomeChainOf(market.Regions, row);
        AwayMonths = Months.Between(row.AwayFromMonth, row.AwayToMonth);

        var places = market.Codes.Places.Count;
        _words = market.Joined.Words;
        JoinedBy = new ulong[places * _words];
        Paired = new bool[places];
        AtHome = new bool[places];
        market.Joined.Mark(HomeChain, JoinedBy, Paired);
        for (var p = 0; p < places; p++) AtHome[p] = market.Joined.IsInside(p, row.HomeCountyCode);

        PlacePoints = Places.PointsOf(market, row);
        WantPoints = Wants.PointsOf(market, row);
        (SkillLevel, Certified) = SkillsOf(market, row);
    }

    public WorkerRow Row { get; }

    /// <summary>Township and county of home with all that holds them.</summary>
    public IReadOnlyList<string> HomeChain { get; }
    public ushort AwayMonths { get; }

    /// <summary>Per place, the agreements that join it with home.</summary>
    public ulong[] JoinedBy { get; }
    public bool[] Paired { get; }

    /// <summary>Per place, whether it is in the home county.</summary>
    public bool[] AtHome { get; }
    public int[] PlacePoints { get; }
    public int[] WantPoints { get; }

    /// <summary>Per skill the highest level held, −1 when not held.</summary>
    public sbyte[] SkillLevel { get; }

    /// <summary>Per skill, whether an unexpired certificate is held.</summary>
    public bool[] Certified { get; }

    public bool IsJoined(int place) => JoinedBy.AsSpan(place * _words, _words).ContainsAnyExcept(0UL);

    /// <summary>Whether an agreement that joins the place names the posting's employer.</summary>
    public bool IsDirected(Market market, int posting)
    {
        var (place, postings) = (market.Postings.Place[posting], market.Postings);
        for (var word = 0; word < _words; word++)
        {
            if ((JoinedBy[place * _words + word] & postings.DirectedBy[posting * _words + word]) != 0) return true;
        }

        return false;
    }

    private static IReadOnlyList<string> HomeChainOf(RegionTree regions, WorkerRow row) => row.HomeTownshipCode is { Length: > 0 } town
        ? [.. regions.ChainOf(town).Concat(regions.ChainOf(row.HomeCountyCode)).Distinct(StringComparer.Ordinal)]
        : regions.ChainOf(row.HomeCountyCode);

    private static (sbyte[] Level, bool[] Certified) SkillsOf(Market market, WorkerRow row)
    {
        var level = new sbyte[market.Codes.Skills.Count];
        var certified = new bool[level.Length];
        Array.Fill(level, (sbyte)-1);
        foreach (var held in row.Skills)
        {
            if (market.Codes.Skills.NumberOf(held.Code) is not (>= 0 and var skill)) continue;
            level[skill] = (sbyte)Math.Max(level[skill], Math.Clamp(held.Level, 0, 100));
            certified[skill] |= held.Certified && !(held.ExpiresOn < market.Today);
        }

        return (level, certified);
    }
}
