using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Matching.Explanations.Counting;
using JobAssist.Mobile.Matching.Scores;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Explanations.Advising;

/// <summary>What changing one wish would open. Only wishes are changed, each alone, and only as far as law and minimum wage allow.</summary>
internal static class Counterfactuals
{
    private const int Most = 3;

    /// <summary>A floor is lowered by the first of these that brings at least half of what the last one brings.</summary>
    private static readonly int[] FloorStepsYuan = [200, 500, 1_000];

    public static IReadOnlyList<Counterfactual> Of(Market market, Seeker worker, OpenTo open)
    {
        Counterfactual?[] all =
        [
            Night(open.MoreAtNight), Leave(open.MoreOutsideCounty), Apart(open.MoreApart),
            Floor(market, worker, open), Months(worker, open), Certificate(market, worker, open), DestinationGains.Best(market, worker, open),
        ];
        return [.. all.OfType<Counterfactual>().OrderByDescending(c => c.More).Take(Most)];
    }

    private static Counterfactual? Night(int more) => Made("wish.night_shift", "", more, "接受夜班", "愿意上夜班");

    private static Counterfactual? Leave(int more) => Made("wish.leave_county", "", more, "能离开本县", "能离开本县");

    private static Counterfactual? Apart(int more) => Made("wish.apart", "", more, "不一定要夫妻房", "不一定要夫妻房");

    private static Counterfactual? Floor(Market market, Seeker worker, OpenTo open)
    {
        var (floor, least) = (Pay.FloorYuan(worker.Row), MinimumWages.Of(market, worker, open.Home));
        if (floor <= 0 || least <= 0) return null;

        (int Yuan, int More)[] steps = [.. FloorStepsYuan.Select(step => floor - step).Where(yuan => yuan >= least).Select(yuan => (yuan, open.MoreAtFloor(yuan)))];
        if (steps.Length == 0) return null;
        var (lower, more) = steps.First(step => step.More * 2 >= steps[^1].More);
        return Made("wish.floor", $"{lower}", more, $"最低工资降到{lower}元", $"最低工资要{lower}元");
    }

    /// <summary>One month earlier or later where that brings at least half of what the whole year brings.</summary>
    private static Counterfactual? Months(Seeker worker, OpenTo open)
    {
        if (worker.AwayMonths == Tables.Months.WholeYear || worker.Row is not { AwayFromMonth: { } from, AwayToMonth: { } to }) return null;

        var all = open.MoreAllYear;
        var (earlier, later) = ((from + 10) % 12 + 1, to % 12 + 1);
        var (before, after) = (open.MoreInMonth(earlier - 1), open.MoreInMonth(later - 1));
        if (Math.Max(before, after) * 2 < all) return Made("wish.months", "1-12", all, "全年都能外出", "全年都能外出");
        return after >= before
            ? Made("wish.months", $"{from}-{later}", after, $"{later}月也能外出", $"{later}月也能外出")
            : Made("wish.months", $"{earlier}-{to}", before, $"{earlier}月也能外出", $"{earlier}月也能外出");
    }

    /// <summary>Not to people of 16 and 17: the papers of special work are given from 18.</summary>
    private static Counterfactual? Certificate(Market market, Seeker worker, OpenTo open)
    {
        if (worker.Row.LegalClass is LegalClass.Aged16To17) return null;
        using var rented = new RentedCounts(market.Codes.Skills.Count);
        var more = rented.Counts;
        open.AddMoreWithPapers(more);
        var best = -1;
        foreach (var skill in market.Open.Papers.Skills) best = best < 0 || more[skill] > more[best] ? skill : best;
        if (best < 0 || more[best] == 0) return null;

        var name = Words.Skill(market, best, 0);
        return Made("wish.certificate", market.Codes.Skills[best], more[best], $"考到{name}的证", $"考到{name}的证");
    }

    internal static Counterfactual? Made(string code, string value, int more, string change, string spoken) => more <= 0 ? null
        : new Counterfactual(code, value, more, $"如果{change}，多{more}个岗位", $"要是您{spoken}，就多{more}个岗位可以去。");
}
