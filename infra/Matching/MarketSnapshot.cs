using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Domain.Policy;
using JobAssist.Mobile.Matching;

namespace JobAssist.Mobile.Infra.Matching;

/// <summary>One state of the market in memory; never changes, so that readers need no lock.</summary>
/// <param name="Engine">Over the postings of the day.</param>
/// <param name="LastRound">The slot of the last round; null before the first.</param>
/// <param name="Prices">The share of that round's prices that counts in personal lists, by dense index; empty when nothing costs anything.</param>
/// <param name="Version">The number of market_version it was read at.</param>
/// <param name="Offered">Every posting of the engine, also as people read it.</param>
/// <param name="Limits">Of the local rules in force; whoever is matched with the engine must be read with them.</param>
public sealed record MarketSnapshot(MatchEngine Engine, NoticeSlot? LastRound, ReadOnlyMemory<int> Prices, long Version, IReadOnlyDictionary<Guid, Offered> Offered, LocalLimits Limits)
{
    /// <summary>The same object for as long as nothing has changed that a list or its words are made of; another number alone changes nothing.</summary>
    public object Edition { get; private init; } = new();
}
