using JobAssist.Mobile.Infra.WeChat;
using Microsoft.AspNetCore.Http;

namespace JobAssist.Mobile.Infra.Tests.WeChat;

public sealed class AccessTokenTests
{
    private const string Sent = """{"errcode":0,"msgid":1}""";
    private const string Stale = """{"errcode":40001,"errmsg":"invalid credential, access_token is invalid or not latest rid: 6949fe38-0627ff0d-47df91c7"}""";

    [Fact]
    public async Task A_hundred_callers_ask_once()
    {
        await using var wechat = await FakeWeChat.StartAsync();
        using var under = new GatewayUnderTest(wechat.Address);
        var tokens = under.Get<AccessTokens>();

        var got = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => tokens.GetAsync(default)));

        Assert.All(got, token => Assert.Equal("secret-token-1", token.Value));
        Assert.Equal(1, wechat.Count(FakeWeChat.TokenPath));
        Assert.Contains("\"force_refresh\":false", wechat.Last(FakeWeChat.TokenPath).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_is_kept_until_five_minutes_before_its_end()
    {
        await using var wechat = await FakeWeChat.StartAsync();
        using var under = new GatewayUnderTest(wechat.Address);
        var tokens = under.Get<AccessTokens>();

        await tokens.GetAsync(default);
        under.Clock.Advance(TimeSpan.FromSeconds(6899));
        Assert.Equal("secret-token-1", (await tokens.GetAsync(default)).Value);
        under.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("secret-token-2", (await tokens.GetAsync(default)).Value);
    }

    [Fact]
    public async Task A_refused_token_is_replaced_once_and_the_send_made_once_more()
    {
        await using var wechat = await FakeWeChat.StartAsync();
        wechat.On(FakeWeChat.SendPath, Stale, Sent);
        using var under = new GatewayUnderTest(wechat.Address);

        Assert.IsType<SendOutcome.Accepted>(await under.SendAsync());
        Assert.Equal(2, wechat.Count(FakeWeChat.TokenPath));
        Assert.Equal("?access_token=secret-token-2", wechat.Last(FakeWeChat.SendPath).Query);
    }

    [Theory]
    [InlineData(40001)]
    [InlineData(40014)]
    [InlineData(42001)]
    public async Task A_token_refused_again_is_a_matter_of_credentials(int code)
    {
        await using var wechat = await FakeWeChat.StartAsync();
        wechat.On(FakeWeChat.SendPath, $$"""{"errcode":{{code}}}""");
        using var under = new GatewayUnderTest(wechat.Address);

        Assert.Equal(new SendOutcome.NotAccepted(NotAcceptedReason.Credentials, code), await under.SendAsync());
        Assert.Equal(2, wechat.Count(FakeWeChat.SendPath));
    }

    [Fact]
    public async Task Many_refused_at_once_replace_once()
    {
        await using var wechat = await FakeWeChat.StartAsync();
        wechat.On(FakeWeChat.SendPath, (http, _) =>
            http.Response.WriteAsync(http.Request.Query["access_token"] == "secret-token-1" ? Stale : Sent));
        using var under = new GatewayUnderTest(wechat.Address);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => under.SendAsync()));

        Assert.All(outcomes, outcome => Assert.IsType<SendOutcome.Accepted>(outcome));
        Assert.Equal(2, wechat.Count(FakeWeChat.TokenPath));
    }

    [Fact]
    public async Task The_same_token_handed_back_is_an_alarm_and_no_loop()
    {
        await using var wechat = await FakeWeChat.StartAsync();
        wechat.On(FakeWeChat.TokenPath, """{"access_token":"secret-token-1","expires_in":7200}""");
        wechat.On(FakeWeChat.SendPath, Stale);
        using var under = new GatewayUnderTest(wechat.Address);

        for (var i = 0; i < 5; i++)
            Assert.Equal(NotAcceptedReason.Credentials, Assert.IsType<SendOutcome.NotAccepted>(await under.SendAsync()).Reason);

        Assert.Equal(1, wechat.Count(FakeWeChat.SendPath));
        Assert.Equal(2, wechat.Count(FakeWeChat.TokenPath));
        Assert.Contains(under.Logs.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_that_stays_refused_is_tried_again_later_and_later()
    {
        await using var wechat = await FakeWeChat.StartAsync();
        wechat.On(FakeWeChat.TokenPath, """{"access_token":"secret-token-1","expires_in":7200}""");
        wechat.On("/wxa/msg_sec_check", Stale);
        using var under = new GatewayUnderTest(wechat.Address);

        for (var second = 0; second < 600; second++)
        {
            Assert.IsType<TextCheckOutcome.Unavailable>(await under.Gateway.CheckTextAsync("oABC", "招工", default));
            under.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(wechat.Count("/wxa/msg_sec_check"), 8, 20);
        Assert.InRange(wechat.Count(FakeWeChat.TokenPath), 16, 40);
    }

    [Fact]
    public async Task The_last_good_token_serves_while_WeChat_is_busy()
    {
        await using var wechat = await FakeWeChat.StartAsync();
        wechat.On(FakeWeChat.TokenPath, """{"access_token":"secret-token-1","expires_in":7200}""", """{"errcode":-1}""");
        using var under = new GatewayUnderTest(wechat.Address);
        var tokens = under.Get<AccessTokens>();
        await tokens.GetAsync(default);

        under.Clock.Advance(TimeSpan.FromSeconds(7000));
        Assert.Equal("secret-token-1", (await tokens.GetAsync(default)).Value);
        under.Clock.Advance(TimeSpan.FromSeconds(201));
        var ended = await tokens.GetAsync(default);

        Assert.Null(ended.Value);
        Assert.Equal(WeChatFailureKind.Busy, ended.Failure!.Kind);
    }

    [Fact]
    public async Task Failures_are_asked_again_later_and_later()
    {
        await using var wechat = await FakeWeChat.StartAsync();
        wechat.On(FakeWeChat.TokenPath, """{"errcode":40125,"errmsg":"invalid appsecret"}""");
        using var under = new GatewayUnderTest(wechat.Address);

        for (var second = 0; second < 600; second++)
        {
            var outcome = Assert.IsType<SendOutcome.NotAccepted>(await under.SendAsync());
            Assert.True(outcome.Reason is NotAcceptedReason.Credentials or NotAcceptedReason.HeldBack);
            under.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(wechat.Count(FakeWeChat.TokenPath), 5, 20);
    }

    [Fact]
    public async Task Readiness_asks_whether_a_token_can_be_had()
    {
        await using var wechat = await FakeWeChat.StartAsync();
        using var well = new GatewayUnderTest(wechat.Address);
        using var away = new GatewayUnderTest(new Uri("http://127.0.0.1:1"));

        Assert.True(await well.Gateway.CanAuthenticateAsync(default));
        Assert.False(await away.Gateway.CanAuthenticateAsync(default));
    }
}
