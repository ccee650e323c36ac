using System.ComponentModel.DataAnnotations;
using JobAssist.Mobile.Infra.WeChat;

namespace JobAssist.Mobile.Notifications.Dispatch;

/// <summary>The template of a job notice and which of its keys says what; section "WeChat:Templates:JobNotice".</summary>
internal sealed class JobNoticeTemplate
{
    public const string SectionName = "WeChat:Templates:JobNotice";

    [Required(AllowEmptyStrings = false)]
    public string TemplateId { get; set; } = "";

    [Required(AllowEmptyStrings = false)]
    public string Title { get; set; } = "岗位信息通知";
    public bool LongTerm { get; set; }
    public string PostKey { get; set; } = "thing1";
    public string PlaceKey { get; set; } = "thing2";
    public string PayKey { get; set; } = "thing3";
    public string CheckCodeKey { get; set; } = "character_string4";
    public string TipKey { get; set; } = "thing5";

    public string[] Keys => [PostKey, PlaceKey, PayKey, CheckCodeKey, TipKey];

    /// <summary>For the check of values before they are sent.</summary>
    public MessageTemplateInfo Describe() => new(TemplateId, Title, "", LongTerm, Keys, new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal));
}
