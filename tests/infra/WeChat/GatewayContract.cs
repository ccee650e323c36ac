using JobAssist.Mobile.Infra.WeChat;
using JobAssist.Mobile.WeChatStandIn;

namespace JobAssist.Mobile.Infra.Tests.WeChat;

/// <summary>
/// What every gateway must do, whatever it is made of, judged by the stand-in for WeChat. To try another implementation,
/// derive from this class and say how it is created.
/// </summary>
public abstract partial class GatewayContract : IAsyncLifetime
{
    protected const string AppId = "wxaaaaaaaaaaaaaaaa";
    protected const string Secret = "contract-app-secret-0123456789ab";
    private const string Job = "JobTemplate";
    private const string Service = "ServiceTemplate";

    private readonly ManualClock _clock = new();
    private StandInHost _wechat = null!;
    private IWeChatGateway _gateway = null!;
    private Account _worker = null!;

    protected World World => _wechat.World;

    /// <summary>A gateway for app <see cref="AppId"/> with <see cref="Secret"/> whose calls time out as given.</summary>
    protected abstract IWeChatGateway Create(Uri address, TimeProvider clock, TimeSpan callTimeout);

    public async ValueTask InitializeAsync()
    {
        _wechat = StandInHost.Build(Options, _clock);
        await _wechat.StartAsync();
        _gateway = Create(_wechat.Address, _clock, TimeSpan.FromSeconds(3));
        _worker = World.Upsert(new AccountSeed { User = "W1", Phone = "19900000001" });
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _wechat.DisposeAsync();
    }

    [Fact]
    public async Task A_sign_in_code_works_once()
    {
        var code = World.Codes.OpenApp(_worker);

        Assert.Equal(_worker.OpenId, Assert.IsType<SignInOutcome.SignedIn>(await _gateway.ExchangeSignInCodeAsync(code, default)).OpenId);
        Assert.Equal(new SignInOutcome.CodeRefused(AlreadyUsed: true), await _gateway.ExchangeSignInCodeAsync(code, default));
    }

    [Fact]
    public async Task A_sign_in_code_is_refused_when_unknown_foreign_or_old()
    {
        var old = World.Codes.OpenApp(_worker);
        var foreign = World.Codes.OpenApp(World.Upsert(new AccountSeed { User = "B1", AppId = "wxbbbbbbbbbbbbbbbb" }));
        _clock.Advance(TimeSpan.FromMinutes(6));

        foreach (var code in (string[])["no-such-code", old, foreign])
            Assert.Equal(new SignInOutcome.CodeRefused(AlreadyUsed: false), await _gateway.ExchangeSignInCodeAsync(code, default));
    }

    [Fact]
    public async Task A_person_whom_WeChat_blocks_is_blocked()
    {
        _worker.Blocked = true;
        Assert.IsType<SignInOutcome.Blocked>(await _gateway.ExchangeSignInCodeAsync(World.Codes.OpenApp(_worker), default));
    }

    [Fact]
    public async Task A_phone_code_gives_the_number_once()
    {
        var code = World.Codes.TapPhone(_worker);

        Assert.Equal(new PhoneOutcome.Verified("19900000001", "86"), await _gateway.ExchangePhoneCodeAsync(code, _worker.OpenId, default));
        Assert.IsType<PhoneOutcome.CodeRefused>(await _gateway.ExchangePhoneCodeAsync(code, _worker.OpenId, default));
    }

    [Fact]
    public async Task A_country_code_may_be_a_number()
    {
        World.Switches = World.Switches with { CountryCodeAsNumber = true };
        Assert.Equal(new PhoneOutcome.Verified("19900000001", "86"),
            await _gateway.ExchangePhoneCodeAsync(World.Codes.TapPhone(_worker), _worker.OpenId, default));
    }

    [Theory]
    [InlineData(40029)]
    [InlineData(40003)]
    public async Task Somebody_elses_phone_code_is_refused(int mismatch)
    {
        World.Switches = World.Switches with { PhoneOpenIdMismatch = mismatch };
        var other = World.Upsert(new AccountSeed { User = "W2", Phone = "19900000002" });

        Assert.IsType<PhoneOutcome.CodeRefused>(await _gateway.ExchangePhoneCodeAsync(World.Codes.TapPhone(other), _worker.OpenId, default));
        Assert.IsType<PhoneOutcome.CodeRefused>(await _gateway.ExchangePhoneCodeAsync(World.Codes.OpenApp(_worker), _worker.OpenId, default));
    }

    [Fact]
    public async Task The_templates_come_with_their_keys()
    {
        var templates = Assert.IsType<TemplatesOutcome.Read>(await _gateway.GetTemplatesAsync(default)).Templates;

        var job = templates.Single(template => template.TemplateId == Job);
        var service = templates.Single(template => template.TemplateId == Service);
        Assert.Equal(["thing1", "date2"], job.Keys);
        Assert.Equal((false, true), (job.LongTerm, service.LongTerm));
        Assert.Equal(["已受理", "已办结"], service.EnumValues["enum_string2"]);
    }

    [Fact]
    public async Task Text_is_judged_as_it_reads()
    {
        World.Codes.OpenApp(_worker);

        Assert.IsType<TextCheckOutcome.Pass>(await _gateway.CheckTextAsync(_worker.OpenId, "电子厂招普工，包吃住", default));
        Assert.IsType<TextCheckOutcome.Risky>(await _gateway.CheckTextAsync(_worker.OpenId, "在家刷单　日结😀", default));
        Assert.IsType<TextCheckOutcome.NeedsPerson>(await _gateway.CheckTextAsync(_worker.OpenId, "先交押金", default));
        Assert.DoesNotContain(World.Journal.Entries(), entry => entry.EscapedUnicode);
    }

    [Fact]
    public async Task An_author_not_seen_for_two_hours_goes_to_a_person()
    {
        World.Codes.OpenApp(_worker);
        _clock.Advance(TimeSpan.FromHours(2.1));
        Assert.IsType<TextCheckOutcome.AuthorNotSeen>(await _gateway.CheckTextAsync(_worker.OpenId, "电子厂招普工", default));
    }

    [Fact]
    public async Task A_code_picture_is_a_picture_or_a_refusal()
    {
        Assert.Equal([0xFF, 0xD8], Assert.IsType<CodePictureOutcome.Made>(await _gateway.GetCodePictureAsync("p=Ab3", "pages/home/home", default)).Jpeg.Take(2));
        Assert.Equal(new CodePictureOutcome.Refused(41030), await _gateway.GetCodePictureAsync("p=Ab3", "pages/none", default));
        Assert.Equal(new CodePictureOutcome.Refused(40129), await _gateway.GetCodePictureAsync("海报", "pages/home/home", default));
    }

    [Fact]
    public async Task A_link_opens_its_page_for_thirty_days_at_most()
    {
        var link = Assert.IsType<LinkOutcome.Made>(await _gateway.CreateLinkAsync("pages/home/home", "id=1", TimeSpan.FromDays(30), default)).Link;
        Assert.NotNull(World.Links.Open(link.ToString()));
        Assert.IsType<LinkOutcome.Made>(await _gateway.CreateLinkAsync("pages/home/home", "id=1", TimeSpan.FromHours(3), default));
        Assert.Equal(new LinkOutcome.Refused(85401), await _gateway.CreateLinkAsync("pages/home/home", "id=1", TimeSpan.FromDays(31), default));
    }

    [Fact]
    public async Task Trouble_on_the_way_is_told_and_never_thrown()
    {
        foreach (var fault in Troubles)
        {
            World.Faults.Add(fault with { Path = null, Count = 0 });
            Assert.IsType<SignInOutcome.Unavailable>(await _gateway.ExchangeSignInCodeAsync(World.Codes.OpenApp(_worker), default));
            Assert.IsType<PhoneOutcome.Unavailable>(await _gateway.ExchangePhoneCodeAsync(World.Codes.TapPhone(_worker), _worker.OpenId, default));
            Assert.IsType<TextCheckOutcome.Unavailable>(await _gateway.CheckTextAsync(_worker.OpenId, "招工", default));
            Assert.IsType<TemplatesOutcome.Unavailable>(await _gateway.GetTemplatesAsync(default));
            Assert.IsType<CodePictureOutcome.Unavailable>(await _gateway.GetCodePictureAsync("p", "pages/home/home", default));
            Assert.IsType<LinkOutcome.Unavailable>(await _gateway.CreateLinkAsync("pages/home/home", "", TimeSpan.FromDays(1), default));
            World.Faults.Clear();
        }
    }

    private static readonly Fault[] Troubles =
    [
        new() { Kind = FaultKind.ErrCode, ErrCode = -1 }, new() { Kind = FaultKind.Status, Status = 502 }, new() { Kind = FaultKind.Cut },
        new() { Kind = FaultKind.Malformed }, new() { Kind = FaultKind.Empty }, new() { Kind = FaultKind.Html },
    ];

    private static StandInOptions Options => new()
    {
        SentEventDelayMs = 0,
        HoldSendMs = 15,
        Apps =
        [
            new AppOptions
            {
                AppId = AppId, Secret = Secret, Pages = ["pages/home/home"],
                Templates =
                [
                    new() { Id = Job, Title = "新岗位提醒", Content = "岗位:{{thing1.DATA}}\n日期:{{date2.DATA}}\n" },
                    new() { Id = Every, Title = "样样都有", Content = string.Concat(EveryKey.Select(key => $"项:{{{{{key}.DATA}}}}\n")) },
                    new()
                    {
                        Id = Service, Title = "就业服务", Content = "事项:{{thing1.DATA}}\n办理:{{enum_string2.DATA}}\n", Type = 3,
                        EnumValues = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["enum_string2"] = ["已受理", "已办结"] },
                    },
                ],
            },
            new AppOptions { AppId = "wxbbbbbbbbbbbbbbbb", Secret = "another-secret" },
        ],
    };
}
