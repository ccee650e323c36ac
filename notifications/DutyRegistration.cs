using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Notifications.Dispatch;
using JobAssist.Mobile.Notifications.Inbox;
using JobAssist.Mobile.Notifications.News;
using JobAssist.Mobile.Notifications.Rounds;
using JobAssist.Mobile.Notifications.Sms;
using JobAssist.Mobile.Notifications.Sweep;
using Microsoft.Extensions.Options;

namespace JobAssist.Mobile.Notifications;

/// <summary>Everything the duty is made of.</summary>
internal static class DutyRegistration
{
    public static void AddDuty(this WebApplicationBuilder builder)
    {
        // A statement every few seconds says nothing and would carry its parameters' names.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);

        var services = builder.Services;
        services.AddOptions<DutyOptions>().Bind(builder.Configuration.GetSection(DutyOptions.SectionName)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<AllocationOptions>().Bind(builder.Configuration.GetSection(AllocationOptions.SectionName)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<AllocationOptions>, AllocationOptionsCheck>();
        services.AddOptions<JobNoticeTemplate>().Bind(builder.Configuration.GetSection(JobNoticeTemplate.SectionName)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<PostingChangedTemplate>().Bind(builder.Configuration.GetSection(PostingChangedTemplate.SectionName)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<PostingChangedTemplate>, PostingChangedTemplateCheck>();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(30));
        services.AddHealthChecks().AddCheck<LedgerHealth>("ledger");

        services.AddSingleton<ConsentLedger>();
        services.AddSingleton<Fallback>();
        services.AddSingleton<ObligationMaker>();
        services.AddSingleton<RoundAllotter>();
        services.AddSingleton<NoticeComposer>();
        services.AddSingleton<RoundRunner>();
        services.AddSingleton<RoundReport>();
        services.AddSingleton<SendAlarms>();
        services.AddSingleton<ForecastKeeper>();
        services.AddSingleton<NoticeQueue>();
        services.AddSingleton<SendFence>();
        services.AddSingleton<SendLedger>();
        services.AddSingleton<NoticeDispatcher>();
        services.AddSingleton<SmsNumbers>();
        services.AddSingleton<SmsFence>();
        services.AddSingleton<SmsLedger>();
        services.AddSingleton<SmsDispatcher>();
        services.AddSingleton<NewsByWeChat>();
        services.AddSingleton<NewsBySms>();
        services.AddSingleton<NewsFence>();
        services.AddSingleton<NewsLedger>();
        services.AddSingleton<NewsFinder>();
        services.AddSingleton<NewsDispatcher>();
        services.AddSingleton<NewsService>();
        services.AddSingleton<SlotSweep>();
        services.AddSingleton<SlotCloser>();
        services.AddSingleton<ClosingCheck>();
        services.AddSingleton<Housekeeping>();
        services.AddSingleton<ReceiptLedger>();
        services.AddSingleton<PushHandler>();
        services.AddSingleton<WeChatInbox>();
        services.AddSingleton<SmsReceiptLedger>();
        services.AddSingleton<SmsInbox>();

        services.AddHostedService<TemplateSetup>();
        services.AddHostedService<SmsSetup>();
        services.AddSingleton<SweepService>();
        services.AddHostedService(provider => provider.GetRequiredService<SweepService>());
        services.AddHostedService<DispatchService>();
        services.AddHostedService<InboxService>();
        services.AddHostedService<SmsService>();
        services.AddHostedService(provider => provider.GetRequiredService<NewsService>());
    }
}
