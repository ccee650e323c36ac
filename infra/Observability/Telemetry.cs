using System.Diagnostics;
using System.Diagnostics.Metrics;
using JobAssist.Mobile.Infra.WeChat;

namespace JobAssist.Mobile.Infra.Observability;

/// <summary>Our own spans and figures, each named once. No tag ever names a person, a posting or a template.</summary>
public static class Telemetry
{
    public const string Name = "JobAssist.Mobile";

    public static readonly ActivitySource Source = new(Name);
    public static readonly Meter Meter = new(Name);

    /// <summary>What the gateway brought back for subscription messages; the six add up to all sends.</summary>
    public static readonly Counter<long> NoticesAccepted = Notices("accepted");
    public static readonly Counter<long> NoticesNotAccepted = Notices("not_accepted");
    public static readonly Counter<long> NoticesRefused = Notices("refused");
    public static readonly Counter<long> NoticesBadValues = Notices("bad_values");
    public static readonly Counter<long> NoticesTemplateUnusable = Notices("template_unusable");
    public static readonly Counter<long> NoticesUnknown = Notices("unknown");

    public static readonly UpDownCounter<long> SendsInFlight =
        Meter.CreateUpDownCounter<long>("jobassist.sends.in_flight", "{send}", "Subscription messages between our intent and WeChat's answer.");

    /// <summary>95 % within ten seconds is what people are promised elsewhere.</summary>
    public static readonly Histogram<double> HandOver =
        Meter.CreateHistogram<double>("jobassist.notices.handover", "s", "From the claim of a notice to WeChat's answer that it took it.");

    public static readonly Histogram<double> RoundDuration =
        Meter.CreateHistogram<double>("jobassist.round.duration", "s", "From a round's start to its last obligation written.");

    public static readonly Histogram<double> WeChatCallDuration =
        Meter.CreateHistogram<double>("jobassist.wechat.call.duration", "s", "One gateway call, by call and outcome.");

    public static readonly Histogram<double> SmsCallDuration =
        Meter.CreateHistogram<double>("jobassist.sms.call.duration", "s", "One SMS from our intent to the vendor's answer, by outcome.");

    public static readonly Counter<long> TokenRequests =
        Meter.CreateCounter<long>("jobassist.wechat.token.requests", "{request}", "Access tokens asked for; many mean a second holder of the secret.");

    public static readonly Counter<long> BudgetsRefused =
        Meter.CreateCounter<long>("jobassist.budget.refused", "{request}", "Times somebody wanted to send and the day's budget had nothing left, by channel and purpose.");

    public static readonly Counter<long> BudgetsStopped =
        Meter.CreateCounter<long>("jobassist.budget.stopped", "{stop}", "Times a platform said that its quota is used up, by channel.");

    public static readonly Counter<long> TemplatesStopped =
        Meter.CreateCounter<long>("jobassist.templates.stopped", "{template}", "Templates that a platform refused and that nothing is sent with until somebody has looked, by channel.");

    /// <summary>What keeps messages back now, looked up every minute: alarm above 0.</summary>
    public static readonly Gauge<int> SendAlarms =
        Meter.CreateGauge<int>("jobassist.sends.alarms", "{alarm}", "Budgets used up or stopped and templates stopped, now.");

    /// <summary>Counts a send under its outcome.</summary>
    public static void Count(SendOutcome outcome)
    {
        var counter = outcome switch
        {
            SendOutcome.Accepted => NoticesAccepted,
            SendOutcome.NotAccepted => NoticesNotAccepted,
            SendOutcome.Refused => NoticesRefused,
            SendOutcome.BadValues => NoticesBadValues,
            SendOutcome.TemplateUnusable => NoticesTemplateUnusable,
            _ => NoticesUnknown,
        };
        counter.Add(1);
    }

    private static Counter<long> Notices(string outcome) =>
        Meter.CreateCounter<long>($"jobassist.notices.{outcome}", "{notice}");
}
