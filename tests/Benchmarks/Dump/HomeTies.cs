using JobAssist.Mobile.Benchmarks.Instances;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Benchmarks.Dump;

/// <summary>The agreements in force that one home county's people may leave under.</summary>
internal sealed class HomeTies(IEnumerable<AgreementRow> agreements, IReadOnlyList<string> homeChain)
{
    private readonly List<AgreementRow> _sending =
        [.. agreements.Where(a => a.IsInForce(Instance.Today) && a.Parties.Any(p => p.Role != PartyRole.Receiving && homeChain.Contains(p.RegionCode)))];

    /// <summary>Those that join home with a place of this chain; the two parties must differ.</summary>
    public List<AgreementRow> That(HashSet<string> place) => [.. _sending.Where(a => a.Parties.Any(from =>
        from.Role != PartyRole.Receiving && homeChain.Contains(from.RegionCode)
        && a.Parties.Any(to => to.Role != PartyRole.Sending && to.RegionCode != from.RegionCode && place.Contains(to.RegionCode))))];

    public bool Pair(List<AgreementRow> joining, HashSet<string> place) =>
        joining.Exists(a => a.Pairings.Any(p => homeChain.Contains(p.CountyCode) && p.TownCodes.Any(place.Contains)));
}
