using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Infra.WeChat;

namespace JobAssist.Mobile.Notifications.Dispatch;

/// <summary>The opening a message speaks of.</summary>
/// <param name="Title">As published.</param>
/// <param name="Place">Name of the work place.</param>
/// <param name="Basis">What the pay is for.</param>
/// <param name="MinFen">Lower end.</param>
/// <param name="MaxFen">Upper end, included.</param>
internal sealed record ToldPosting(string Title, string Place, PayBasis? Basis, int? MinFen, int? MaxFen);

/// <summary>
/// The words of a job notice. They name no person and no group of people: a family may read them. Several people may share
/// a phone, so the check code says whose notice it is.
/// </summary>
internal static class NoticeText
{
    public static IReadOnlyDictionary<string, string> Values(JobNoticeTemplate template, string checkCode, ToldPosting? posting, bool nothingFits)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        Put(template.PostKey, posting?.Title ?? (nothingFits ? "目前没有合适的岗位" : "岗位有变动"));
        Put(template.PlaceKey, posting?.Place ?? "本地和协作地区");
        Put(template.PayKey, posting is null ? "打开后查看" : Pay(posting));
        Put(template.CheckCodeKey, checkCode);
        Put(template.TipKey, posting is null ? (nothingFits ? "打开可改找工作的要求" : "打开看最新岗位") : "打开看详情，凭核验码可查真假");
        return values;

        void Put(string key, string text) => values[key] = TemplateValues.Fit(key, text);
    }

    public static string Page(string checkCode) => $"pages/notice/index?c={checkCode}";

    internal static string Pay(ToldPosting posting)
    {
        if (posting.MinFen is not { } least) return "面议";
        var unit = posting.Basis switch { PayBasis.Day => "元/天", PayBasis.Hour => "元/时", PayBasis.Piece => "元/件", _ => "元/月" };
        var most = posting.MaxFen ?? least;
        return least == most ? $"{Yuan(least)}{unit}" : $"{Yuan(least)}-{Yuan(most)}{unit}";
    }

    private static string Yuan(int fen) => (fen / 100m).ToString("0.##");
}
