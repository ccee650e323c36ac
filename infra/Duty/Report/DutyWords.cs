namespace JobAssist.Mobile.Infra.Duty.Report;

/// <summary>The stable words of the ledger for a reader, and on whose side each lies.</summary>
public static class DutyWords
{
    private static readonly Dictionary<string, (string Text, bool Ours)> All = new(StringComparer.Ordinal)
    {
        ["opened"] = ("本人打开了消息", false),
        ["answered"] = ("本人作了答复", false),
        ["receipt"] = ("微信或短信回执", false),
        ["callrecord"] = ("电话", false),
        ["signedvisit"] = ("上门", false),
        ["sheetscan"] = ("纸质单", false),
        ["hired"] = ("已录用", false),
        ["movedaway"] = ("已搬走", false),
        ["died"] = ("已去世", false),
        ["withdrew"] = ("本人退出", false),
        ["noteligible"] = ("不属于告知对象", false),
        ["no_account"] = ("没有绑定微信", false),
        ["bad_openid"] = ("微信号失效", false),
        ["no_consent"] = ("没有同意接收微信消息", false),
        ["prefers_other"] = ("本人要求用别的方式联系", false),
        ["refused"] = ("微信没有接收", false),
        ["undelivered"] = ("微信没有送到", false),
        ["no_evidence"] = ("发了但没有看", false),
        [PartnerAsking.Asked] = ("找不到人，已请外地协助", false),
        ["call_me"] = ("本人要求回电", true),
        ["due"] = ("还没有发出", true),
        ["claimed"] = ("正在发出", true),
        ["sending"] = ("正在发出", true),
        ["accepted"] = ("微信已接收，等回执", false),
        ["delivered"] = ("已送到，等本人打开", false),
        ["fallback"] = ("要有人联系", true),
        ["not_sent"] = ("到期还没有发出", true),
        ["unknown"] = ("不知道发出没有", true),
        ["crashed"] = ("发出时系统中断", true),
        ["late_receipt"] = ("三天没有回执", true),
        ["bad_values"] = ("消息内容不合要求", true),
        ["already_tried"] = ("这个渠道已经试过", true),
    };

    /// <summary>What a word means; a word nobody has explained stands for itself and counts as ours.</summary>
    public static (string Text, bool Ours) Of(string word) => All.GetValueOrDefault(word, (word, true));
}
