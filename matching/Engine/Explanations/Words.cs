using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Explanations;

/// <summary>Small words: amounts, days, names cut to fit.</summary>
internal static class Words
{
    /// <summary>No text of an explanation is longer.</summary>
    public const int Most = 60;

    public static string Yuan(int yuan) => $"{yuan}元";

    public static string Day(DateOnly day) => $"{day.Month}月{day.Day}日";

    public static string Cut(string text, int most) => text.Length <= most ? text : string.Concat(text.AsSpan(0, most - 1), "…");

    public static string Occupation(OccupationRow row) => Cut(row.Name, 14);

    public static string Place(Market market, int posting) => market.PlaceNames[market.Postings.Place[posting]];

    /// <summary>The skill's name, with the level asked when one is asked.</summary>
    public static string Skill(Market market, int skill, int level)
    {
        var code = market.Codes.Skills[skill];
        var row = market.SkillRows.GetValueOrDefault(code);
        var name = Cut(row?.Name ?? code, 12);
        return level > 0 && row is not null && level <= row.Levels.Count ? $"{name}（{row.Levels[level - 1]}）" : name;
    }

    public static string Of(Education education) => education switch
    {
        Education.None => "不限",
        Education.Primary => "小学",
        Education.Junior => "初中",
        Education.Senior => "高中",
        Education.SecondaryVocational => "中专",
        Education.College => "大专",
        _ => "本科",
    };

    public static string Of(Dormitory bed) => bed switch
    {
        Dormitory.Free => "包住",
        Dormitory.Paid => "有宿舍，要交住宿费",
        _ => "不包住",
    };

    public static string Of(Meals meals) => meals switch
    {
        Meals.Free => "包吃",
        Meals.One => "管一顿饭",
        Meals.Allowance => "有饭补",
        _ => "不包吃",
    };

    public static string Of(ShiftPattern shift) => shift switch
    {
        ShiftPattern.Day => "白班",
        ShiftPattern.Two => "两班倒，有夜班",
        ShiftPattern.Three => "三班倒，有夜班",
        ShiftPattern.Night => "上夜班",
        ShiftPattern.Split => "一天分两段上班",
        _ => "上班时间灵活",
    };
}
