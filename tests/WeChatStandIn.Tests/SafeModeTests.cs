using System.Text.Json;

namespace JobAssist.Mobile.WeChatStandIn.Tests;

public class SafeModeTests
{
    const string Sample = "+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04=";

    [Theory]
    [InlineData("1714036504", "1514711492", "f464b24fc39322e44b38aa78f5edd27bd1441696")]
    [InlineData("1714037059", "486452656", "899cf89e464efb63f54ddac96b0a0a235f53aa78")]
    public void The_official_signatures_come_out(string timestamp, string nonce, string signature) =>
        Assert.Equal(signature, PushCrypto.Sign("AAAAA", timestamp, nonce));

    [Fact]
    public void The_official_envelope_opens()
    {
        Assert.Equal("046e02f8204d34f8ba5fa3b1db94908f3df2e9b3", PushCrypto.Sign("AAAAA", "1714112445", "415670741", Sample));
        var (random, message, appId, pad) = PushCrypto.Open(PushReceiver.Key, Sample);
        Assert.Equal(("a8eedb185eb2fecf", "wxba5fad812f8e6fb9", 19, 167), (random, appId, pad, message.Length));
        Assert.Contains("\"debug_demo\"", message, StringComparison.Ordinal);
        Assert.Equal(Sample, PushCrypto.Encrypt(PushReceiver.Key, appId, message, random));
    }

    [Fact]
    public void The_official_reply_comes_out()
    {
        var encrypted = PushCrypto.Encrypt(PushReceiver.Key, "wxba5fad812f8e6fb9", """{"demo_resp":"good luck"}""", "707722b803182950");
        Assert.Equal("ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ==", encrypted);
        Assert.Equal("1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1", PushCrypto.Sign("AAAAA", "1713424427", "415670741", encrypted));
    }

    [Fact]
    public void Pads_reach_a_whole_block_of_32() =>
        Assert.Equal(Enumerable.Range(1, 32), Enumerable.Range(0, 64)
            .Select(length => PushCrypto.Open(PushReceiver.Key, PushCrypto.Encrypt(PushReceiver.Key, "wx", new string('x', length))).Pad)
            .Distinct().Order());

    [Fact]
    public async Task A_safe_push_carries_only_the_envelope_and_a_plain_signature_that_proves_nothing()
    {
        await using var receiver = await PushReceiver.StartAsync();
        await using var wechat = await TestStandIn.StartAsync(receiver, PushMode.Safe);
        wechat.Tap(TestStandIn.Job);
        await wechat.World.Pushes.WhenIdleAsync(TimeSpan.FromSeconds(5));
        var push = Assert.Single(receiver.Posts);
        Assert.Equal(["Encrypt", "ToUserName"], push.Json.EnumerateObject().Select(member => member.Name).Order());
        var encrypted = push.Json.GetProperty("Encrypt").GetString()!;
        Assert.Equal("aes", push.Query["encrypt_type"]);
        Assert.Equal(wechat.Worker.OpenId, push.Query["openid"]);
        Assert.Equal(PushCrypto.Sign("AAAAA", push.Query["timestamp"], push.Query["nonce"], encrypted), push.Query["msg_signature"]);
        Assert.Equal(PushCrypto.Sign("AAAAA", push.Query["timestamp"], push.Query["nonce"]), push.Query["signature"]);
        var opened = PushCrypto.Open(PushReceiver.Key, encrypted);
        Assert.Equal(TestStandIn.AppA, opened.AppId);
        Assert.Equal("subscribe_msg_popup_event", JsonDocument.Parse(opened.Message).RootElement.GetProperty("Event").GetString());
    }

    [Fact]
    public async Task A_compatible_push_is_clear_and_carries_the_envelope_too()
    {
        await using var receiver = await PushReceiver.StartAsync();
        await using var wechat = await TestStandIn.StartAsync(receiver, PushMode.Compatible);
        wechat.Tap(TestStandIn.Job);
        await wechat.World.Pushes.WhenIdleAsync(TimeSpan.FromSeconds(5));
        var push = Assert.Single(receiver.Posts);
        Assert.Equal("subscribe_msg_popup_event", push.Name);
        Assert.Contains("popup_event", PushCrypto.Open(PushReceiver.Key, push.Json.GetProperty("Encrypt").GetString()!).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_is_verified_with_a_good_and_with_a_bad_signature()
    {
        await using var receiver = await PushReceiver.StartAsync();
        await using var wechat = await TestStandIn.StartAsync(receiver);
        receiver.Answer = _ => (403, "", 0);
        Assert.False((await wechat.World.Pushes.VerifyAsync(wechat.World.App(TestStandIn.AppA), good: false)).EchoMatched);
        receiver.Answer = _ => (200, "", 0);
        Assert.True((await wechat.World.Pushes.VerifyAsync(wechat.World.App(TestStandIn.AppA), good: true)).EchoMatched);
    }

    [Fact]
    public async Task Every_hostile_push_reaches_the_server_and_is_really_wrong()
    {
        await using var receiver = await PushReceiver.StartAsync();
        await using var wechat = await TestStandIn.StartAsync(receiver, PushMode.Safe);
        receiver.Answer = _ => (400, "no", 0);
        var answers = (await wechat.Http.PostAsync("/__control/pushes/hostile", new { })).Json;
        Assert.Equal(Enum.GetNames<HostileKind>().Order(), answers.EnumerateObject().Select(member => member.Name).Order());
        Assert.All(answers.EnumerateObject(), member => Assert.Equal(400, member.Value.GetProperty("status").GetInt32()));
        Assert.All(receiver.Posts.Where(push => push.Body.Length < 1_000_000), push => Assert.False(IsAcceptable(push)));
    }

    static bool IsAcceptable(Received push)
    {
        try
        {
            var encrypted = push.Json.GetProperty("Encrypt").GetString()!;
            return push.Query["msg_signature"] == PushCrypto.Sign("AAAAA", push.Query["timestamp"], push.Query["nonce"], encrypted)
                && PushCrypto.Open(PushReceiver.Key, encrypted).AppId == TestStandIn.AppA;
        }
        catch (Exception e) when (e is KeyNotFoundException or System.Security.Cryptography.CryptographicException or FormatException or ArgumentException)
        {
            return false;
        }
    }
}
