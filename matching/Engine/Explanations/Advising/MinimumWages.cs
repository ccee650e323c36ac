using JobAssist.Mobile.Matching.Explanations.Counting;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Explanations.Advising;

/// <summary>The lowest floor that may be suggested: no lower than the minimum wage of any place the person would go to.</summary>
internal static class MinimumWages
{
    /// <summary>Whole yuan a month; 0 where the home county's own is unknown, and then nothing may be suggested.</summary>
    public static int Of(Market market, Seeker worker, HomeBits home)
    {
        if (home.MinimumYuan == 0 || worker.Row.CannotLeaveCounty) return home.MinimumYuan;
        var wished = worker.Row.PreferredDestinations;
        if (wished.Count == 0 || wished.Contains(WorkerRow.AnyPlace, StringComparer.Ordinal)) return Math.Max(home.MinimumYuan, home.HighestMinimumYuan);

        var highest = home.MinimumYuan;
        foreach (var region in wished)
        {
            highest = Math.Max(highest, market.Regions.MinimumMonthYuanOf(region));
            foreach (var run in market.Open.Places.Inside(region)) highest = Math.Max(highest, market.Open.Places.Runs[run].MinimumYuan);
        }

        return highest;
    }
}
