using JobAssist.Mobile.Infra.WeChat;
using Microsoft.AspNetCore.Http;

namespace JobAssist.Mobile.Infra.Tests.WeChat;

public sealed class SendBreakerTests
{
    [Fact]
    public async Task Five_doubtful_sends_hold_back_the_rest_until_the_rest_is_over()
    {
        var well = false;
        await using var wechat = await FakeWeChat.StartAsync();
        wechat.On(FakeWeChat.SendPath, (http, _) => http.Response.WriteAsync(well ? """{"errcode":0,"msgid":1}""" : """{"errcode":-1}"""));
        using var under = new GatewayUnderTest(wechat.Address);

        var outcomes = new List<SendOutcome>();
        for (var i = 0; i < 20; i++) outcomes.Add(await under.SendAsync());
        Assert.Equal(5, outcomes.Count(outcome => outcome is SendOutcome.Unknown));
        Assert.All(outcomes.Skip(5), outcome => Assert.Equal(new SendOutcome.NotAccepted(NotAcceptedReason.HeldBack, null), outcome));
        Assert.Equal(5, wechat.Count(FakeWeChat.SendPath));

        well = true;
        under.Clock.Advance(TimeSpan.FromSeconds(31));
        for (var i = 0; i < 20; i++) Assert.IsType<SendOutcome.Accepted>(await under.SendAsync());
    }

    [Fact]
    public async Task Refusals_of_persons_hold_nothing_back()
    {
        await using var wechat = await FakeWeChat.StartAsync();
        wechat.On(FakeWeChat.SendPath, """{"errcode":43101}""");
        using var under = new GatewayUnderTest(wechat.Address);

        for (var i = 0; i < 40; i++) Assert.IsType<SendOutcome.Refused>(await under.SendAsync());
    }

    [Fact]
    public async Task Sends_held_back_do_not_hold_back_the_other_calls()
    {
        await using var wechat = await FakeWeChat.StartAsync();
        wechat.On(FakeWeChat.SendPath, """{"errcode":-1}""");
        wechat.On("/sns/jscode2session", """{"openid":"oABC","session_key":"k"}""");
        using var under = new GatewayUnderTest(wechat.Address);
        for (var i = 0; i < 12; i++) await under.SendAsync();

        Assert.IsType<SignInOutcome.SignedIn>(await under.Gateway.ExchangeSignInCodeAsync("c", default));
    }
}
