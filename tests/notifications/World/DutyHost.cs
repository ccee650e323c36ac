using JobAssist.Mobile.Infra;
using JobAssist.Mobile.Notifications.Dispatch;
using JobAssist.Mobile.Notifications.Inbox;
using JobAssist.Mobile.Notifications.News;
using JobAssist.Mobile.Notifications.Rounds;
using JobAssist.Mobile.Notifications.Sms;
using JobAssist.Mobile.Notifications.Sweep;
using JobAssist.Mobile.TestShared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobAssist.Mobile.Notifications.Tests.World;

/// <summary>The notifications program in this process, wired as Program.cs wires it; a test may start it or call its parts.</summary>
internal sealed class DutyHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private DutyHost(WebApplication app) => this.app = app;

    public CapturedLogs Logs { get; private init; } = new();
    public NoticeDispatcher Dispatcher => Get<NoticeDispatcher>();
    public RoundRunner Rounds => Get<RoundRunner>();
    public SlotSweep Sweep => Get<SlotSweep>();
    public SweepService Watchdog => Get<SweepService>();
    public WeChatInbox Inbox => Get<WeChatInbox>();
    public SmsDispatcher Sms => Get<SmsDispatcher>();
    public SmsInbox SmsReceipts => Get<SmsInbox>();
    public NewsService News => Get<NewsService>();
    public RoundReport Report => Get<RoundReport>();

    public static DutyHost Build(Town town, WeChatWorld weChat, TimeProvider clock, params (string Key, string Value)[] settings)
    {
        var logs = new CapturedLogs();
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(Settings(town, weChat.Address, settings));
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(clock);
        builder.AddInfra();
        builder.Logging.ClearProviders();
        builder.Logging.AddProvider(logs);
        builder.AddDuty();
        builder.AddSchedule();
        return new DutyHost(builder.Build()) { Logs = logs };
    }

    /// <summary>The settings of a program, in process or outside.</summary>
    public static Dictionary<string, string?> Settings(Town town, Uri weChat, params (string Key, string Value)[] more)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["ConnectionStrings:Mobile"] = town.Database.AppConnection,
            ["Secrets:KeyFile"] = town.Database.KeyFilePath,
            ["WeChat:AppId"] = Town.AppId,
            ["WeChat:AppSecret"] = WeChatWorld.Secret,
            ["WeChat:BaseAddress"] = weChat.ToString(),
            // A busy machine is not a silent WeChat.
            ["WeChat:CallTimeout"] = "00:00:10",
            ["WeChat:ConnectTimeout"] = "00:00:10",
            ["WeChat:CallbackToken"] = WeChatWorld.PushToken,
            ["WeChat:Templates:JobNotice:TemplateId"] = Town.JobTemplate,
            ["Duty:Dispatch:PerSecond"] = "1000",
            ["Quartz:Enabled"] = "false",
        };
        foreach (var (key, value) in more) settings[key] = value;
        return settings;
    }

    public T Get<T>() where T : notnull => app.Services.GetRequiredService<T>();

    public Task StartAsync() => app.StartAsync();

    public Task StopAsync() => app.StopAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
