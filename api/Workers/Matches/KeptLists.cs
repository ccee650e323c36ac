using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Infra.Matching;
using JobAssist.Mobile.Infra.Memory;
using Microsoft.Extensions.Options;

namespace JobAssist.Mobile.Api.Workers.Matches;

/// <summary>
/// Lists as they were told, to be told again word for word: only to the same worker, only while the row that the list was made for is
/// the very object that this request's look found unchanged, and only on the same edition of the market. Bounded in bytes.
/// </summary>
internal sealed class KeptLists(IOptions<MatchingOptions> options)
{
    private readonly long _most = options.Value.KeptListsMegabytes * 1024L * 1024L;
    private volatile OfEdition? _current;

    /// <summary>The list of this length that was made for <paramref name="asking"/> on this market; null: make it.</summary>
    public MatchList? Find(WorkerId id, Asking asking, MarketSnapshot market, int top) =>
        _current is { } current && current.Edition == market.Edition && current.Lists.TryFind(id, out var told) && ReferenceEquals(told.To, asking) && told.Top == top ? told.List : null;

    /// <summary>Keeps a list that was made for <paramref name="asking"/> of what <paramref name="market"/> holds and of nothing else.</summary>
    public void Keep(WorkerId id, Asking asking, MarketSnapshot market, int top, MatchList list)
    {
        if (_most == 0) return;
        var current = _current;
        // Nothing of another edition can be told again: all of it goes at once.
        if (current is null || current.Edition != market.Edition) _current = current = new OfEdition(market.Edition, new(_most));
        current.Lists.Add(id, new Told(asking, top, list), list.Weight);
    }

    private sealed record OfEdition(object Edition, Recent<WorkerId, Told> Lists);

    private sealed record Told(Asking To, int Top, MatchList List);
}
