using JobAssist.Mobile.Infra.WeChat;
using JobAssist.Mobile.WeChatStandIn;

namespace JobAssist.Mobile.Infra.Tests.WeChat;

public abstract partial class GatewayContract
{
    private const string SendPath = "/cgi-bin/message/subscribe/send";
    private const string Every = "EveryKindTemplate";

    private static readonly string[] EveryKey =
        ["thing1", "short_thing2", "character_string3", "phrase4", "name5", "letter6", "symbol7", "number8", "amount9", "phone_number10", "time11", "date12", "car_number13"];

    private int Delivered => World.Journal.Entries().Count(entry => entry.Path == SendPath && entry.MsgId is not null);

    private int Asked => World.Journal.Entries().Count(entry => entry.Path == SendPath);

    [Fact]
    public async Task A_message_uses_up_one_grant()
    {
        Give(2);
        Assert.NotNull(Assert.IsType<SendOutcome.Accepted>(await SendAsync()).MessageId);
        Assert.IsType<SendOutcome.Accepted>(await SendAsync());
        Assert.Equal(new SendOutcome.Refused(RefusedReason.NoConsent, 43101), await SendAsync());
        Assert.Equal(2, Delivered);
    }

    [Fact]
    public async Task An_openid_of_another_app_is_bad() =>
        Assert.Equal(new SendOutcome.Refused(RefusedReason.BadOpenId, 40003), await SendAsync(message => message with { OpenId = "oSomebodyOfAnotherApp000000" }));

    [Fact]
    public async Task An_unknown_or_banned_template_is_unusable()
    {
        Give(1);
        Assert.Equal(new SendOutcome.TemplateUnusable(40037), await SendAsync(message => message with { TemplateId = "NoSuch" }));
        World.Apps[AppId].Templates[Job].Banned = true;
        Assert.Equal(new SendOutcome.TemplateUnusable(43107), await SendAsync());
    }

    [Fact]
    public async Task Bad_values_name_their_key_and_cost_nothing()
    {
        Give(1);
        Assert.Equal(new SendOutcome.BadValues("thing1", 47003), await SendAsync(message => message with { Values = Values(new string('工', 21), "2026年1月1日") }));
        Assert.Equal(new SendOutcome.BadValues("date2", 47003), await SendAsync(message => message with { Values = Values("招工", "尽快") }));
        Assert.IsType<SendOutcome.BadValues>(await SendAsync(message => message with { Values = Values("在家刷单", "2026年1月1日") }));
        Assert.IsType<SendOutcome.Accepted>(await SendAsync());
    }

    [Fact]
    public async Task Of_sends_to_one_person_at_once_the_others_may_come_later()
    {
        Give(8);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SendAsync()));

        Assert.Contains(outcomes, outcome => outcome is SendOutcome.NotAccepted { Reason: NotAcceptedReason.Concurrent });
        Assert.Equal(Delivered, outcomes.Count(outcome => outcome is SendOutcome.Accepted));
        Assert.All(outcomes, outcome => Assert.True(outcome is SendOutcome.Accepted or SendOutcome.NotAccepted { Reason: NotAcceptedReason.Concurrent }));
    }

    [Theory]
    [InlineData(45009, NotAcceptedReason.QuotaUsedUp)]
    [InlineData(45011, NotAcceptedReason.Throttled)]
    public async Task A_spent_quota_is_not_accepted(int code, NotAcceptedReason reason)
    {
        Give(1);
        World.Faults.Add(new Fault { Kind = FaultKind.ErrCode, ErrCode = code, Path = SendPath });
        Assert.Equal(new SendOutcome.NotAccepted(reason, code), await SendAsync());
        Assert.IsType<SendOutcome.Accepted>(await SendAsync());
    }

    [Fact]
    public async Task Trouble_around_a_send_is_unknown_and_it_is_never_sent_again()
    {
        Give(100);
        await _gateway.CanAuthenticateAsync(default);
        foreach (var after in (bool[])[false, true])
        {
            foreach (var trouble in Troubles)
            {
                var (asked, delivered) = (Asked, Delivered);
                World.Faults.Add(trouble with { Path = SendPath, After = after });

                Assert.IsType<SendOutcome.Unknown>(await SendAsync());

                Assert.InRange(Asked - asked, 0, 1);
                Assert.Equal(after ? 1 : 0, Delivered - delivered);
                Assert.Empty(World.Faults.Pending());
                // Good sends between, or an implementation's own brake would hold the next one back.
                for (var good = 0; good < 3; good++) Assert.IsType<SendOutcome.Accepted>(await SendAsync());
            }
        }
    }

    [Fact]
    public async Task An_answer_that_comes_too_late_is_unknown()
    {
        Give(5);
        _gateway = Create(_wechat.Address, _clock, TimeSpan.FromMilliseconds(900));
        Assert.True(await _gateway.CanAuthenticateAsync(default));
        Assert.IsType<SendOutcome.Accepted>(await SendAsync());
        World.Faults.Add(new Fault { Kind = FaultKind.Delay, DelayMs = 1500, Path = SendPath, After = true });

        Assert.Equal(WeChatFailureKind.TimedOut, Assert.IsType<SendOutcome.Unknown>(await SendAsync()).Failure.Kind);
        Assert.Equal(2, Delivered);
    }

    [Fact]
    public async Task A_token_killed_by_somebody_else_is_replaced_without_a_loss()
    {
        Give(3);
        Assert.IsType<SendOutcome.Accepted>(await SendAsync());
        World.Tokens.SomeoneElseRefreshed(AppId);
        Assert.IsType<SendOutcome.Accepted>(await SendAsync());
        _clock.Advance(TimeSpan.FromHours(2.5));
        Assert.IsType<SendOutcome.Accepted>(await SendAsync());
        Assert.Equal(3, Delivered);
    }

    [Fact]
    public async Task A_token_that_stays_dead_is_a_matter_of_credentials_and_no_storm()
    {
        Give(1);
        await _gateway.CanAuthenticateAsync(default);
        World.Tokens.SomeoneElseRefreshed(AppId, stuck: true);

        for (var i = 0; i < 5; i++)
            Assert.Equal(NotAcceptedReason.Credentials, Assert.IsType<SendOutcome.NotAccepted>(await SendAsync()).Reason);

        Assert.Equal(0, Delivered);
        Assert.InRange(World.Journal.Entries().Count(entry => entry.Path == "/cgi-bin/stable_token"), 1, 4);
    }

    [Fact]
    public async Task Whatever_is_fitted_and_checked_is_taken()
    {
        var template = Assert.IsType<TemplatesOutcome.Read>(await _gateway.GetTemplatesAsync(default)).Templates.Single(t => t.TemplateId == Every);
        var random = new Random(47003);
        var sent = 0;
        for (var round = 0; sent < 40; round++)
        {
            var values = template.Keys.ToDictionary(key => key, key => TemplateValues.Fit(key, Sample(key, random)), StringComparer.Ordinal);
            if (TemplateValues.Check(template, values).Count > 0) continue;
            Give(1, Every);
            var outcome = await SendAsync(message => message with { TemplateId = Every, Values = values });
            Assert.True(outcome is SendOutcome.Accepted, $"{outcome} {string.Join(' ', values.Select(pair => $"{pair.Key}={pair.Value}"))}");
            sent++;
        }
    }

    [Fact]
    public async Task Callers_can_give_up()
    {
        World.Faults.Add(new Fault { Kind = FaultKind.Delay, DelayMs = 2000 });
        using var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _gateway.ExchangeSignInCodeAsync("code", impatient.Token));
    }

    private void Give(int count, string template = Job) =>
        Consent.Grant(World, _worker, World.App(AppId).Templates[template], count, "given");

    private Task<SendOutcome> SendAsync(Func<SubscribeMessage, SubscribeMessage>? change = null)
    {
        var message = new SubscribeMessage(_worker.OpenId, Job, "pages/home/home?n=1", Values("电子厂普工 包吃住", "2026年11月24日"));
        return _gateway.SendSubscribeMessageAsync(change is null ? message : change(message), default);
    }

    private static Dictionary<string, string> Values(string thing, string date) => new(StringComparer.Ordinal) { ["thing1"] = thing, ["date2"] = date };

    private static string Sample(string key, Random random) => ValueKinds.KindOf(key) switch
    {
        ValueKind.Number => $"{random.Next(1_000_000)}",
        ValueKind.Amount => $"{random.Next(100_000)}.5元",
        ValueKind.PhoneNumber => $"0870-{random.Next(10_000_000)}",
        ValueKind.Time => TemplateValues.Of(new DateTime(2026, 1, 1).AddMinutes(random.Next(500_000))) + (random.Next(2) is 0 ? "" : "~18:00"),
        ValueKind.Date => TemplateValues.Of(new DateOnly(2026, 1, 1).AddDays(random.Next(700))),
        ValueKind.CarNumber => $"云C{random.Next(10_000, 99_999)}",
        _ => string.Concat(Enumerable.Range(0, random.Next(5, 60)).Select(_ => random.Next(6) switch
        {
            0 or 1 => ((char)random.Next(0x4E00, 0xA000)).ToString(),
            2 => ((char)random.Next(0x20, 0x7F)).ToString(),
            3 => "，。！：（）、"[random.Next(7)].ToString(),
            4 => " \t\n　\u2028\u0007"[random.Next(6)].ToString(),
            _ => char.ConvertFromUtf32(random.Next(0x10000, 0x30000)),
        })) + "工a-",
    };
}
