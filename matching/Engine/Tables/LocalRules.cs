using JobAssist.Mobile.Domain.Reference;

namespace JobAssist.Mobile.Matching.Tables;

/// <summary>A local rule in force on the day, as far as the engine may know it.</summary>
/// <param name="RegionCode">Holds for work places inside it.</param>
/// <param name="Limit">0…63: bars whoever has this bit in <see cref="WorkerRow.LocalBars"/>.</param>
/// <param name="Name">What people are told of it.</param>
public sealed record LocalRuleRow(string RegionCode, SiteKind Kind, int Limit, string Name);

/// <summary>That the usual work of an occupation is of a kind that local rules name.</summary>
public sealed record OccupationSiteRow(string OccupationCode, SiteKind Kind);

/// <summary>Which limits of local rules bar people from which work. Most markets have no rule: then nothing is kept and every answer is 0.</summary>
internal sealed class LocalRules
{
    // By place, in an order that is not that of the input; no places at all when there is no rule.
    private readonly LocalRuleRow[][] _ofPlace = [];

    // By occupation, one bit a kind.
    private readonly int[] _kinds = [];

    public LocalRules(MarketRows rows, MarketCodes codes)
    {
        if (rows.LocalRules.Count == 0) return;
        if (rows.LocalRules.Any(rule => rule.Limit is < 0 or > 63)) throw new ArgumentOutOfRangeException(nameof(rows), "A limit is a bit of 64.");

        LocalRuleRow[] ordered = [.. rows.LocalRules.OrderBy(r => r.Kind).ThenBy(r => r.Limit).ThenBy(r => r.RegionCode, StringComparer.Ordinal).ThenBy(r => r.Name, StringComparer.Ordinal)];
        _ofPlace = [.. Enumerable.Range(0, codes.Places.Count).Select(place => Array.FindAll(ordered, rule => rows.Regions.IsWithin(codes.Places[place], rule.RegionCode)))];
        _kinds = new int[codes.Occupations.Count];
        foreach (var site in rows.Sites)
        {
            if (codes.Occupations.NumberOf(site.OccupationCode) is >= 0 and var occupation) _kinds[occupation] |= BitOf(site.Kind);
        }

        for (var place = 0; place < _ofPlace.Length; place++)
        {
            for (var occupation = 0; occupation < _kinds.Length; occupation++) Limits |= BarsOf(place, occupation);
        }
    }

    /// <summary>Every limit that bars somebody from something here; others need not be told apart.</summary>
    public ulong Limits { get; }

    /// <summary>One bit for each limit that bars people from the work at the place.</summary>
    public ulong BarsOf(int place, int occupation)
    {
        if (_ofPlace.Length == 0 || _kinds[occupation] == 0) return 0;
        var bars = 0UL;
        foreach (var rule in _ofPlace[place])
        {
            if ((_kinds[occupation] & BitOf(rule.Kind)) != 0) bars |= 1UL << rule.Limit;
        }

        return bars;
    }

    /// <summary>The name of the widest rule that bars somebody with the bits from the work at the place; one does.</summary>
    public string NameOfFirst(int place, int occupation, ulong bars) =>
        Array.Find(_ofPlace[place], rule => (_kinds[occupation] & BitOf(rule.Kind)) != 0 && (bars >> rule.Limit & 1) != 0)!.Name;

    private static int BitOf(SiteKind kind) => 1 << (int)kind;
}
