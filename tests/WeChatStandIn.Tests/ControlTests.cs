using System.Net;
using System.Text.Json;

namespace JobAssist.Mobile.WeChatStandIn.Tests;

public class ControlTests
{
    [Fact]
    public async Task Accounts_are_made_in_bulk_and_keep_their_openid()
    {
        await using var wechat = await TestStandIn.StartAsync();
        var seeds = Enumerable.Range(0, 1000).Select(i => new { user = $"phone-1990{i:0000000}", grants = new Dictionary<string, int> { [TestStandIn.Job] = 1 } });
        var made = (await wechat.Http.PostAsync("/__control/users", seeds)).Json.EnumerateArray().Select(row => row.GetProperty("openid").GetString()!).ToList();
        Assert.Equal(1000, made.Distinct().Count());
        Assert.All(made, openId => Assert.Matches(@"\Ao[A-Za-z0-9_-]{27}\z", openId));
        Assert.Equal(made[5], (await wechat.Http.GetAsync("/__control/users/phone-19900000005")).String("openid"));
        Assert.Equal(1001, (await wechat.Http.GetAsync("/__control/users")).Json.GetArrayLength());
        Assert.Equal(0, (await wechat.SendAsync(openId: made[7])).ErrCode);
    }

    [Fact]
    public async Task A_whole_session_runs_over_http_alone()
    {
        await using var wechat = await TestStandIn.StartAsync();
        await wechat.Http.PostAsync("/__control/users", new[] { new { user = "W7", phone = "19900000007" } });
        var code = (await wechat.Http.PostAsync("/__control/open", new { user = "W7" })).String("code");
        var openId = (await wechat.LoginAsync(code)).String("openid");
        var phoneCode = (await wechat.Http.PostAsync("/__control/phone-code", new { user = "W7" })).String("code");
        Assert.Equal(0, (await wechat.PostAsync("/wxa/business/getuserphonenumber", new { code = phoneCode, openid = openId })).ErrCode);
        await wechat.Http.PostAsync("/__control/consent", new { user = "W7", tmplIds = new[] { TestStandIn.Job }, choices = new Dictionary<string, string> { [TestStandIn.Job] = "accept" }, keep = true });
        Assert.Equal("accept", (await wechat.Http.GetAsync("/__control/settings?user=W7")).Json.GetProperty("itemSettings").GetProperty(TestStandIn.Job).GetString());
        Assert.Equal(0, (await wechat.SendAsync(openId: openId)).ErrCode);
        await wechat.Http.PostAsync("/__control/blocked", new { user = "W7", blocked = true });
        Assert.Equal(40226, (await wechat.LoginAsync((await wechat.Http.PostAsync("/__control/open", new { user = "W7" })).String("code"))).ErrCode);
    }

    [Fact]
    public async Task An_unknown_user_call_or_field_is_told_so()
    {
        await using var wechat = await TestStandIn.StartAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await wechat.Http.PostAsync("/__control/open", new { user = "nobody" })).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await wechat.Http.PostAsync("/__control/open", new { user = "W00001", misspelt = 1 })).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await wechat.Http.PatchAsync("/__control/switches", new { misspelt = true })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await wechat.Http.GetAsync("/__control/nothing")).Status);
    }

    [Fact]
    public async Task Switches_bans_and_the_clock_are_moved_over_http()
    {
        await using var wechat = await TestStandIn.StartAsync();
        await wechat.Http.PatchAsync("/__control/switches", new { maxTemplatesPerTap = 5 });
        Assert.Equal(5, wechat.World.Switches.MaxTemplatesPerTap);
        await wechat.Http.PostAsync("/__control/templates/ban", new { templateId = TestStandIn.Job, banned = true });
        Assert.Equal(43107, (await wechat.SendAsync()).ErrCode);
        await wechat.Http.PatchAsync($"/__control/apps/{TestStandIn.AppA}", new { secretFrozen = true });
        Assert.Equal(40243, (await wechat.LoginAsync("x")).ErrCode);
        var token = wechat.Token();
        await wechat.Http.PostAsync("/__control/clock/advance", new { seconds = 7200 });
        Assert.Equal(42001, (await wechat.Http.GetAsync($"/cgi-bin/getcallbackip?access_token={token}")).ErrCode);
    }

    [Fact]
    public async Task The_journal_is_filtered_paged_and_cleared()
    {
        await using var wechat = await TestStandIn.StartAsync();
        wechat.Give(TestStandIn.Job, 5);
        for (var i = 0; i < 5; i++)
            await wechat.SendAsync();
        await wechat.SendAsync();
        var accepted = $"/__control/journal?path={TestStandIn.SendPath}&accepted=true&openid={wechat.Worker.OpenId}&template={TestStandIn.Job}&limit=3";
        var first = (await wechat.Http.GetAsync(accepted)).Json;
        Assert.Equal(3, first.GetProperty("entries").GetArrayLength());
        var rest = (await wechat.Http.GetAsync($"{accepted}&after={first.GetProperty("next").GetInt64()}")).Json;
        Assert.Equal(2, rest.GetProperty("entries").GetArrayLength());
        Assert.False(rest.TryGetProperty("next", out _));
        Assert.Equal("电子厂普工", rest.GetProperty("entries")[0].GetProperty("values").GetProperty("thing1").GetString());
        Assert.Equal(1, (await wechat.Http.GetAsync("/__control/journal?errCode=43101")).Json.GetProperty("entries").GetArrayLength());
        await wechat.Http.DeleteAsync("/__control/journal");
        Assert.Equal(0, (await wechat.Http.GetAsync("/__control/journal")).Json.GetProperty("entries").GetArrayLength());
    }

    [Fact]
    public async Task Counters_show_every_path_with_its_answers()
    {
        await using var wechat = await TestStandIn.StartAsync();
        await wechat.SendAsync();
        Assert.Equal(1, (await wechat.Http.GetAsync("/__control/counters")).Json.GetProperty($"{TestStandIn.SendPath} 43101").GetInt64());
        Assert.Equal(JsonValueKind.Array, (await wechat.Http.GetAsync("/__control/page-remarks")).Json.ValueKind);
    }
}
