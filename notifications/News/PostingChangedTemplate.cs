using JobAssist.Mobile.Infra.WeChat;
using JobAssist.Mobile.Notifications.Dispatch;
using Microsoft.Extensions.Options;

namespace JobAssist.Mobile.Notifications.News;

/// <summary>The template by which a changed opening is told; section "WeChat:Templates:PostingChanged". Without it nothing of the kind goes out by WeChat.</summary>
internal sealed class PostingChangedTemplate
{
    public const string SectionName = "WeChat:Templates:PostingChanged";

    public string TemplateId { get; set; } = "";
    public string Title { get; set; } = "岗位变动通知";
    public bool LongTerm { get; set; }
    public string PostKey { get; set; } = "thing1";
    public string ChangeKey { get; set; } = "thing2";
    public string CheckCodeKey { get; set; } = "character_string3";
    public string TipKey { get; set; } = "thing4";

    public bool IsConfigured => TemplateId.Length > 0;

    public string[] Keys => [PostKey, ChangeKey, CheckCodeKey, TipKey];

    /// <summary>For the check of values before they are sent.</summary>
    public MessageTemplateInfo Describe() => new(TemplateId, Title, "", LongTerm, Keys, new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal));
}

/// <summary>Refuses to start where news would be sent with the ticks that the duty needs.</summary>
internal sealed class PostingChangedTemplateCheck(IOptions<JobNoticeTemplate> duty) : IValidateOptions<PostingChangedTemplate>
{
    public ValidateOptionsResult Validate(string? name, PostingChangedTemplate options) =>
        options.IsConfigured && options.TemplateId == duty.Value.TemplateId
            ? ValidateOptionsResult.Fail($"{PostingChangedTemplate.SectionName}: a template of its own is needed; a tick of the job notice's is kept for the duty.")
            : ValidateOptionsResult.Success;
}
