using JobAssist.Mobile.Matching.Scores;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Explanations;

/// <summary>The spoken form: short sentences, the work and the place first, then at most three things for it and one against.</summary>
internal static class Voice
{
    private const int ThingsFor = 3;
    private static readonly string[] WorthSaying =
        ["want", "skills", "pay", "place", "cooperation", "board", "travel", "last_call", "kept", "date", "home_county"];

    public static string Of(Market market, int posting, IReadOnlyList<Reason> reasons, NotListed? notListed)
    {
        var row = market.Postings.Row[posting];
        var work = Words.Occupation(market.Occupations.Row[market.Postings.Occupation[posting]]);
        var opening = $"在{Words.Place(market, posting)}做{work}。一个月{PayRange(row)}。";
        if (notListed is not null) return $"{opening}{notListed.Text}。";

        var good = reasons.Where(IsGood).OrderByDescending(r => r.Points).Take(ThingsFor).Select(r => r.Text).ToList();
        var against = reasons.Where(IsAgainst).OrderByDescending(r => r.Most - r.Points).FirstOrDefault();
        return $"{opening}{(good.Count == 0 ? "" : $"好的地方：{string.Join("；", good)}。")}{(against is null ? "" : $"要想好的地方：{against.Text}。")}";
    }

    private static bool IsGood(Reason reason) => WorthSaying.Contains(reason.Code) && reason.Points * 2 > reason.Most;

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
