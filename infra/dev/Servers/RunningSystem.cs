using System.Globalization;
using System.Text.Json;

namespace JobAssist.Mobile.Dev.Servers;

/// <summary>PostgreSQL, Redis, the stand-ins for WeChat and the SMS vendor, the API and notifications of one copy, started in that order and stopped in reverse.</summary>
internal sealed class RunningSystem : IAsyncDisposable
{
    public const string AppId = "wx0demo00000000001";
    public const string JobNoticeTemplate = "JobNoticeDemoTemplate000000000000000000000A";
    private static readonly string[] Pages = ["pages/home/home", "pages/notice/index", "pages/posting/posting"];
    private const string CallbackToken = "demoPushToken1";
    private const string ReceiptToken = "demo-receipts-0123456789abcdef";
    private readonly RunFolder folder;
    private readonly List<IAsyncDisposable> running = [];
    private readonly Dictionary<string, string> settings = [];

    private RunningSystem(RunFolder folder) => this.folder = folder;

    public PrivatePostgres Postgres { get; private set; } = null!;
    public Uri Api { get; private set; } = null!;
    public Uri StandIn { get; private set; } = null!;
    public Uri SmsStandIn { get; private set; } = null!;

    /// <summary>Everything but notifications, whose round should find the city's people already there.</summary>
    public static async Task<RunningSystem> StartAsync(RunFolder folder)
    {
        var system = new RunningSystem(folder);
        try
        {
            await system.StartServersAsync();
            await system.StartProgramsAsync();
            return system;
        }
        catch
        {
            await system.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs one command of the operator's command line; exit code 1 (some rows refused) is no failure of the run.</summary>
    public Task<string> JobAssistAsync(params string[] arguments) =>
        Child.RunAsync(["dotnet", folder.Program("JobAssist.Mobile.Cli", "jobassist"), .. arguments], settings, alsoGood: 1);

    public async Task StartNotificationsAsync()
    {
        var port = folder.PortOf("notifications");
        Start("notifications", "JobAssist.Mobile.Notifications", "JobAssist.Mobile.Notifications", new Dictionary<string, string>(settings) { ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}" });
        await Health.WaitAsync(new Uri($"http://127.0.0.1:{port}/health/ready"), "notifications", folder.Logs);
    }

    public async ValueTask DisposeAsync()
    {
        for (var last = running.Count - 1; last >= 0; last--) await running[last].DisposeAsync();
    }

    private async Task StartServersAsync()
    {
        Postgres = await PrivatePostgres.StartAsync(folder);
        running.Add(Postgres);
        var redis = folder.PortOf("redis");
        running.Add(PrivateRedis.Start(folder, redis));

        StandIn = new Uri($"http://127.0.0.1:{folder.PortOf("wechat")}");
        Api = new Uri($"http://127.0.0.1:{folder.PortOf("api")}");
        var aesKey = WriteStandInConfig();
        Set("ConnectionStrings__Mobile", Postgres.AppConnection);
        Set("ConnectionStrings__MobileOwner", Postgres.OwnerConnection);
        Set("Secrets__KeyFile", folder.Keys);
        Set("Redis__Configuration", $"127.0.0.1:{redis.ToString(CultureInfo.InvariantCulture)}");
        Set("WeChat__AppId", AppId);
        Set("WeChat__AppSecret", "demo-secret-of-the-stand-in-only");
        Set("WeChat__BaseAddress", StandIn.ToString());
        Set("WeChat__CallbackToken", CallbackToken);
        Set("WeChat__EncodingAesKey", aesKey);
        Set("WeChat__Templates__JobNotice__TemplateId", JobNoticeTemplate);
        SetSms();
        Set("Duty__Sweep__Interval", "00:00:05");
        Set("Duty__Dispatch__Interval", "00:00:03");
        Set("DOTNET_ENVIRONMENT", "Development");

        // The demo plays thousands of phones from one address.
        Set("RateLimits__SignIn", "0");
        Set("RateLimits__Anonymous", "0");
        if (!File.Exists(folder.Keys)) await JobAssistAsync("keys", "new", "--file", folder.Keys);
    }

    private async Task StartProgramsAsync()
    {
        running.Add(Child.Start("wechat", Log("wechat"), ["dotnet", folder.Program("JobAssist.Mobile.WeChatStandIn", "JobAssist.Mobile.WeChatStandIn"),
            "--config", folder.StandInConfig, "--urls", StandIn.ToString().TrimEnd('/'), "--journal", folder.Journal], settings));
        running.Add(Child.Start("sms", Log("sms"), ["dotnet", folder.Program("JobAssist.Mobile.SmsStandIn", "JobAssist.Mobile.SmsStandIn"),
            "--config", folder.SmsStandInConfig, "--urls", SmsStandIn.ToString().TrimEnd('/'), "--journal", folder.SmsJournal, "--receipt-url", new Uri(Api, "/sms/receipts/" + ReceiptToken).ToString()], settings));
        await JobAssistAsync("migrate");
        await Health.WaitAsync(new Uri(StandIn, "/__control/health"), "the WeChat stand-in", folder.Logs);
        await Health.WaitAsync(new Uri(SmsStandIn, "/__control/health"), "the SMS stand-in", folder.Logs);
        Start("api", "JobAssist.Mobile.Api", "JobAssist.Mobile.Api", new Dictionary<string, string>(settings) { ["ASPNETCORE_URLS"] = Api.ToString().TrimEnd('/') });
        await Health.WaitAsync(new Uri(Api, "/health/ready"), "the API", folder.Logs);
    }

    // The owner's connection is the command line's alone.
    private void Start(string name, string project, string assembly, Dictionary<string, string> own)
    {
        own.Remove("ConnectionStrings__MobileOwner");
        running.Add(Child.Start(name, Log(name), ["dotnet", folder.Program(project, assembly)], own));
    }

    // The account of tests/SmsStandIn/example.json.
    private void SetSms()
    {
        SmsStandIn = new Uri($"http://127.0.0.1:{folder.PortOf("sms")}");
        Set("Sms__SecretId", "AKIDdemo0123456789abcdef");
        Set("Sms__SecretKey", "demo-sms-key-0123456789abcdef0123");
        Set("Sms__AppId", "1400000001");
        Set("Sms__SignName", "样例就业");
        Set("Sms__Hotline", "0870-2123456");
        Set("Sms__JobNoticeTemplate", "2001");
        Set("Sms__NothingFitsTemplate", "2002");
        Set("Sms__ChangedTemplate", "2003");
        Set("Sms__BaseAddress", SmsStandIn.ToString());
        Set("Sms__ReceiptToken", ReceiptToken);
        Set("Duty__Sms__PerSecond", "200");
    }

    private string Log(string name) => Path.Combine(folder.Logs, name + ".log");

    private void Set(string name, string value) => settings[name] = value;

    private string WriteStandInConfig()
    {
        const string aesKey = "ZGVtb0tleU9mVGhlU3RhbmRJbk9ubHkwMTIzNDU2Nzg";
        File.WriteAllText(folder.StandInConfig, JsonSerializer.Serialize(new
        {
            holdSendMs = 50,
            sentEventDelayMs = 200,
            apps = new[]
            {
                new
                {
                    appId = AppId,
                    secret = "demo-secret-of-the-stand-in-only",
                    originalId = "gh_demo00000001",
                    pages = Pages,
                    templates = new[]
                    {
                        new { id = JobNoticeTemplate, title = "岗位信息通知", content = "岗位:{{thing1.DATA}}\n地点:{{thing2.DATA}}\n工资:{{thing3.DATA}}\n核验码:{{character_string4.DATA}}\n提示:{{thing5.DATA}}\n" },
                    },
                    push = new { url = new Uri(Api, "/wechat/events").ToString(), token = CallbackToken, encodingAesKey = aesKey, mode = "safe" },
                },
            },
        }));
        return aesKey;
    }
}
