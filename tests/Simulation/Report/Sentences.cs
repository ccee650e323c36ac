using JobAssist.Mobile.Simulation.Experiments;
using JobAssist.Mobile.Simulation.Policies;
using JobAssist.Mobile.Simulation.Statistics;

namespace JobAssist.Mobile.Simulation.Report;

/// <summary>What the figures say, decided by the figures: the same sentences would say the opposite if they did.</summary>
internal sealed class Sentences(Samples samples)
{
    private const double MostForLists = 0.2, LeastForAllocation = 0.6;

    public IEnumerable<string> All()
    {
        yield return Sign();
        yield return Goal();
        yield return AtFullShare();
        yield return Neighbours();
        yield return Priority();
        yield return Elsewhere();
        yield return NoticesPerSeat();
    }

    /// <summary>Whether private lists help few and lose it when everybody is served, as field trials found.</summary>
    public string Sign()
    {
        var (few, all) = (Gain(Study.PrivateLists, Study.FewServed), Gain(Study.PrivateLists, Study.AllServed));
        var fall = samples.Difference(At(Study.PrivateLists, Study.AllServed), At(Study.PrivateLists, Study.FewServed), Measure.GainOfServed);
        var figures = $"Private lists raise the share hired of those served by {Words(few)} points when one in ten is served and by {Words(all)} when all are (change {Words(fall)}). "
            + $"One in ten served are hired {100 * few.Mean / samples.Untouched(Markets.Stated).Mean:F0} % more often than in a market without service; the Danish trial (Altmann, Glenny, Mahlstedt, Sebald, IZA DP 15830) found 8.5–9.5 % more hours and earnings in a year. Another measure over another time, but sizes here are large: read directions and comparisons.";
        if (few.Low <= 0 || fall.High >= 0) return $"**The sign of the field trials is not reproduced, so this simulator is not credible about saturation.** {figures}";
        if (all.Low <= 0 || Ratio(Study.PrivateLists, Markets.Stated).High <= MostForLists) return $"**The sign of the field trials is reproduced, and the loss is complete.** {figures}";
        return $"**The direction of the field trials is reproduced, the complete loss is not.** {figures} "
            + "Where that trial found nothing left near full roll-out, something is left here: **this simulator is not credible about how much is left at full roll-out**, "
            + "for any policy. It can show the direction, and compare policies under the same assumptions.";
    }

    private string Goal()
    {
        var (lists, allocation) = (Ratio(Study.PrivateLists, Markets.Stated), Ratio(Study.Allocation, Markets.Stated));
        var apart = samples.RatioDifference(
            (At(Study.Allocation, Study.AllServed), At(Study.Allocation, Study.FewServed)), (At(Study.PrivateLists, Study.AllServed), At(Study.PrivateLists, Study.FewServed)), Measure.GainOfServed);
        return $"**The goal** was a ratio of the gain at 100 % to that at 10 % of at least {LeastForAllocation} for the allocation: {Digits(allocation)}, {Met(allocation.Low >= LeastForAllocation, allocation.Mean >= LeastForAllocation)}; "
            + $"of at most {MostForLists} for private lists: {Digits(lists)}, {Met(lists.High <= MostForLists, lists.Mean <= MostForLists)}; intervals apart: {(allocation.Low > lists.High ? "yes" : "no")} "
            + $"(difference of the ratios on the same seeds {Digits(apart)}). "
            + $"By what serving one more person is worth to the whole market, which leaves out what is taken from neighbours, the ratios are {Digits(NetRatio(Study.Allocation))} for the allocation and {Digits(NetRatio(Study.PrivateLists))} for private lists; "
            + "the goal is about the first measure, which is that of the field trial.";
    }

    private string AtFullShare()
    {
        var more = samples.Difference(At(Study.Allocation, Study.AllServed), At(Study.PrivateLists, Study.AllServed), Measure.Hires);
        var greedy = samples.Difference(At(Study.Allocation, Study.AllServed), At(new ByPriority(Study.DefaultPerSeat), Study.AllServed), Measure.Hires);
        return $"**When everybody is served** the allocation brings {Words(more)} hires for each hundred people more than private lists, of {Words(samples.Of(At(Study.PrivateLists, Study.AllServed), Measure.Hires))} with private lists and "
            + $"{Words(samples.Untouched(Markets.Stated))} when nobody is served; and {Words(greedy)} more than sharing out by priority one after the other.";
    }

    private string Neighbours()
    {
        var (at, few) = (At(Study.PrivateLists, 75), At(Study.PrivateLists, Study.FewServed));
        return $"**Much of what those served gain is taken from others.** With private lists for one in ten, {Words(samples.Of(few, Measure.GainOfServed))} more of each hundred people served are hired, but the market has {Words(samples.Of(few, Measure.HiresGainedPerServed))} hires more for them. "
            + "So an experiment inside one market overstates: " + $"with private lists for three in four, those served are hired {Words(samples.Of(at, Measure.ServedAgainstUnserved))} points more often than their neighbours, "
            + $"but the market gains {Words(samples.Of(at, Measure.HiresGained))} hires for each hundred people: the neighbours lose {Words(Negated(samples.Of(at, Measure.GainOfUnserved)))} points.";
    }

    private string Priority()
    {
        Setting allocation = At(Study.Allocation, Study.AllServed), greedy = At(new ByPriority(Study.DefaultPerSeat), Study.AllServed), lists = At(Study.PrivateLists, Study.AllServed);
        return $"**The strong claims.** Everybody served, the allocation brings zero-employment households {Words(samples.Difference(allocation, lists, Measure.HiredZeroEmployment))} hires for each hundred of them more than private lists, "
            + $"and {Words(samples.Difference(allocation, greedy, Measure.HiredZeroEmployment))} more than sharing out by priority (below 0: fewer); for people designated hard to employ {Words(samples.Difference(allocation, greedy, Measure.HiredHardToEmploy))}, "
            + $"for others {Words(samples.Difference(allocation, greedy, Measure.HiredOrdinary))}.";
    }

    private string Elsewhere()
    {
        var markets = Markets.All(Assumptions.Stated).Select(market => market.Name).ToList();
        var better = markets.Where(market => Against(market).Low > 0).ToList();
        var worse = markets.Where(market => Against(market).High < 0).ToList();
        var goal = markets.Where(market => Ratio(Study.Allocation, market).Mean >= LeastForAllocation).ToList();
        var lists = markets.Where(market => Ratio(Study.PrivateLists, market).Mean <= MostForLists).ToList();
        return $"**Where the assumptions are wrong**: of {markets.Count} markets the allocation brings more hires than private lists in {better.Count}, fewer in {worse.Count}{Named(worse)} (intervals without 0). "
            + $"The ratio of the allocation is {LeastForAllocation} or more in {goal.Count}{Named(goal)}; that of private lists {MostForLists} or less in {lists.Count}{Named(lists)} (by the means).";
    }

    private string NoticesPerSeat()
    {
        var worse = Study.PerSeat.Where(perSeat => LessLists(Markets.Stated, perSeat).High < 0).Select(perSeat => $"{perSeat}").ToList();
        return $"**The notices a seat decide.** {BestPerSeat(Markets.Stated)}. {BestPerSeat(Markets.FirstSetting)}. "
            + (worse.Count > 0 ? $"With {string.Join(" and ", worse)} a seat the allocation brings *fewer* hires than private lists in the stated market, because fewer notices are told than people would use. " : "")
            + "So the number belongs to the seats and people of a round; one for all rounds is a compromise.";
    }

    private string BestPerSeat(string market)
    {
        var best = Study.PerSeat.MaxBy(perSeat => LessLists(market, perSeat).Mean);
        var assumptions = Markets.All(Assumptions.Stated).Single(one => one.Name == market).Assumptions;
        return $"In the market “{market}” {best} a seat are best of those tried, with {Words(LessLists(market, best))} hires for each hundred people more than private lists; {assumptions.NoticesPerWorker / assumptions.SeatsPerWorker:F0} a seat are as many notices as all people want";
    }

    private Estimate LessLists(string market, decimal perSeat) =>
        samples.Difference(new(market, new Allocation(perSeat), Study.AllServed), new(market, Study.PrivateLists, Study.AllServed), Measure.Hires);

    private Estimate Against(string market) =>
        samples.Difference(new(market, Study.Allocation, Study.AllServed), new(market, Study.PrivateLists, Study.AllServed), Measure.Hires);

    private Estimate Gain(NoticePolicy policy, int percent) => samples.Of(At(policy, percent), Measure.GainOfServed);

    private Estimate Ratio(NoticePolicy policy, string market) =>
        samples.Ratio(new(market, policy, Study.AllServed), new(market, policy, Study.FewServed), Measure.GainOfServed);

    private Estimate NetRatio(NoticePolicy policy) =>
        samples.Ratio(At(policy, Study.AllServed), At(policy, Study.FewServed), Measure.HiresGainedPerServed);

    private static Setting At(NoticePolicy policy, int percent) => new(Markets.Stated, policy, percent);

    private static Estimate Negated(Estimate value) => new(-value.Mean, -value.High, -value.Low);

    private static string Named(List<string> markets) => markets.Count is 0 or > 6 ? "" : $" ({string.Join("; ", markets)})";

    private static string Met(bool surely, bool byMean) => surely ? "met" : byMean ? "met by the mean, not by the whole interval" : "not met";

    public static string Words(Estimate value) => $"{value.Mean:F1} [{value.Low:F1}, {value.High:F1}]";

    public static string Digits(Estimate value) => $"{value.Mean:F2} [{value.Low:F2}, {value.High:F2}]";
}
