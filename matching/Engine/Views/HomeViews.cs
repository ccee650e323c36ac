using System.Collections.Concurrent;
using JobAssist.Mobile.Matching.Gates;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Views;

/// <summary>The views of one market, each built when somebody from that home first asks.</summary>
internal sealed class HomeViews(Market market)
{
    private readonly ConcurrentDictionary<string, Lazy<HomeView>> _views = new(StringComparer.Ordinal);
    private readonly Lazy<int[]> _order = new(() => OrderOf(market));

    /// <summary>Views of an earlier snapshot in which none of the places shows a change.</summary>
    public static HomeViews Kept(HomeViews earlier, Market market, IReadOnlyList<int> changedPlaces)
    {
        var kept = new HomeViews(market);
        foreach (var (home, view) in earlier._views)
        {
            if (view.IsValueCreated && !changedPlaces.Any(place => view.Value.Sees[place])) kept._views[home] = new Lazy<HomeView>(view.Value.On(market));
        }

        return kept;
    }

    public HomeView Of(string county, string? township)
    {
        var key = market.Joined.HomeKeyOf(market.Regions, county, township);
        return _views.GetOrAdd(key, home => new Lazy<HomeView>(() => new HomeViewBuilder(market, home.Split('|'), _order.Value).Build())).Value;
    }

    /// <summary>
    /// Open postings by occupation, so that a block is one kind of work; then by place, so that destinations meet whole blocks;
    /// then the better ones first.
    /// </summary>
    private static int[] OrderOf(Market market)
    {
        var postings = market.Postings;
        int[] open = [.. Enumerable.Range(0, market.Count).Where(j => postings.NotOpen[j] is Gate.None)];
        var keys = Array.ConvertAll(open, j => (postings.Occupation[j], market.Levels.At(postings.Place[j], 0), market.Levels.At(postings.Place[j], 1), -postings.MinYuan[j], j));
        Array.Sort(keys, open);
        return open;
    }
}
