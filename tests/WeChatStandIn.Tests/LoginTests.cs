namespace JobAssist.Mobile.WeChatStandIn.Tests;

public class LoginTests
{
    [Fact]
    public async Task A_code_works_once_then_40163()
    {
        await using var wechat = await TestStandIn.StartAsync();
        var code = wechat.World.Codes.OpenApp(wechat.Worker);
        Assert.Equal(wechat.Worker.OpenId, (await wechat.LoginAsync(code)).String("openid"));
        Assert.Equal(40163, (await wechat.LoginAsync(code)).ErrCode);
    }

    [Fact]
    public async Task An_unknown_a_foreign_and_an_expired_code_get_40029()
    {
        await using var wechat = await TestStandIn.StartAsync();
        var code = wechat.World.Codes.OpenApp(wechat.Worker);
        Assert.Equal(40029, (await wechat.LoginAsync("unknown")).ErrCode);
        Assert.Equal(40029, (await wechat.LoginAsync(wechat.World.Codes.TapPhone(wechat.Worker))).ErrCode);
        Assert.Equal(40029, (await wechat.LoginAsync(code, TestStandIn.AppB, TestStandIn.SecretB)).ErrCode);
        wechat.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(40029, (await wechat.LoginAsync(code)).ErrCode);
    }

    [Fact]
    public async Task A_blocked_user_gets_40226()
    {
        await using var wechat = await TestStandIn.StartAsync();
        wechat.Worker.Blocked = true;
        Assert.Equal(40226, (await wechat.LoginAsync(wechat.World.Codes.OpenApp(wechat.Worker))).ErrCode);
    }

    [Fact]
    public async Task The_101st_login_of_a_user_in_a_minute_gets_45011()
    {
        await using var wechat = await TestStandIn.StartAsync();
        for (var i = 0; i < 100; i++)
            Assert.Equal(0, (await wechat.LoginAsync(wechat.World.Codes.OpenApp(wechat.Worker))).ErrCode);
        Assert.Equal(45011, (await wechat.LoginAsync(wechat.World.Codes.OpenApp(wechat.Worker))).ErrCode);
        wechat.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, (await wechat.LoginAsync(wechat.World.Codes.OpenApp(wechat.Worker))).ErrCode);
    }

    [Fact]
    public async Task A_unionid_appears_only_where_it_is_configured()
    {
        await using var plain = await TestStandIn.StartAsync();
        Assert.False((await plain.LoginAsync(plain.World.Codes.OpenApp(plain.Worker))).Json.TryGetProperty("unionid", out _));
        await using var bound = await TestStandIn.StartAsync(o => o with { Apps = [o.Apps[0] with { GivesUnionId = true }] });
        Assert.NotEmpty((await bound.LoginAsync(bound.World.Codes.OpenApp(bound.Worker))).String("unionid"));
    }

    [Fact]
    public async Task The_session_key_rotates_on_some_logins_and_not_on_all()
    {
        await using var wechat = await TestStandIn.StartAsync();
        var keys = new List<string>();
        for (var i = 0; i < 6; i++)
            keys.Add((await wechat.LoginAsync(wechat.World.Codes.OpenApp(wechat.Worker))).String("session_key"));
        Assert.Equal(2, keys.Distinct().Count());
        Assert.Equal(keys[0], keys[1]);
    }

    [Fact]
    public async Task The_session_signature_uses_the_text_of_the_key_and_an_old_key_is_dead()
    {
        Assert.Equal("654571f79995b2ce1e149e53c0a33dc39c0a74090db514261454e8dbe432aa0b", Sign("o0q0otL8aEzpcZL/FT9WsQ==", """{"foo":"bar"}"""));
        await using var wechat = await TestStandIn.StartAsync();
        var key = (await wechat.LoginAsync(wechat.World.Codes.OpenApp(wechat.Worker))).String("session_key");
        var query = $"&openid={wechat.Worker.OpenId}&sig_method=hmac_sha256&signature=";
        Assert.Equal(0, (await wechat.GetAsync("/wxa/checksession", query + Sign(key, ""))).ErrCode);
        Assert.Equal(87009, (await wechat.GetAsync("/wxa/checksession", query + Sign("another key", ""))).ErrCode);
        Assert.Equal(87008, (await wechat.GetAsync("/wxa/checksession", $"&openid={wechat.Worker.OpenId}&sig_method=md5&signature=x")).ErrCode);
        Assert.NotEqual(key, (await wechat.GetAsync("/wxa/resetusersessionkey", query + Sign(key, ""))).String("session_key"));
        Assert.Equal(87009, (await wechat.GetAsync("/wxa/checksession", query + Sign(key, ""))).ErrCode);
    }

    static string Sign(string key, string message) => Convert.ToHexStringLower(
        System.Security.Cryptography.HMACSHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key), System.Text.Encoding.UTF8.GetBytes(message)));
}
