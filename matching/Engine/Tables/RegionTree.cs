namespace JobAssist.Mobile.Matching.Tables;

/// <summary>One division; a province has no parent. <paramref name="MinimumMonthFen"/> is its own minimum wage, null when it sets none.</summary>
public sealed record RegionRow(string Code, string Name, string? ParentCode, int? MinimumMonthFen = null);

/// <summary>The tree of divisions. An unknown code is its own root, so it lies inside nothing but itself.</summary>
public sealed class RegionTree
{
    private const int DeepestLevel = 8;
    private readonly Dictionary<string, RegionRow> _regions;

    /// <summary>The last row of a repeated code counts.</summary>
    public RegionTree(IEnumerable<RegionRow> rows)
    {
        _regions = new Dictionary<string, RegionRow>(StringComparer.Ordinal);
        foreach (var row in rows.OrderBy(r => r.Code, StringComparer.Ordinal).ThenBy(r => r.Name, StringComparer.Ordinal))
            _regions[row.Code] = row;
    }

    /// <summary>The code itself, its parent, and so on up to the province.</summary>
    public IReadOnlyList<string> ChainOf(string code)
    {
        var chain = new List<string>(4);
        for (var at = code; !string.IsNullOrEmpty(at) && chain.Count < DeepestLevel; at = _regions.GetValueOrDefault(at)?.ParentCode)
            chain.Add(at);
        return chain;
    }

    /// <summary>Whether <paramref name="code"/> is <paramref name="ancestor"/> or lies inside it.</summary>
    public bool IsWithin(string code, string ancestor) => ChainOf(code).Contains(ancestor, StringComparer.Ordinal);

    /// <summary>The minimum wage of the nearest division that sets one, in whole yuan rounded up; 0 when none is known.</summary>
    public int MinimumMonthYuanOf(string code)
    {
        foreach (var at in ChainOf(code))
        {
            if (_regions.GetValueOrDefault(at)?.MinimumMonthFen is { } fen) return (fen + 99) / 100;
        }

        return 0;
    }

    /// <summary>The name, or the code when unknown.</summary>
    public string NameOf(string code) => _regions.GetValueOrDefault(code)?.Name ?? code;

    /// <summary>The last two names of the chain as people say them: 东莞市清溪镇.</summary>
    public string SpokenNameOf(string code)
    {
        var chain = ChainOf(code).Where(c => NameOf(c) is not ("市辖区" or "县")).ToList();
        return chain.Count > 1 ? NameOf(chain[1]) + NameOf(chain[0]) : NameOf(code);
    }
}
