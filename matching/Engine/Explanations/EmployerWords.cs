using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Explanations;

/// <summary>The words for what is known of the employer and of the others who want the places.</summary>
internal static class EmployerWords
{
    public static string Standing(PostingRow row) => row.Standing switch
    {
        EmployerStanding.Good => "单位核查过，记录好",
        EmployerStanding.Watch => "单位有过问题，正在留意",
        EmployerStanding.Suspended => "单位已暂停招人",
        _ => "单位还没有评过",
    };

    public static string LastCall(PostingRow row, DateOnly today) => row.LastCallOn switch
    {
        null => "近来还没有打电话问过单位",
        { } on when on >= today => "今天刚打电话问过单位",
        { } on => $"{today.DayNumber - on.DayNumber}天前打电话问过单位",
    };

    public static string Kept(PostingRow row) => row.PeopleKept switch
    {
        null => "还没有统计有多少人在这里干下来",
        <= 0 => "还没有人经我们介绍在这里干下来",
        { } kept => $"经我们介绍，有{kept}人在这里干下来",
    };

    public static string Contract(PostingRow row)
    {
        var paper = row.Contract switch
        {
            ContractKind.LabourContract => "签劳动合同",
            ContractKind.PublicPostAgreement => "签公益岗协议",
            _ => "签劳务协议，不是劳动合同",
        };
        return row.SocialInsurance ? $"{paper}，交社保" : $"{paper}，没有社保";
    }

    public static Competition Competition(PostingRow row)
    {
        var places = Math.Max(0, row.Headcount - row.Filled);
        var told = row.Told is { } t ? $"，已通知{t}人" : "";
        var applied = row.Applied is { } a ? $"，{a}人报名" : "，报名人数还没统计";
        return new Competition(places, row.Told, row.Applied, $"还招{places}人{told}{applied}");
    }
}
