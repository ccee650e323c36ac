namespace JobAssist.Mobile.WeChatStandIn.Tests;

public class QuotaTests
{
    const string List = "/wxaapi/newtmpl/gettemplate";

    [Fact]
    public async Task The_template_library_has_a_tiny_daily_quota()
    {
        await using var wechat = await TestStandIn.StartAsync();
        var content = (await wechat.GetAsync(List)).Json.GetProperty("data").EnumerateArray().Select(row => row.GetProperty("content").GetString());
        Assert.Contains("岗位:{{thing1.DATA}}\n日期:{{date2.DATA}}\n", content);
        for (var i = 1; i < 30; i++)
            Assert.Equal(0, (await wechat.GetAsync(List)).ErrCode);
        Assert.Equal(45009, (await wechat.GetAsync(List)).ErrCode);
    }

    [Fact]
    public async Task Counters_start_again_at_midnight_in_Beijing()
    {
        await using var wechat = await TestStandIn.StartAsync(o => o with { Quotas = new Dictionary<string, QuotaLimit> { [List] = new(Day: 1) } });
        await wechat.GetAsync(List);
        wechat.Clock.Advance(TimeSpan.FromHours(12) - TimeSpan.FromSeconds(1));
        Assert.Equal(45009, (await wechat.GetAsync(List)).ErrCode);
        wechat.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(0, (await wechat.GetAsync(List)).ErrCode);
    }

    [Fact]
    public async Task The_content_check_has_its_own_word_for_a_full_minute()
    {
        await using var wechat = await TestStandIn.StartAsync(o => o with { Quotas = new Dictionary<string, QuotaLimit> { ["/wxa/msg_sec_check"] = new(Minute: 1) } });
        await wechat.PostAsync("/wxa/msg_sec_check", new { });
        Assert.Equal(44991, (await wechat.PostAsync("/wxa/msg_sec_check", new { })).ErrCode);
        wechat.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.NotEqual(44991, (await wechat.PostAsync("/wxa/msg_sec_check", new { })).ErrCode);
    }

    [Fact]
    public async Task A_quota_can_be_asked_but_not_of_login_or_unknown_paths()
    {
        await using var wechat = await TestStandIn.StartAsync();
        await wechat.GetAsync(List);
        var quota = (await GetAsync(wechat, List)).Json.GetProperty("quota");
        Assert.Equal((30, 1, 29), (quota.GetProperty("daily_limit").GetInt32(), quota.GetProperty("used").GetInt32(), quota.GetProperty("remain").GetInt32()));
        Assert.Equal(76022, (await GetAsync(wechat, "/sns/jscode2session")).ErrCode);
        Assert.Equal(76021, (await GetAsync(wechat, "/cgi-bin/nothing")).ErrCode);
    }

    [Fact]
    public async Task Quotas_are_cleared_ten_times_a_month_by_both_ways_together()
    {
        await using var wechat = await TestStandIn.StartAsync(o => o with { Quotas = new Dictionary<string, QuotaLimit> { [List] = new(Day: 1) } });
        await wechat.GetAsync(List);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(0, (await wechat.PostAsync("/cgi-bin/clear_quota", new { appid = TestStandIn.AppA })).ErrCode);
            Assert.Equal(0, (await wechat.Http.PostAsync("/cgi-bin/clear_quota/v2", new { appid = TestStandIn.AppA, appsecret = TestStandIn.Secret })).ErrCode);
        }
        Assert.Equal(0, (await wechat.GetAsync(List)).ErrCode);
        Assert.Equal(48006, (await wechat.PostAsync("/cgi-bin/clear_quota", new { appid = TestStandIn.AppA })).ErrCode);
        Assert.Equal(48006, (await wechat.Http.PostAsync("/cgi-bin/clear_quota/v2", new { appid = TestStandIn.AppA, appsecret = TestStandIn.Secret })).ErrCode);
        wechat.Clock.Advance(TimeSpan.FromDays(10));
        Assert.Equal(0, (await wechat.PostAsync("/cgi-bin/clear_quota", new { appid = TestStandIn.AppA })).ErrCode);
    }

    [Fact]
    public async Task One_path_is_cleared_fifty_times_a_month()
    {
        await using var wechat = await TestStandIn.StartAsync();
        for (var i = 0; i < 50; i++)
            Assert.Equal(0, (await wechat.PostAsync("/cgi-bin/openapi/quota/clear", new { cgi_path = List })).ErrCode);
        Assert.Equal(48006, (await wechat.PostAsync("/cgi-bin/openapi/quota/clear", new { cgi_path = List })).ErrCode);
    }

    [Fact]
    public async Task A_template_is_added_from_the_library_and_taken_away()
    {
        await using var wechat = await TestStandIn.StartAsync();
        var keywords = (await wechat.GetAsync("/wxaapi/newtmpl/getpubtemplatekeywords", "&tid=1001")).Json.GetProperty("data");
        Assert.Equal("thing", keywords[0].GetProperty("rule").GetString());
        var id = (await wechat.PostAsync("/wxaapi/newtmpl/addtemplate", new { tid = "1001", kidList = new[] { 2, 1 }, sceneDesc = "岗位" })).String("priTmplId");
        Assert.Equal(["date2", "thing1"], wechat.World.App(TestStandIn.AppA).Templates[id].Keys);
        Assert.Equal(200020, (await wechat.PostAsync("/wxaapi/newtmpl/addtemplate", new { tid = "1001", kidList = new[] { 1 } })).ErrCode);
        Assert.Equal(200014, (await wechat.PostAsync("/wxaapi/newtmpl/addtemplate", new { tid = "1", kidList = new[] { 1, 2 } })).ErrCode);
        Assert.Equal(0, (await wechat.PostAsync("/wxaapi/newtmpl/deltemplate", new { priTmplId = id })).ErrCode);
        Assert.Equal(40037, (await wechat.SendAsync(template: id)).ErrCode);
    }

    static Task<RawAnswer> GetAsync(TestStandIn wechat, string path) => wechat.PostAsync("/cgi-bin/openapi/quota/get", new { cgi_path = path });
}
