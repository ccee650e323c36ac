using JobAssist.Mobile.Domain.Notices;

namespace JobAssist.Mobile.Infra.Duty.Forecast;

/// <summary>The forecast's words for a reader.</summary>
public static class ForecastWords
{
    public static string Of(ForecastReason reason) => reason switch
    {
        ForecastReason.NoAccount => "没有绑定微信",
        ForecastReason.BadOpenId => "微信号失效",
        ForecastReason.NoConsent => "没有同意接收微信消息，或次数用完了",
        ForecastReason.PrefersOther => "本人要求用别的方式联系",
        _ => "几个人共用一个微信，同意的次数不够",
    };

    /// <summary>What the office, or the service for it, does instead.</summary>
    public static string Of(NoticeChannel rung) => rung switch
    {
        NoticeChannel.Sms => "发短信",
        NoticeChannel.PhoneCall => "打电话",
        _ => "上门",
    };
}
