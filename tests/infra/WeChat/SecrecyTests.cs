using System.Collections.Concurrent;
using System.Diagnostics;
using JobAssist.Mobile.Infra.WeChat;
using Microsoft.AspNetCore.Http;

namespace JobAssist.Mobile.Infra.Tests.WeChat;

/// <summary>WeChat wants secret and token in the address: neither they nor a person may come out anywhere else.</summary>
public sealed class SecrecyTests
{
    private static readonly string[] Secrets =
        [GatewayUnderTest.Secret, "secret-token-", GatewayUnderTest.OpenId, "one-time-code", "13900000001", "the-session-key", "电子厂招工"];

    [Fact]
    public async Task No_log_line_at_any_level_and_no_span_tells_a_secret()
    {
        await using var wechat = await FakeWeChat.StartAsync();
        var spans = new ConcurrentQueue<string>();
        using var listener = Listen(spans);
        using var under = new GatewayUnderTest(wechat.Address);

        await CallEverythingAsync(wechat, under.Gateway);
        using var away = new GatewayUnderTest(new Uri("http://127.0.0.1:1"));
        await CallEverythingAsync(wechat, away.Gateway);

        Assert.Contains("told us nothing", under.Logs.All, StringComparison.Ordinal);
        Assert.Contains(spans, span => span.Contains("/cgi-bin/message/subscribe/send", StringComparison.Ordinal));
        foreach (var text in (string[])[under.Logs.All, away.Logs.All, string.Join('\n', spans)])
            Assert.All(Secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_gateway_returns_and_takes_shows_no_person_when_written()
    {
        var written = $"{GatewayUnderTest.Message} {new SignInOutcome.SignedIn(GatewayUnderTest.OpenId, "union-id")} {new PhoneOutcome.Verified("13900000001", "86")}";
        Assert.DoesNotContain("union-id", written, StringComparison.Ordinal);
        Assert.All(Secrets, secret => Assert.DoesNotContain(secret, written, StringComparison.Ordinal));
    }

    private static async Task CallEverythingAsync(FakeWeChat wechat, IWeChatGateway gateway)
    {
        foreach (var answer in (string[])["""{"errcode":0,"msgid":1}""", """{"errcode":-1}""", """{"errcode":40001}""", """{"errcode":40037}""", "torn{"])
        {
            wechat.On(FakeWeChat.SendPath, answer);
            wechat.On("/sns/jscode2session", answer.Replace("\"msgid\":1", $"\"openid\":\"{GatewayUnderTest.OpenId}\",\"session_key\":\"the-session-key\"", StringComparison.Ordinal));
            wechat.On("/wxa/business/getuserphonenumber", answer);
            wechat.On("/wxa/msg_sec_check", (http, _) =>
            {
                http.Abort();
                return Task.CompletedTask;
            });
            await gateway.SendSubscribeMessageAsync(GatewayUnderTest.Message, default);
            await gateway.ExchangeSignInCodeAsync("one-time-code", default);
            await gateway.ExchangePhoneCodeAsync("one-time-code", GatewayUnderTest.OpenId, default);
            await gateway.CheckTextAsync(GatewayUnderTest.OpenId, "电子厂招工", default);
            await gateway.GetTemplatesAsync(default);
            await gateway.GetCodePictureAsync("s", "p", default);
            await gateway.CreateLinkAsync("p", "q", TimeSpan.FromDays(1), default);
        }
    }

    private static ActivityListener Listen(ConcurrentQueue<string> spans)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                // The server's side of the same call is the fake's, not ours.
                if (activity.Source.Name is "Microsoft.AspNetCore") return;
                spans.Enqueue($"{activity.DisplayName} {activity.StatusDescription} {string.Join(' ', activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"))}"
                    + string.Join(' ', activity.Events.SelectMany(e => e.Tags.Select(tag => $"{tag.Key}={tag.Value}"))));
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
