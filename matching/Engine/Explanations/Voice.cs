using JobAssist.Mobile.Matching.Scores;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Explanations;

/// <summary>The spoken form: short sentences, the work and the place first, then at most three things for it and one against.</summary>
internal static class Voice
{
    private const int ThingsFor = 3;

    public static string Of(Market market, int posting, IReadOnlyList<Reason> reasons, NotListed? notListed)
    {
        var opening = market.Words.Of(posting).Opening;
        if (notListed is not null) return $"{opening}{notListed.Text}。";

        var good = GoodThings(reasons);
        var against = WorstOf(reasons);
        return $"{opening}{(good.Length == 0 ? "" : $"好的地方：{good}。")}{(against is null ? "" : $"要想好的地方：{against.Text}。")}";
    }

    /// <summary>What and where, and the pay.</summary>
    public static string Opening(Market market, int posting)
    {
        var work = Words.Occupation(market.Occupations.Row[market.Postings.Occupation[posting]]);
        return $"在{Words.Place(market, posting)}做{work}。一个月{PayRange(market.Postings.Row[posting])}。";
    }

    /// <summary>The texts with the most points, the earlier of equals first.</summary>
    private static string GoodThings(IReadOnlyList<Reason> reasons)
    {
        var said = "";
        var (chosen, points) = (-1, int.MaxValue);
        for (var thing = 0; thing < ThingsFor; thing++)
        {
            if (NextBest(reasons, chosen, points) is not (>= 0 and var next)) break;
            (chosen, points) = (next, reasons[next].Points);
            said = thing == 0 ? reasons[next].Text : $"{said}；{reasons[next].Text}";
        }

        return said;
    }

    /// <summary>The best good thing that comes after the last chosen one; −1 when there is none.</summary>
    private static int NextBest(IReadOnlyList<Reason> reasons, int chosen, int points)
    {
        var best = -1;
        for (var at = 0; at < reasons.Count; at++)
        {
            var comesAfter = reasons[at].Points < points || (reasons[at].Points == points && at > chosen);
            if (comesAfter && (best < 0 || reasons[at].Points > reasons[best].Points) && IsGood(reasons[at])) best = at;
        }

        return best;
    }

    private static Reason? WorstOf(IReadOnlyList<Reason> reasons)
    {
        Reason? worst = null;
        for (var at = 0; at < reasons.Count; at++)
        {
            if (IsAgainst(reasons[at]) && (worst is null || reasons[at].Most - reasons[at].Points > worst.Most - worst.Points)) worst = reasons[at];
        }

        return worst;
    }

    private static bool IsGood(Reason reason) => reason.Points * 2 > reason.Most && IsWorthSaying(reason.Code);

    private static bool IsWorthSaying(string code) =>
        code is "want" or "skills" or "pay" or "place" or "cooperation" or "board" or "travel" or "last_call" or "kept" or "date" or "home_county";

    /// <summary>Half a wish is no reason against, and that no towns are paired is nobody's loss.</summary>
    private static bool IsAgainst(Reason reason) => reason.Code switch
    {
        "want" => reason.Points == 0,
        "cooperation" => false,
        _ => reason.Points * 2 < reason.Most,
    };

    private static string PayRange(PostingRow row) =>
        row.MonthMinFen == row.MonthMaxFen ? Words.Yuan(Pay.Yuan(row.MonthMinFen)) : $"{Pay.Yuan(row.MonthMinFen)}到{Words.Yuan(Pay.Yuan(row.MonthMaxFen))}";
}
