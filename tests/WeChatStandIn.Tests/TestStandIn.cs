namespace JobAssist.Mobile.WeChatStandIn.Tests;

/// <summary>A stand-in on a loopback port with two apps, a clock that stands still, and a short way to every call.</summary>
public sealed class TestStandIn : IAsyncDisposable
{
    public const string AppA = "wxaaaaaaaaaaaaaaaa";
    public const string AppB = "wxbbbbbbbbbbbbbbbb";
    public const string Secret = "a-secret-of-app-a-0123456789abcdef";
    public const string SecretB = "a-secret-of-app-b-0123456789abcdef";
    public const string Job = "JobTemplate";
    public const string Progress = "ProgressTemplate";
    public const string SameTitle = "SameTitleTemplate";
    public const string Service = "ServiceTemplate";
    public const string OfB = "TemplateOfB";
    public const string SendPath = "/cgi-bin/message/subscribe/send";

    readonly StandInHost _host;

    TestStandIn(StandInHost host, ManualClock clock)
    {
        (_host, Clock) = (host, clock);
        Http = new RawHttp(host.Address);
        Worker = World.Upsert(new AccountSeed { User = "W00001", Phone = "19900000001" });
    }

    public ManualClock Clock { get; }
    public RawHttp Http { get; }
    public World World => _host.World;
    public Account Worker { get; }

    public static StandInOptions Options { get; } = new()
    {
        SentEventDelayMs = 10,
        PushRetryDelayMs = 20,
        Apps =
        [
            new AppOptions
            {
                AppId = AppA,
                Secret = Secret,
                OriginalId = "gh_a",
                Pages = ["pages/home/home", "pages/job/detail"],
                Templates =
                [
                    new() { Id = Job, Title = "新岗位提醒", Content = "岗位:{{thing1.DATA}}\n日期:{{date2.DATA}}\n" },
                    new() { Id = Progress, Title = "报名进度", Content = "进度:{{phrase1.DATA}}\n" },
                    new() { Id = SameTitle, Title = "新岗位提醒", Content = "岗位:{{thing1.DATA}}\n" },
                    new() { Id = Service, Title = "就业服务", Content = "事项:{{thing1.DATA}}\n", Type = 3 },
                ],
            },
            new AppOptions
            {
                AppId = AppB,
                Secret = SecretB,
                OriginalId = "gh_b",
                Templates = [new() { Id = OfB, Title = "别的", Content = "岗位:{{thing1.DATA}}\n" }],
            },
        ],
    };

    public static object GoodData { get; } = new { thing1 = new { value = "电子厂普工" }, date2 = new { value = "2026年11月24日" } };

    public static async Task<TestStandIn> StartAsync(Func<StandInOptions, StandInOptions>? change = null)
    {
        var clock = new ManualClock();
        var host = StandInHost.Build((change ?? (options => options))(Options), clock);
        await host.StartAsync();
        return new TestStandIn(host, clock);
    }

    /// <summary>With app A pushing to <paramref name="receiver"/>.</summary>
    public static Task<TestStandIn> StartAsync(PushReceiver receiver, PushMode mode = PushMode.Plain, Func<StandInOptions, StandInOptions>? change = null) =>
        StartAsync(options => (change ?? (same => same))(options with
        {
            Apps = [options.Apps[0] with { Push = receiver.Options(mode) }, options.Apps[1]],
        }));

    public string Token(string appId = AppA) => World.Tokens.Stable(appId).Value;

    public Task<RawAnswer> GetAsync(string path, string query = "") => Http.GetAsync($"{path}?access_token={Token()}{query}");

    public Task<RawAnswer> PostAsync(string path, object body) => Http.PostAsync($"{path}?access_token={Token()}", body);

    public void Give(string templateId, int count = 1, Account? account = null) =>
        Consent.Grant(World, account ?? Worker, World.App(AppA).Templates[templateId], count, "given");

    public Task<RawAnswer> SendAsync(object? data = null, string template = Job, string? openId = null) =>
        PostAsync(SendPath, new { touser = openId ?? Worker.OpenId, template_id = template, data = data ?? GoodData });

    public Task<RawAnswer> LoginAsync(string code, string appId = AppA, string secret = Secret) =>
        Http.GetAsync($"/sns/jscode2session?appid={appId}&secret={secret}&js_code={code}&grant_type=authorization_code");

    public TapOutcome Tap(params string[] accepted) => Consent.Tap(World, new ConsentTap
    {
        User = Worker.User,
        TmplIds = accepted,
        Choices = accepted.ToDictionary(id => id, _ => "accept", StringComparer.Ordinal),
    });

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _host.DisposeAsync();
    }
}
