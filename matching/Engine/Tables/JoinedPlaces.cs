namespace JobAssist.Mobile.Matching.Tables;

/// <summary>
/// Which work places the agreements in force join with which homes. Two different parties of the same agreement must cover
/// the two ends: a party that both sends and takes does not join with itself.
/// </summary>
internal sealed class JoinedPlaces
{
    private readonly AgreementRow[] _inForce;
    private readonly CodeBook _places;
    private readonly string[][] _chains;
    private readonly HashSet<string> _named;

    public JoinedPlaces(MarketRows rows, CodeBook places, DateOnly today)
    {
        _inForce = [.. rows.Agreements.Where(a => a.IsInForce(today)).OrderBy(a => a.Id)];
        _named = [.. _inForce.SelectMany(a => a.Parties.Select(p => p.RegionCode).Concat(a.Pairings.Select(p => p.CountyCode)))];
        _places = places;
        _chains = [.. Enumerable.Range(0, places.Count).Select(p => rows.Regions.ChainOf(places[p]).ToArray())];
    }

    /// <summary>
    /// Homes with the same key are joined, paired and directed alike: the county, and the township where an agreement in force
    /// names something inside the county that holds it.
    /// </summary>
    public string HomeKeyOf(RegionTree regions, string county, string? township)
    {
        if (string.IsNullOrEmpty(township)) return county;
        var ofCounty = regions.ChainOf(county);
        var own = regions.ChainOf(township).Where(code => !ofCounty.Contains(code, StringComparer.Ordinal) && _named.Contains(code));
        return string.Join('|', own.Prepend(county));
    }

    public int Words => Math.Max(1, (_inForce.Length + 63) / 64);

    /// <summary>Whether work place <paramref name="place"/> lies inside <paramref name="region"/>.</summary>
    public bool IsInside(int place, string region)
    {
        foreach (var code in _chains[place])
        {
            if (code == region) return true;
        }

        return false;
    }

    /// <summary>One bit for each agreement that names the employer.</summary>
    public void MarkDirected(string employer, Span<ulong> bits)
    {
        for (var a = 0; a < _inForce.Length; a++)
        {
            if (_inForce[a].DirectedEmployers.Contains(employer, StringComparer.Ordinal)) bits[a >> 6] |= 1UL << (a & 63);
        }
    }

    /// <summary>Bits per place of the agreements that join it with a home, and whether its town is paired with that home.</summary>
    public void Mark(IReadOnlyList<string> homeChain, ulong[] joinedBy, bool[] paired)
    {
        for (var a = 0; a < _inForce.Length; a++)
        {
            var agreement = _inForce[a];
            var sending = agreement.Parties.Where(p => p.Role is not PartyRole.Receiving && homeChain.Contains(p.RegionCode, StringComparer.Ordinal)).ToList();
            if (sending.Count == 0) continue;

            var receiving = agreement.Parties.Where(p => p.Role is not PartyRole.Sending && sending.Exists(s => s.RegionCode != p.RegionCode)).ToList();
            var towns = agreement.Pairings.Where(p => homeChain.Contains(p.CountyCode, StringComparer.Ordinal)).SelectMany(p => p.TownCodes).ToList();
            for (var place = 0; place < _places.Count; place++)
            {
                if (!receiving.Exists(r => IsInside(place, r.RegionCode))) continue;
                joinedBy[place * Words + (a >> 6)] |= 1UL << (a & 63);
                paired[place] |= towns.Exists(town => IsInside(place, town));
            }
        }
    }
}
