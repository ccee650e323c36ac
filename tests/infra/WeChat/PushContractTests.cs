using System.Collections.Concurrent;
using JobAssist.Mobile.Infra.WeChat;
using JobAssist.Mobile.Infra.WeChat.Callbacks;
using JobAssist.Mobile.WeChatStandIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobAssist.Mobile.Infra.Tests.WeChat;

/// <summary>The stand-in's pushes, in each of its modes and moods, against the reading of them.</summary>
public sealed class PushContractTests : IAsyncLifetime
{
    private const string AppId = "wxaaaaaaaaaaaaaaaa";
    private const string Token = "AAAAA";
    private const string Job = "JobTemplate";
    private static readonly string Key = new('A', 43);

    private readonly ConcurrentQueue<WeChatEvent?> _events = new();
    private readonly ConcurrentQueue<string> _fingerprints = new();
    private readonly ConcurrentQueue<CallbackFault> _faults = new();
    private WebApplication _receiver = null!;
    private WeChatCallbacks _callbacks = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _receiver = builder.Build();
        _receiver.Run(TakeAsync);
        await _receiver.StartAsync();
    }

    public ValueTask DisposeAsync() => _receiver.DisposeAsync();

    [Theory]
    [InlineData(PushMode.Plain, false)]
    [InlineData(PushMode.Compatible, false)]
    [InlineData(PushMode.Safe, false)]
    [InlineData(PushMode.Safe, true)]
    public async Task Consent_change_and_receipt_arrive_whole(PushMode mode, bool oddShapes)
    {
        await using var wechat = await StartAsync(mode, new Switches { CreateTimeAsString = oddShapes, WrapEventList = oddShapes });
        var worker = wechat.World.Upsert(new AccountSeed { User = "W1" });

        Consent.Tap(wechat.World, new ConsentTap { User = "W1", TmplIds = [Job], Choices = new Dictionary<string, string>(StringComparer.Ordinal) { [Job] = "accept" } });
        wechat.World.Pushes.Enqueue(worker.App, PushMessages.Sent(wechat.World, worker, Job, 3611111111111111111, 0, "success"), TimeSpan.Zero);
        Consent.RefuseInSettings(wechat.World, worker, [Job]);
        Assert.True(await wechat.World.Pushes.WhenIdleAsync(TimeSpan.FromSeconds(10)));

        Assert.Empty(_faults);
        Assert.All(_events, e => Assert.Equal(worker.OpenId, e!.OpenId));
        Assert.Equal([new TemplateAnswer(Job, true, 0)], Assert.Single(_events.OfType<PopupEvent>()).Answers);
        Assert.Equal([new SentReceipt(Job, 3611111111111111111, 0, "success")], Assert.Single(_events.OfType<SentEvent>()).Receipts);
        Assert.Equal([new TemplateAnswer(Job, false, 0)], Assert.Single(_events.OfType<ChangeEvent>()).Answers);
        Assert.Equal(3, _fingerprints.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_repetition_is_known_by_its_fingerprint()
    {
        await using var wechat = await StartAsync(PushMode.Safe, new Switches());
        var worker = wechat.World.Upsert(new AccountSeed { User = "W1" });
        wechat.World.Pushes.Enqueue(worker.App, PushMessages.Change(wechat.World, worker, [Job]), TimeSpan.Zero);
        Assert.True(await wechat.World.Pushes.WhenIdleAsync(TimeSpan.FromSeconds(10)));

        wechat.World.Pushes.Redeliver([.. wechat.World.Pushes.Records], 3, shuffled: false, TimeSpan.Zero);
        Assert.True(await wechat.World.Pushes.WhenIdleAsync(TimeSpan.FromSeconds(10)));

        Assert.Equal(4, _fingerprints.Count);
        Assert.Single(_fingerprints.Distinct(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(PushMode.Compatible)]
    [InlineData(PushMode.Safe)]
    public async Task Hostile_pushes_are_all_refused(PushMode mode)
    {
        await using var wechat = await StartAsync(mode, new Switches());
        var message = PushMessages.FromPlatform(wechat.World, wechat.World.App(AppId), "user_info_modified", []).Json;

        foreach (var kind in Enum.GetValues<HostileKind>())
            await HostilePushes.SendAsync(wechat.World, wechat.World.App(AppId), kind, message);

        Assert.Empty(_events);
        Assert.Equal(Enum.GetValues<HostileKind>().Length, _faults.Count);
    }

    [Fact]
    public async Task The_consoles_verification_is_answered_only_to_WeChat()
    {
        await using var wechat = await StartAsync(PushMode.Safe, new Switches());
        await wechat.World.Pushes.VerifyAsync(wechat.World.App(AppId), good: true);
        Assert.Empty(_faults);
        await wechat.World.Pushes.VerifyAsync(wechat.World.App(AppId), good: false);
        Assert.Equal([CallbackFault.BadSignature], _faults);
    }

    private async Task<StandInHost> StartAsync(PushMode mode, Switches switches)
    {
        _callbacks = new WeChatCallbacks(Options.Create(new WeChatOptions
        {
            AppId = AppId,
            AppSecret = "s",
            CallbackToken = Token,
            EncodingAesKey = mode is PushMode.Plain ? null : Key,
            OriginalId = "gh_ours",
        }), TimeProvider.System);
        var wechat = StandInHost.Build(new StandInOptions
        {
            PushRetryDelayMs = 10,
            Switches = switches,
            Apps =
            [
                new AppOptions
                {
                    AppId = AppId, Secret = "s", OriginalId = "gh_ours", Templates = [new() { Id = Job, Title = "新岗位", Content = "岗位:{{thing1.DATA}}" }],
                    Push = new PushOptions { Url = _receiver.Urls.First() + "/wechat/events", Token = Token, EncodingAesKey = Key, Mode = mode },
                },
            ],
        });
        await wechat.StartAsync();
        return wechat;
    }

    private async Task TakeAsync(HttpContext http)
    {
        var asked = http.Request.Query;
        var query = new CallbackQuery(asked["signature"], asked["timestamp"], asked["nonce"], asked["msg_signature"], asked["echostr"]);
        if (HttpMethods.IsGet(http.Request.Method))
        {
            if (_callbacks.VerifyAddress(query) is { } echo) await http.Response.WriteAsync(echo);
            else Refuse(http, CallbackFault.BadSignature);
            return;
        }

        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        if (_callbacks.Open(query, body.ToArray()) is CallbackOutcome.Genuine genuine)
        {
            _fingerprints.Enqueue(genuine.Fingerprint);
            _events.Enqueue(EventReader.Read(genuine.Message));
            await http.Response.WriteAsync("success");
        }
        else Refuse(http, (_callbacks.Open(query, body.ToArray()) as CallbackOutcome.Rejected)!.Fault);
    }

    private void Refuse(HttpContext http, CallbackFault fault)
    {
        _faults.Enqueue(fault);
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
    }
}
