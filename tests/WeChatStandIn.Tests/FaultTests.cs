using System.Net;
using System.Text.Json;

namespace JobAssist.Mobile.WeChatStandIn.Tests;

public class FaultTests
{
    [Fact]
    public async Task A_cut_connection_after_acceptance_still_delivers()
    {
        await using var receiver = await PushReceiver.StartAsync();
        await using var wechat = await TestStandIn.StartAsync(receiver);
        wechat.Give(TestStandIn.Job, 2);
        await ScriptAsync(wechat, new { kind = "cut", after = true, path = TestStandIn.SendPath });
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => wechat.SendAsync());
        await wechat.World.Pushes.WhenIdleAsync(TimeSpan.FromSeconds(5));
        Assert.Single(receiver.Posts);
        Assert.Equal(1, wechat.Worker.Grants.Balance(TestStandIn.Job));
        var entry = Assert.Single(wechat.World.Journal.Entries(), entry => entry.MsgId is not null);
        Assert.Equal("fault after: Cut", entry.Note);
    }

    [Fact]
    public async Task A_cut_connection_before_acceptance_uses_nothing()
    {
        await using var wechat = await TestStandIn.StartAsync();
        wechat.Give(TestStandIn.Job);
        await ScriptAsync(wechat, new { kind = "cut" });
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => wechat.SendAsync());
        Assert.Equal(1, wechat.Worker.Grants.Balance(TestStandIn.Job));
        Assert.DoesNotContain(wechat.World.Journal.Entries(), entry => entry.MsgId is not null);
        Assert.Equal(0, (await wechat.SendAsync()).ErrCode);
    }

    [Fact]
    public async Task Busy_after_acceptance_is_a_message_that_was_sent()
    {
        await using var wechat = await TestStandIn.StartAsync();
        wechat.Give(TestStandIn.Job);
        await ScriptAsync(wechat, new { kind = "errCode", after = true });
        Assert.Equal(-1, (await wechat.SendAsync()).ErrCode);
        Assert.Equal(0, wechat.Worker.Grants.Balance(TestStandIn.Job));
    }

    [Fact]
    public async Task Every_kind_of_bad_answer_can_be_scripted()
    {
        await using var wechat = await TestStandIn.StartAsync();
        await ScriptAsync(wechat, new { kind = "errCode", errCode = 45009 }, new { kind = "status", status = 503 }, new { kind = "malformed" }, new { kind = "empty" }, new { kind = "html" }, new { kind = "delay", delayMs = 300 });
        Assert.Equal(45009, (await wechat.SendAsync()).ErrCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await wechat.SendAsync()).Status);
        var malformed = await wechat.SendAsync();
        Assert.ThrowsAny<JsonException>(() => malformed.Json);
        Assert.Empty((await wechat.SendAsync()).Bytes);
        Assert.Equal("text/html", (await wechat.SendAsync()).ContentType);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(43101, (await wechat.SendAsync()).ErrCode);
        Assert.InRange(watch.ElapsedMilliseconds, 300, 5000);
        Assert.Empty((await wechat.Http.GetAsync("/__control/faults")).Json.EnumerateArray());
    }

    [Fact]
    public async Task A_fault_waits_for_its_path_and_account_and_ends_after_its_count()
    {
        await using var wechat = await TestStandIn.StartAsync();
        var other = wechat.World.Upsert(new AccountSeed { User = "W00002" });
        await ScriptAsync(wechat, new { kind = "errCode", errCode = 43107, path = TestStandIn.SendPath, openId = other.OpenId, skip = 1, count = 2 });
        Assert.Equal(0, (await wechat.GetAsync("/cgi-bin/getcallbackip")).ErrCode);
        Assert.Equal(43101, (await wechat.SendAsync()).ErrCode);
        var answers = new List<int>();
        for (var i = 0; i < 4; i++)
            answers.Add((await wechat.SendAsync(openId: other.OpenId)).ErrCode);
        Assert.Equal([43101, 43107, 43107, 43101], answers);
    }

    [Fact]
    public async Task A_share_of_faults_is_the_same_for_the_same_seed()
    {
        var runs = new List<string>();
        for (var run = 0; run < 2; run++)
        {
            await using var wechat = await TestStandIn.StartAsync();
            await ScriptAsync(wechat, new { kind = "errCode", count = 0, probability = 0.3, seed = 7 });
            var answers = new List<int>();
            for (var i = 0; i < 40; i++)
                answers.Add((await wechat.GetAsync("/cgi-bin/getcallbackip")).ErrCode);
            runs.Add(string.Join(' ', answers));
        }
        Assert.Equal(runs[0], runs[1]);
        Assert.Contains("-1", runs[0], StringComparison.Ordinal);
        Assert.Contains(" 0 ", runs[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Random_busyness_and_latency_are_off_until_asked_for()
    {
        await using var wechat = await TestStandIn.StartAsync();
        await wechat.Http.PatchAsync("/__control/soak", new { busyShare = 1.0, latencyMinMs = 100, latencyMaxMs = 120 });
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(-1, (await wechat.SendAsync()).ErrCode);
        Assert.InRange(watch.ElapsedMilliseconds, 95, 5000);
    }

    static Task<RawAnswer> ScriptAsync(TestStandIn wechat, params object[] faults) => wechat.Http.PostAsync("/__control/faults", faults);
}
