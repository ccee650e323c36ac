using JobAssist.Mobile.Infra.WeChat;

namespace JobAssist.Mobile.Notifications.News;

/// <summary>The words of a message about changed openings. They name no person and no group of people: a family may read them.</summary>
internal static class NewsText
{
    public static IReadOnlyDictionary<string, string> Values(PostingChangedTemplate template, IReadOnlyList<PendingNews> news)
    {
        var one = news.Select(n => n.Posting).Distinct().Count() == 1;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        Put(template.PostKey, one ? news[0].Title : $"发给您的{news.Select(n => n.Posting).Distinct().Count()}个岗位有变动");
        Put(template.ChangeKey, one ? news[0].Changes[0].Text : "打开看每个岗位的变动");
        Put(template.CheckCodeKey, news[0].CheckCode);
        Put(template.TipKey, "打开看详情，凭核验码可查真假");
        return values;

        void Put(string key, string text) => values[key] = TemplateValues.Fit(key, text);
    }
}
