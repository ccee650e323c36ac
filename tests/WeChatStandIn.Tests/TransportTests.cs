using System.Net;
using System.Text;

namespace JobAssist.Mobile.WeChatStandIn.Tests;

public class TransportTests
{
    [Fact]
    public async Task A_chunked_post_gets_412_without_a_body()
    {
        await using var wechat = await TestStandIn.StartAsync();
        var answer = await wechat.Http.SendAsync(HttpMethod.Post, "/cgi-bin/stable_token", new StringContent("{}"), chunked: true);
        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.Status);
        Assert.Empty(answer.Bytes);
        Assert.Equal(1, wechat.World.Tally["chunked"]);
    }

    [Fact]
    public async Task A_get_where_a_post_is_needed_gets_43002()
    {
        await using var wechat = await TestStandIn.StartAsync();
        Assert.Equal(43002, (await wechat.GetAsync(TestStandIn.SendPath)).ErrCode);
    }

    [Fact]
    public async Task An_empty_post_gets_44002_and_a_broken_one_47001()
    {
        await using var wechat = await TestStandIn.StartAsync();
        var path = $"{TestStandIn.SendPath}?access_token={wechat.Token()}";
        Assert.Equal(44002, (await wechat.Http.PostBytesAsync(path, [])).ErrCode);
        Assert.Equal(47001, (await wechat.Http.PostBytesAsync(path, "{\"touser\":"u8.ToArray())).ErrCode);
        Assert.Equal(47001, (await wechat.Http.PostBytesAsync(path, "\"text\""u8.ToArray())).ErrCode);
    }

    [Fact]
    public async Task An_error_is_http_200_and_ends_with_a_new_rid_each_time()
    {
        await using var wechat = await TestStandIn.StartAsync();
        var first = await wechat.LoginAsync("no-such-code");
        var second = await wechat.LoginAsync("no-such-code");
        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Matches(@" rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}\z", first.ErrMsg);
        Assert.NotEqual(first.ErrMsg, second.ErrMsg);
    }

    [Fact]
    public async Task Login_answers_text_plain_and_other_calls_json_with_an_encoding()
    {
        await using var wechat = await TestStandIn.StartAsync();
        var login = await wechat.LoginAsync(wechat.World.Codes.OpenApp(wechat.Worker));
        Assert.Equal("text/plain", login.ContentType);
        Assert.False(login.Json.TryGetProperty("errcode", out _));
        Assert.Equal("application/json; encoding=utf-8", (await wechat.SendAsync()).ContentType);
    }

    [Fact]
    public async Task An_unknown_path_gets_40066()
    {
        await using var wechat = await TestStandIn.StartAsync();
        Assert.Equal(40066, (await wechat.Http.GetAsync("/cgi-bin/nothing")).ErrCode);
    }

    [Fact]
    public async Task Escaped_letters_are_flagged_and_escaped_surrogates_are_not()
    {
        await using var wechat = await TestStandIn.StartAsync();
        var path = $"{TestStandIn.SendPath}?access_token={wechat.Token()}";
        await wechat.Http.PostBytesAsync(path, Encoding.UTF8.GetBytes("""{"touser":"\uD842\uDFB7","x":"C:\\u4f60","y":"\n"}"""));
        Assert.Equal(0, wechat.World.Tally["escapedUnicode"]);
        await wechat.Http.PostBytesAsync(path, Encoding.UTF8.GetBytes("""{"touser":"\u4F60"}"""));
        Assert.Equal(1, wechat.World.Tally["escapedUnicode"]);
        Assert.True(wechat.World.Journal.Entries()[^1].EscapedUnicode);
    }

    [Fact]
    public async Task The_raw_bytes_of_a_request_are_kept()
    {
        await using var wechat = await TestStandIn.StartAsync();
        var raw = "{ \"touser\" :\"x\"}"u8.ToArray();
        await wechat.Http.PostBytesAsync($"{TestStandIn.SendPath}?access_token={wechat.Token()}", raw);
        Assert.Equal(raw, wechat.World.Journal.Entries()[^1].Raw);
    }

    [Fact]
    public async Task Everything_secret_that_was_issued_can_be_looked_for_in_logs()
    {
        await using var wechat = await TestStandIn.StartAsync();
        var code = wechat.World.Codes.OpenApp(wechat.Worker);
        var login = await wechat.LoginAsync(code);
        var secrets = System.Text.Json.JsonSerializer.Deserialize<string[]>((await wechat.Http.GetAsync("/__control/secrets")).Bytes)!;
        Assert.Superset(new HashSet<string> { code, login.String("session_key"), wechat.Worker.OpenId, "19900000001", TestStandIn.Secret }, secrets.ToHashSet());
    }
}
