using JobAssist.Mobile.WeChatStandIn;

namespace JobAssist.Mobile.Notifications.Tests.World;

/// <summary>The stand-in for WeChat with our app and its job template, in this process.</summary>
public sealed class WeChatWorld : IAsyncDisposable
{
    public const string Secret = "the-app-secret-0123456789abcdef01";
    public const string PushToken = "pushtoken";
    private readonly StandInHost host;

    private WeChatWorld(StandInHost host) => this.host = host;

    public Uri Address => host.Address;
    public WeChatStandIn.World World => host.World;

    /// <summary>Messages that WeChat took, whatever its caller got to see.</summary>
    public IReadOnlyList<JournalEntry> Taken => [.. World.Journal.Entries().Where(entry => entry.MsgId is not null)];

    public IReadOnlyList<JournalEntry> Sends => [.. World.Journal.Entries().Where(entry => entry.Path.EndsWith("subscribe/send", StringComparison.Ordinal))];

    public static async Task<WeChatWorld> StartAsync(TimeProvider clock, Uri? pushTo = null, int holdMs = 5, int pushRetryMs = 100, string? journal = null, string? aesKey = null)
    {
        var standIn = StandInHost.Build(new StandInOptions
        {
            HoldSendMs = holdMs,
            SentEventDelayMs = 20,
            PushRetryDelayMs = pushRetryMs,
            JournalFile = journal,
            Apps =
            [
                new AppOptions
                {
                    AppId = Town.AppId,
                    Secret = Secret,
                    Pages = ["pages/notice/index"],
                    Templates =
                    [
                        new TemplateOptions { Id = Town.JobTemplate, Title = "岗位信息通知", Content = "岗位:{{thing1.DATA}}\n地点:{{thing2.DATA}}\n工资:{{thing3.DATA}}\n核验码:{{character_string4.DATA}}\n提示:{{thing5.DATA}}\n" },
                        new TemplateOptions { Id = Town.ChangedTemplate, Title = "岗位变动通知", Content = "岗位:{{thing1.DATA}}\n变动:{{thing2.DATA}}\n核验码:{{character_string3.DATA}}\n提示:{{thing4.DATA}}\n" },
                    ],
                    Push = pushTo is null ? null : new PushOptions { Url = pushTo.ToString(), Token = PushToken, Mode = aesKey is null ? PushMode.Plain : PushMode.Safe, EncodingAesKey = aesKey ?? "" },
                },
            ],
        }, clock);
        await standIn.StartAsync();
        return new WeChatWorld(standIn);
    }

    /// <summary>A new user with ticks in the hidden balance; returns the openid.</summary>
    public string Join(string user, int ticks, string template = Town.JobTemplate)
    {
        var account = World.Upsert(new AccountSeed { User = user, Grants = ticks > 0 ? new Dictionary<string, int> { [template] = ticks } : [] });
        return account.OpenId;
    }

    /// <summary>What WeChat itself believes to be left.</summary>
    public int HiddenBalance(string user) => World.Account(null, user).Grants.Balance(Town.JobTemplate);

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
