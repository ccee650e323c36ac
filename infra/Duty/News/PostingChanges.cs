using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Domain.Postings;

namespace JobAssist.Mobile.Infra.Duty.News;

/// <summary>One thing that is different from what a person was told.</summary>
/// <param name="Code">A stable word: closed, full, suspended, over, reopened, pay, place, opens, starts, closes, shift, dormitory, meals.</param>
/// <param name="Text">The same in plain words.</param>
public sealed record PostingChange(string Code, string Text);

/// <summary>What has become of an opening since somebody was told of it, in plain words; what matters most stands first.</summary>
public static class PostingChanges
{
    /// <summary>Nothing where it stands as it was told. An opening that is gone says so and nothing else.</summary>
    public static IReadOnlyList<PostingChange> Between(PostingStanding before, ToldTerms told, PostingStanding after, ToldTerms now)
    {
        ArgumentNullException.ThrowIfNull(told);
        ArgumentNullException.ThrowIfNull(now);
        if (after is not PostingStanding.Open) return IsNews(before, told, after, now) ? [Gone(after)] : [];

        var changes = new List<PostingChange>();
        if (before is not PostingStanding.Open) changes.Add(new("reopened", "这个岗位又可以报名了"));
        if (PayOf(told) != PayOf(now)) changes.Add(new("pay", $"工资改为{PayOf(now)}"));
        if ((told.WorkplaceCode, told.Workplace) != (now.WorkplaceCode, now.Workplace)) changes.Add(new("place", $"地点改为{now.Workplace}"));
        if (told.Shift != now.Shift) changes.Add(new("shift", $"班次改为{ShiftOf(now.Shift)}"));
        if (told.Dormitory != now.Dormitory) changes.Add(new("dormitory", DormitoryOf(now.Dormitory)));
        if (told.Meals != now.Meals) changes.Add(new("meals", MealsOf(now.Meals)));
        if (told.OpensOn != now.OpensOn) changes.Add(new("opens", $"报名改从{Day(now.OpensOn)}开始"));
        if (told.ClosesOn != now.ClosesOn) changes.Add(new("closes", $"报名改到{Day(now.ClosesOn)}截止"));
        if (told.StartsOn != now.StartsOn) changes.Add(new("starts", now.StartsOn is { } day ? $"上岗日期改为{Day(day)}" : "上岗日期还没有定"));
        return changes;
    }

    // Who was told the last day knows it; who knows that it is gone need not hear again how, unless there is a danger.
    private static bool IsNews(PostingStanding before, ToldTerms told, PostingStanding after, ToldTerms now) => (before, after) switch
    {
        (PostingStanding.Open, PostingStanding.Over) => told.ClosesOn != now.ClosesOn,
        (PostingStanding.Open, _) => true,
        _ => after is PostingStanding.Suspended && before is not PostingStanding.Suspended,
    };

    private static PostingChange Gone(PostingStanding standing) => standing switch
    {
        PostingStanding.Full => new("full", "这个岗位已经招满"),
        PostingStanding.Suspended => new("suspended", "这个岗位已被停用，请不要去，也不要交钱"),
        PostingStanding.Over => new("over", "这个岗位的报名已经截止"),
        _ => new("closed", "这个岗位已停止招聘"),
    };

    private static string PayOf(ToldTerms terms)
    {
        var (least, most, unit) = terms.PayMinFen is not null
            ? (terms.PayMinFen, terms.PayMaxFen, terms.PayBasis switch { PayBasis.Day => "元/天", PayBasis.Hour => "元/时", PayBasis.Piece => $"元/{(string.IsNullOrEmpty(terms.PieceUnit) ? "件" : terms.PieceUnit)}", _ => "元/月" })
            : (terms.MonthMinFen, terms.MonthMaxFen, "元/月");
        if (least is not { } from) return "面议";
        return most is { } to && to != from ? $"{Yuan(from)}-{Yuan(to)}{unit}" : $"{Yuan(from)}{unit}";
    }

    private static string Yuan(int fen) => (fen / 100m).ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => $"{day.Month}月{day.Day}日";

    private static string ShiftOf(ShiftPattern shift) => shift switch
    {
        ShiftPattern.Two => "两班倒，要上夜班",
        ShiftPattern.Three => "三班倒，要上夜班",
        ShiftPattern.Night => "夜班",
        ShiftPattern.Split => "一天分两段上",
        ShiftPattern.Flexible => "时间灵活",
        _ => "白班",
    };

    private static string DormitoryOf(Dormitory dormitory) => dormitory switch
    {
        Dormitory.Free => "改为免费住宿",
        Dormitory.Paid => "住宿改为要交钱",
        _ => "不再提供住宿",
    };

    private static string MealsOf(Meals meals) => meals switch
    {
        Meals.Free => "改为免费吃饭",
        Meals.Allowance => "改为发饭补",
        Meals.One => "改为管一顿饭",
        _ => "不再管饭",
    };
}
