using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Scores;

/// <summary>How an offered occupation stands to a wanted one; of equal percents the later name here is told.</summary>
internal enum Kinship : byte
{
    None = 0,
    NearGroup = 1,
    SameGroup = 2,
    Linked = 3,
    SameSmallClass = 4,
    Exact = 5,
}

/// <summary>
/// Every known occupation against every other, in percent both ways: the highest of its small class, its curated link, its everyday
/// group and the nearness of two groups. All of it is data; made once a market.
/// </summary>
internal sealed class ClosenessMatrix
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly byte[] _percent;
    private readonly Kinship[] _kinship;

    public ClosenessMatrix(IReadOnlyList<OccupationRow> occupations, MarketRows rows, Weights weights)
    {
        foreach (var occupation in occupations) _numbers.TryAdd(occupation.Code, _numbers.Count);
        (_percent, _kinship) = (new byte[_numbers.Count * _numbers.Count], new Kinship[_numbers.Count * _numbers.Count]);

        foreach (var link in rows.Closeness)
        {
            if (_numbers.TryGetValue(link.FromCode, out var one) && _numbers.TryGetValue(link.ToCode, out var other))
                Raise(one, other, Math.Clamp(link.Percent, 1, 99), Kinship.Linked);
        }

        foreach (var alike in occupations.Where(o => o.SmallClass is not null).ToLookup(o => o.SmallClass!, StringComparer.Ordinal))
            RaiseAll(alike, alike, weights.SameSmallClassPercent, Kinship.SameSmallClass);

        var groups = occupations.Where(o => o.GroupCode.Length > 0).ToLookup(o => o.GroupCode, StringComparer.Ordinal);
        foreach (var group in groups) RaiseAll(group, group, weights.SameGroupPercent, Kinship.SameGroup);
        foreach (var near in rows.GroupCloseness)
            RaiseAll(groups[near.FromGroup], groups[near.ToGroup], Math.Clamp(near.Percent, 1, 99), near.FromGroup == near.ToGroup ? Kinship.SameGroup : Kinship.NearGroup);
    }

    /// <summary>−1 for an occupation nobody knows.</summary>
    public int NumberOf(string code) => _numbers.GetValueOrDefault(code, -1);

    /// <summary>The same as by code for numbers that are known.</summary>
    public (int Percent, Kinship Kinship) Of(int wanted, int offered) =>
        wanted == offered ? (100, Kinship.Exact) : (_percent[wanted * _numbers.Count + offered], _kinship[wanted * _numbers.Count + offered]);

    /// <summary>An occupation nobody knows is near to nothing but itself.</summary>
    public (int Percent, Kinship Kinship) Of(string wanted, string offered)
    {
        if (wanted == offered) return (100, Kinship.Exact);
        if (!_numbers.TryGetValue(wanted, out var one) || !_numbers.TryGetValue(offered, out var other)) return (0, Kinship.None);
        return (_percent[one * _numbers.Count + other], _kinship[one * _numbers.Count + other]);
    }

    private void RaiseAll(IEnumerable<OccupationRow> some, IEnumerable<OccupationRow> others, int percent, Kinship kinship)
    {
        int[] ones = [.. some.Select(o => _numbers[o.Code])];
        foreach (var other in others.Select(o => _numbers[o.Code]))
        {
            foreach (var one in ones) Raise(one, other, percent, kinship);
        }
    }

    private void Raise(int one, int other, int percent, Kinship kinship)
    {
        foreach (var at in (int[])[one * _numbers.Count + other, other * _numbers.Count + one])
        {
            if (percent > 0 && (percent, kinship).CompareTo((_percent[at], _kinship[at])) > 0) (_percent[at], _kinship[at]) = ((byte)percent, kinship);
        }
    }
}
