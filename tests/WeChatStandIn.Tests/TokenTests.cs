namespace JobAssist.Mobile.WeChatStandIn.Tests;

public class TokenTests
{
    const string Query = $"?grant_type=client_credential&appid={TestStandIn.AppA}&secret={TestStandIn.Secret}";

    [Fact]
    public async Task A_classic_token_is_new_each_time_and_its_predecessor_lives_five_minutes()
    {
        await using var wechat = await TestStandIn.StartAsync();
        var first = (await wechat.Http.GetAsync("/cgi-bin/token" + Query)).String("access_token");
        var second = (await wechat.Http.GetAsync("/cgi-bin/token" + Query)).String("access_token");
        Assert.NotEqual(first, second);
        wechat.Clock.Advance(TimeSpan.FromSeconds(299));
        Assert.Equal(0, await UseAsync(wechat, first));
        wechat.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(40001, await UseAsync(wechat, first));
        Assert.Equal(0, await UseAsync(wechat, second));
        wechat.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(42001, await UseAsync(wechat, second));
    }

    [Fact]
    public async Task A_stable_token_stays_the_same_until_five_minutes_are_left_and_then_overlaps()
    {
        await using var wechat = await TestStandIn.StartAsync();
        var first = await StableAsync(wechat);
        Assert.Equal(7200, first.Json.GetProperty("expires_in").GetInt32());
        wechat.Clock.Advance(TimeSpan.FromSeconds(6900));
        var same = await StableAsync(wechat);
        Assert.Equal(first.String("access_token"), same.String("access_token"));
        Assert.Equal(300, same.Json.GetProperty("expires_in").GetInt32());
        wechat.Clock.Advance(TimeSpan.FromSeconds(1));
        var next = await StableAsync(wechat);
        Assert.NotEqual(first.String("access_token"), next.String("access_token"));
        Assert.Equal(0, await UseAsync(wechat, first.String("access_token")));
        Assert.Equal(0, await UseAsync(wechat, next.String("access_token")));
    }

    [Fact]
    public async Task The_two_kinds_do_not_touch_each_other()
    {
        await using var wechat = await TestStandIn.StartAsync();
        var stable = (await StableAsync(wechat)).String("access_token");
        for (var i = 0; i < 2; i++)
            await wechat.Http.GetAsync("/cgi-bin/token" + Query);
        wechat.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(0, await UseAsync(wechat, stable));
    }

    [Fact]
    public async Task A_forced_refresh_kills_at_once_but_not_twice_in_half_a_minute_and_20_times_a_day()
    {
        await using var wechat = await TestStandIn.StartAsync();
        var first = (await StableAsync(wechat)).String("access_token");
        var forced = (await StableAsync(wechat, force: true)).String("access_token");
        Assert.Equal(40001, await UseAsync(wechat, first));
        Assert.Equal(forced, (await StableAsync(wechat, force: true)).String("access_token"));
        for (var i = 0; i < 19; i++)
        {
            wechat.Clock.Advance(TimeSpan.FromSeconds(30));
            Assert.Equal(0, (await StableAsync(wechat, force: true)).ErrCode);
        }
        wechat.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(45009, (await StableAsync(wechat, force: true)).ErrCode);
    }

    [Fact]
    public async Task A_missing_a_foreign_and_a_garbage_token_are_told_apart()
    {
        await using var wechat = await TestStandIn.StartAsync();
        Assert.Equal(41001, (await wechat.Http.PostAsync(TestStandIn.SendPath, new { })).ErrCode);
        Assert.Equal(40014, await UseAsync(wechat, "garbage"));
        Assert.Equal(40001, await UseAsync(wechat, "29_" + new string('x', 140)));
    }

    [Theory]
    [InlineData("code", TestStandIn.AppA, TestStandIn.Secret, 40002)]
    [InlineData("client_credential", "wx-unknown", TestStandIn.Secret, 40013)]
    [InlineData("client_credential", "", TestStandIn.Secret, 41002)]
    [InlineData("client_credential", TestStandIn.AppA, "wrong", 40125)]
    [InlineData("client_credential", TestStandIn.AppA, "", 41004)]
    public async Task Wrong_credentials_are_told_apart(string grant, string appId, string secret, int expected)
    {
        await using var wechat = await TestStandIn.StartAsync();
        Assert.Equal(expected, (await wechat.Http.GetAsync($"/cgi-bin/token?grant_type={grant}&appid={appId}&secret={secret}")).ErrCode);
        Assert.Equal(expected, (await wechat.Http.PostAsync("/cgi-bin/stable_token", new { grant_type = grant, appid = appId, secret })).ErrCode);
    }

    [Fact]
    public async Task A_frozen_secret_and_a_foreign_address_are_refused()
    {
        await using var frozen = await TestStandIn.StartAsync(o => o with { Apps = [o.Apps[0] with { SecretFrozen = true }] });
        Assert.Equal(40243, (await StableAsync(frozen)).ErrCode);
        await using var listed = await TestStandIn.StartAsync(o => o with { Apps = [o.Apps[0] with { AllowedIps = ["10.0.0.1"] }] });
        Assert.Equal(40164, (await StableAsync(listed)).ErrCode);
    }

    [Fact]
    public async Task When_someone_else_refreshed_the_token_dies_and_the_count_of_refreshes_is_known()
    {
        await using var wechat = await TestStandIn.StartAsync();
        var ours = (await StableAsync(wechat)).String("access_token");
        await wechat.Http.PostAsync("/__control/tokens/someone-else-refreshed", new { });
        Assert.Equal(40001, await UseAsync(wechat, ours));
        Assert.Equal(0, await UseAsync(wechat, (await StableAsync(wechat)).String("access_token")));
        Assert.Equal(2, wechat.World.Tally["tokens.stable.calls"]);
        Assert.Equal(0, wechat.World.Tally["tokens.stable.forced"]);
    }

    [Fact]
    public async Task A_stuck_platform_hands_the_refused_token_out_again()
    {
        await using var wechat = await TestStandIn.StartAsync();
        var ours = (await StableAsync(wechat)).String("access_token");
        await wechat.Http.PostAsync("/__control/tokens/someone-else-refreshed", new { stuck = true });
        Assert.Equal(ours, (await StableAsync(wechat)).String("access_token"));
        Assert.Equal(40001, await UseAsync(wechat, ours));
    }

    [Fact]
    public async Task Token_calls_have_a_daily_and_a_minute_limit()
    {
        await using var wechat = await TestStandIn.StartAsync(o => o with
        {
            Quotas = new Dictionary<string, QuotaLimit> { ["/cgi-bin/token"] = new(Day: 1), ["/cgi-bin/stable_token"] = new(Minute: 1) },
        });
        await wechat.Http.GetAsync("/cgi-bin/token" + Query);
        Assert.Equal(45009, (await wechat.Http.GetAsync("/cgi-bin/token" + Query)).ErrCode);
        await StableAsync(wechat);
        Assert.Equal(45011, (await StableAsync(wechat)).ErrCode);
    }

    [Fact]
    public async Task A_token_may_have_512_characters()
    {
        await using var wechat = await TestStandIn.StartAsync(o => o with { TokenLength = 512 });
        Assert.Equal(512, (await StableAsync(wechat)).String("access_token").Length);
    }

    static Task<RawAnswer> StableAsync(TestStandIn wechat, bool force = false) => wechat.Http.PostAsync("/cgi-bin/stable_token",
        new { grant_type = "client_credential", appid = TestStandIn.AppA, secret = TestStandIn.Secret, force_refresh = force });

    static async Task<int> UseAsync(TestStandIn wechat, string token) =>
        (await wechat.Http.GetAsync($"/cgi-bin/getcallbackip?access_token={token}")).ErrCode;
}
