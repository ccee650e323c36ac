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
    /// orders tried the one with the fewest blocks that bounds cannot skip. What counts nothing under the weights in force orders nothing: it would
    /// only scatter what does.
    /// </summary>
    private static int[] OrderOf(Market market)
    {
        var (postings, weights, families) = (market.Postings, market.Weights, market.Occupations.Family);
        var (places, skills, work) = (weights.PlaceFull > 0, weights.SkillsFull > 0, weights.WantFull > 0);
        int[] open = [.. Enumerable.Range(0, market.Count).Where(j => postings.NotOpen[j] is Gate.None)];
        var keys = Array.ConvertAll(open, j => (
            places ? market.Levels.At(postings.Place[j], 0) : 0, skills && postings.SkillBase[j] < weights.SkillsFull,
            work ? families[postings.Occupation[j]] : 0, work ? postings.Occupation[j] : 0, -postings.MinYuan[j], j));
        Array.Sort(keys, open);
        return open;
    }
}
