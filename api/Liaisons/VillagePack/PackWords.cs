using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Api.Public;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Domain.Postings;

namespace JobAssist.Mobile.Api.Liaisons.VillagePack;

/// <summary>Words for paper, the village's group and the loudspeaker. What others read or hear names no person, no group of people and no number but the office's.</summary>
internal static partial class PackWords
{
    /// <summary>每月5000到6000元; as it is said, never rounded up.</summary>
    public static string Pay(PayBasis? basis, int? minFen, int? maxFen)
    {
        if (minFen is not { } least || least == 0) return "工资当面谈";
        var unit = basis switch { PayBasis.Day => "每天", PayBasis.Hour => "每小时", PayBasis.Piece => "每件", _ => "每月" };
        return maxFen is { } most && most > least ? $"{unit}{Yuan(least)}到{Yuan(most)}元" : $"{unit}{Yuan(least)}元";
    }

    public static string Living(Dormitory dormitory, Meals meals) => (dormitory is Dormitory.Free, meals is Meals.Free) switch
    {
        (true, true) => "，包吃住",
        (true, false) => "，包住",
        (false, true) => "，包吃",
        _ => "",
    };

    /// <summary>A title or place that anybody may read: one with a number, a status or a villager's name in it gives way to <paramref name="otherwise"/>.</summary>
    public static string Neutral(string text, string otherwise, IReadOnlyCollection<string> names)
    {
        if (MayBeShown(text, names)) return text;
        return MayBeShown(otherwise, names) ? otherwise : "工人";
    }

    public static string SlotWords(NoticeSlot slot) => $"{slot.Year}年{slot.Month}月{(slot.Half == 1 ? "上半月" : "下半月")}";

    public static string ForGroup(string village, NoticeSlot slot, IReadOnlyList<ToldOpening> openings, string hotline)
    {
        var text = new StringBuilder($"【招工信息】{village}，{SlotWords(slot)}\n");
        if (openings.Count == 0) text.Append("这半个月还没有新的招工信息，有了再告诉大家。\n");
        for (var n = 0; n < openings.Count; n++) text.Append($"{n + 1}. {openings[n].Place}，{openings[n].Title}，{openings[n].Pay}{openings[n].Living}\n");
        return text.Append($"想问详情、想报名：打{hotline}，或者找村里的联络员。报名不收钱，谁收钱都不要给。").ToString();
    }

    public static string ForLoudspeaker(string village, IReadOnlyList<ToldOpening> openings, string hotline)
    {
        var text = new StringBuilder($"{village}的乡亲们，大家好，现在播送招工信息。\n");
        if (openings.Count == 0) text.Append("这半个月还没有新的招工信息，有了再告诉大家。\n");
        for (var n = 0; n < openings.Count; n++) text.Append($"第{n + 1}个，{openings[n].Place}，招{Aloud(openings[n].Title)}，{openings[n].Pay}{openings[n].Living}。\n");
        return text.Append($"想问详情，想报名，请打电话{hotline}，或者到村里找联络员。报名不收钱，谁收钱都不要给。\n现在再播送一遍。").ToString();
    }

    // Brackets cannot be heard.
    private static string Aloud(string title) => title.Replace('（', '，').Replace('(', '，').Replace("）", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal);

    private static bool MayBeShown(string text, IReadOnlyCollection<string> names) =>
        !StatusWords.AreIn(text) && !Number().IsMatch(text) && Masking.WithoutPhones(text) == text && !names.Any(name => name.Length > 1 && text.Contains(name, StringComparison.Ordinal));

    private static string Yuan(int fen) => (fen / 100m).ToString("0.##", CultureInfo.InvariantCulture);

    // Landlines, chat numbers and the like.
    [GeneratedRegex(@"[0-9０-９](?:[ \-－]?[0-9０-９]){5,}", RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}

/// <summary>An opening in words that anybody may read.</summary>
internal sealed record ToldOpening(string Title, string Place, string Pay, string Living)
{
    public static ToldOpening Of(PublicPostingResponse posting, IReadOnlyCollection<string> names) => new(
        PackWords.Neutral(posting.Title, posting.OccupationName, names), PackWords.Neutral(posting.WorkplaceText, "用人单位所在地", names),
        PackWords.Pay(posting.PayBasis, posting.PayMinFen, posting.PayMaxFen), PackWords.Living(posting.Dormitory, posting.Meals));
}
