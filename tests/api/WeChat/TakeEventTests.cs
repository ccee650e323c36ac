using System.Security.Cryptography;
using System.Text;
using JobAssist.Mobile.Infra.Secrets;
using JobAssist.Mobile.Infra.WeChat.Callbacks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobAssist.Mobile.Api.Tests.WeChat;

public sealed class TakeEventTests(MobileApp app) : IClassFixture<MobileApp>
{
    private const string Event = """{"ToUserName":"gh_97417a04a28d","FromUserName":"o-somebody","CreateTime":1795000000,"MsgType":"event","Event":"subscribe_msg_popup_event","List":[]}""";

    [Fact]
    public async Task A_genuine_event_is_kept_sealed_and_answered_success()
    {
        var before = await CountAsync();

        var reply = await PushAsync(Event);

        Assert.Equal((200, "success", "text/plain"), (reply.Status, reply.Text, reply.ContentType));
        await using var db = app.Database.Open();
        var row = await db.WeChatEvents.AsNoTracking().OrderBy(e => e.Id).LastAsync();
        Assert.Equal(before + 1, await CountAsync());
        Assert.Equal(Event, app.Database.Secrets.Open(SecretFields.WeChatEvent, row.Id, row.BodySealed));
        Assert.DoesNotContain("o-somebody", Encoding.UTF8.GetString(row.BodySealed), StringComparison.Ordinal);
        Assert.Equal(SHA256.HashData(Encoding.UTF8.GetBytes(Event)), row.BodyHash);
    }

    [Fact]
    public async Task The_same_event_delivered_eight_times_at_once_is_one_row()
    {
        var message = Event.Replace("o-somebody", "o-repeated", StringComparison.Ordinal);
        var before = await CountAsync();

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PushAsync(message)));

        Assert.All(replies, reply => Assert.Equal("success", reply.Text));
        Assert.Equal(before + 1, await CountAsync());
    }

    [Fact]
    public async Task Every_forgery_gets_the_same_answer_and_leaves_nothing()
    {
        var before = await CountAsync();
        var (query, body) = Sealed(Event.Replace("o-somebody", "o-forged", StringComparison.Ordinal));

        var forgeries = new[]
        {
            await app.Anybody.PostRawAsync("/wechat/events", body),
            await app.Anybody.PostRawAsync("/wechat/events?" + query.Replace("msg_signature=", "msg_signature=0", StringComparison.Ordinal), body),
            await app.Anybody.PostRawAsync("/wechat/events?" + query, Event),
            await app.Anybody.PostRawAsync("/wechat/events?" + query, """<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><xml><Encrypt>&e;</Encrypt></xml>"""),
            await app.Anybody.PostRawAsync("/wechat/events?" + query, "{\"Encrypt\":\"AAAA\"}"),
            await app.Anybody.PostRawAsync("/wechat/events?" + query, ""),
        };

        Assert.All(forgeries, reply => Assert.Equal((401, "session.invalid"), (reply.Status, reply.Code)));
        Assert.Single(forgeries.Select(reply => (string)reply.Json["title"]!).Distinct());
        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task An_old_push_is_refused()
    {
        var (query, body) = Sealed(Event);
        app.Clock.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal(401, (await app.Anybody.PostRawAsync("/wechat/events?" + query, body)).Status);
    }

    [Fact]
    public async Task The_console_s_check_is_answered_with_its_own_echo_and_only_then()
    {
        // WeChat's own sample.
        app.Clock.MoveTo(DateTimeOffset.FromUnixTimeSeconds(1714036504));
        const string Address = "/wechat/events?timestamp=1714036504&nonce=1514711492&echostr=4375120948345356249&signature=f464b24fc39322e44b38aa78f5edd27bd144169";

        var right = await app.Anybody.GetAsync(Address + "6");
        var wrong = await app.Anybody.GetAsync(Address + "7");

        Assert.Equal((200, "4375120948345356249", "text/plain"), (right.Status, right.Text, right.ContentType));
        Assert.Equal(401, wrong.Status);
    }

    private Task<Reply> PushAsync(string message)
    {
        var (query, body) = Sealed(message);
        return app.Anybody.PostRawAsync("/wechat/events?" + query, body);
    }

    private (string Query, string Body) Sealed(string message)
    {
        var reply = app.Services.GetRequiredService<WeChatCallbacks>().Seal(message);
        var query = $"timestamp={reply.TimeStamp}&nonce={reply.Nonce}&openid=o-somebody&encrypt_type=aes&msg_signature={reply.MsgSignature}";
        return (query, $$"""{"ToUserName":"gh_97417a04a28d","Encrypt":"{{reply.Encrypt}}"}""");
    }

    private async Task<int> CountAsync()
    {
        await using var db = app.Database.Open();
        return await db.WeChatEvents.CountAsync();
    }
}
