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
            if (view.IsValueCreated && !changedPlaces.Any(place => view.Value.Sees[place])) kept._views[home] = view;
        }

        return kept;
    }

    public HomeView Of(string county, string? township)
    {
        var key = market.Joined.HomeKeyOf(market.Regions, county, township);
        return _views.GetOrAdd(key, home => new Lazy<HomeView>(() => new HomeViewBuilder(market, home.Split('|'), _order.Value).Build())).Value;
    }

    /// <summary>
    /// Open postings by province, whether skills bring anything, occupational group and occupation, so that wishes for places and for work meet
    /// whole blocks and gains by skills do not hide behind those who give all skill points to anybody; then the better paid first. Of the
    /// orders tried the one with the fewest blocks that bounds cannot skip.
    /// </summary>
    private static int[] OrderOf(Market market)
    {
        var (postings, families) = (market.Postings, market.Occupations.Family);
        int[] open = [.. Enumerable.Range(0, market.Count).Where(j => postings.NotOpen[j] is Gate.None)];
        var keys = Array.ConvertAll(open, j => (
            market.Levels.At(postings.Place[j], 0), postings.SkillBase[j] < market.Weights.SkillsFull, families[postings.Occupation[j]], postings.Occupation[j],
            -postings.MinYuan[j], j));
        Array.Sort(keys, open);
        return open;
    }
}
