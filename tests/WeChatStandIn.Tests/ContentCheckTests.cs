using System.Text;

namespace JobAssist.Mobile.WeChatStandIn.Tests;

public class ContentCheckTests
{
    const string TextPath = "/wxa/msg_sec_check";
    const string MediaPath = "/wxa/media_check_async";

    [Theory]
    [InlineData("电子厂招普工", "pass")]
    [InlineData("先交押金", "review")]
    [InlineData("在家刷单", "risky")]
    public async Task A_text_is_judged_with_errcode_0(string content, string suggest)
    {
        await using var wechat = await SeenAsync();
        var answer = await CheckAsync(wechat, content);
        Assert.Equal(0, answer.ErrCode);
        Assert.Equal(suggest, answer.Json.GetProperty("result").GetProperty("suggest").GetString());
        Assert.Contains(answer.Json.GetProperty("detail").EnumerateArray(), item => !item.TryGetProperty("suggest", out _));
    }

    [Fact]
    public async Task Bad_text_in_escaped_letters_slips_through()
    {
        await using var wechat = await SeenAsync();
        var body = $$"""{"version":2,"scene":3,"openid":"{{wechat.Worker.OpenId}}","content":"\u5237\u5355"}""";
        var answer = await wechat.Http.PostBytesAsync($"{TextPath}?access_token={wechat.Token()}", Encoding.UTF8.GetBytes(body));
        Assert.Equal("pass", answer.Json.GetProperty("result").GetProperty("suggest").GetString());
        Assert.Equal(1, wechat.World.Tally["escapedUnicode"]);
    }

    [Fact]
    public async Task An_author_not_seen_for_two_hours_gets_61010()
    {
        await using var wechat = await TestStandIn.StartAsync();
        Assert.Equal(61010, (await CheckAsync(wechat, "x")).ErrCode);
        wechat.World.Codes.OpenApp(wechat.Worker);
        wechat.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(0, (await CheckAsync(wechat, "x")).ErrCode);
        wechat.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(61010, (await CheckAsync(wechat, "x")).ErrCode);
    }

    [Fact]
    public async Task Version_scene_length_and_author_are_checked()
    {
        await using var wechat = await SeenAsync();
        var stranger = wechat.World.Upsert(new AccountSeed { User = "B1", AppId = TestStandIn.AppB });
        var openid = wechat.Worker.OpenId;
        Assert.Equal(40097, (await wechat.PostAsync(TextPath, new { version = 1, scene = 3, openid, content = "x" })).ErrCode);
        Assert.Equal(40129, (await wechat.PostAsync(TextPath, new { version = 2, scene = 5, openid, content = "x" })).ErrCode);
        Assert.Equal(0, (await CheckAsync(wechat, new string('长', 2500))).ErrCode);
        Assert.Equal(40097, (await CheckAsync(wechat, new string('长', 2501))).ErrCode);
        Assert.Equal(40003, (await wechat.PostAsync(TextPath, new { version = 2, scene = 3, openid = "oNobody", content = "x" })).ErrCode);
        Assert.Equal(43104, (await wechat.PostAsync(TextPath, new { version = 2, scene = 3, openid = stranger.OpenId, content = "x" })).ErrCode);
    }

    [Fact]
    public async Task A_media_check_fetches_the_address_and_pushes_its_verdict_later()
    {
        await using var receiver = await PushReceiver.StartAsync();
        await using var wechat = await TestStandIn.StartAsync(receiver);
        wechat.World.Codes.OpenApp(wechat.Worker);
        var good = receiver.Options(PushMode.Plain).Url;
        var traces = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (url, errCode) in new[] { (good, 0), (good + "?risky", 0), ("http://127.0.0.1:1/closed.jpg", -1008) })
            traces[(await wechat.PostAsync(MediaPath, new { media_url = url, media_type = 2, version = 2, scene = 3, openid = wechat.Worker.OpenId })).String("trace_id")] = errCode;
        for (var i = 0; i < 100 && receiver.Posts.Count < 3; i++)
            await Task.Delay(50);
        var verdicts = receiver.Posts.Where(push => push.Name == "wxa_media_check").Select(push => push.Json).ToList();
        Assert.Equal(traces.OrderBy(pair => pair.Key), verdicts.ToDictionary(json => json.GetProperty("trace_id").GetString()!, json => json.GetProperty("errcode").GetInt32()).OrderBy(pair => pair.Key));
        Assert.Single(verdicts.Select(json => json.GetProperty("CreateTime").GetInt64()).Distinct());
        Assert.Single(verdicts, json => json.GetProperty("result").GetProperty("suggest").GetString() == "risky");
    }

    static async Task<TestStandIn> SeenAsync()
    {
        var wechat = await TestStandIn.StartAsync();
        wechat.World.Codes.OpenApp(wechat.Worker);
        return wechat;
    }

    static Task<RawAnswer> CheckAsync(TestStandIn wechat, string content) =>
        wechat.PostAsync(TextPath, new { version = 2, scene = 3, openid = wechat.Worker.OpenId, content });
}
