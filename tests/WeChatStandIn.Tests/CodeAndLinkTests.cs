using System.Net;
using System.Text;

namespace JobAssist.Mobile.WeChatStandIn.Tests;

public class CodeAndLinkTests
{
    const string CodePath = "/wxa/getwxacodeunlimit";
    const string LinkPath = "/wxa/generate_urllink";

    [Fact]
    public async Task A_code_is_a_real_jpeg_that_holds_its_scene()
    {
        await using var wechat = await TestStandIn.StartAsync();
        var answer = await wechat.PostAsync(CodePath, new { scene = "p=a1B2", page = "pages/job/detail" });
        Assert.Equal("image/jpeg", answer.ContentType);
        Assert.Equal([0xFF, 0xD8, 0xFF], answer.Bytes[..3]);
        Assert.Equal([0xFF, 0xD9], answer.Bytes[^2..]);
        Assert.Contains("p=a1B2", Encoding.Latin1.GetString(answer.Bytes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("123456789012345678901234567890123", "pages/job/detail", 40169)]
    [InlineData("", "pages/job/detail", 40169)]
    [InlineData("海报", "pages/job/detail", 40129)]
    [InlineData("a%20b", "pages/job/detail", 40129)]
    [InlineData("a", "/pages/job/detail", 41030)]
    [InlineData("a", "pages/job/detail?id=1", 41030)]
    [InlineData("a", "pages/not/released", 41030)]
    public async Task A_wrong_scene_or_page_is_json_with_status_200(string scene, string page, int errCode)
    {
        await using var wechat = await TestStandIn.StartAsync();
        var answer = await wechat.PostAsync(CodePath, new { scene, page });
        Assert.Equal((HttpStatusCode.OK, errCode), (answer.Status, answer.ErrCode));
    }

    [Fact]
    public async Task An_unreleased_page_passes_without_check_path()
    {
        await using var wechat = await TestStandIn.StartAsync();
        Assert.Equal("image/jpeg", (await wechat.PostAsync(CodePath, new { scene = "a", page = "pages/not/released", check_path = false })).ContentType);
    }

    [Fact]
    public async Task A_link_opens_until_it_expires()
    {
        await using var wechat = await TestStandIn.StartAsync();
        var url = (await wechat.PostAsync(LinkPath, new { path = "/pages/job/detail", query = "id=1", expire_type = 1, expire_interval = 30 })).String("url_link");
        Assert.StartsWith("https://wxaurl.cn/", url, StringComparison.Ordinal);
        Assert.Equal("id=1", (await wechat.PostAsync("/wxa/query_urllink", new { url_link = url })).Json.GetProperty("url_link_info").GetProperty("query").GetString());
        Assert.Equal(HttpStatusCode.OK, (await wechat.Http.PostAsync("/__control/links/open", new { url = url + "?cq=sms7" })).Status);
        wechat.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(HttpStatusCode.NotFound, (await wechat.Http.PostAsync("/__control/links/open", new { url })).Status);
        Assert.Equal(85403, (await wechat.PostAsync("/wxa/query_urllink", new { url_link = "https://wxaurl.cn/unknown" })).ErrCode);
    }

    [Fact]
    public async Task A_scheme_carries_its_target_in_jump_wxa()
    {
        await using var wechat = await TestStandIn.StartAsync();
        var link = (await wechat.PostAsync("/wxa/generatescheme", new { jump_wxa = new { path = "pages/job/detail", query = "id=1" }, is_expire = true })).String("openlink");
        Assert.StartsWith("weixin://dl/business/?t=", link, StringComparison.Ordinal);
        Assert.Equal("id=1", wechat.World.Links.Open(link)!.Query);
    }

    [Fact]
    public async Task Expiry_path_query_and_release_are_checked()
    {
        await using var wechat = await TestStandIn.StartAsync();
        var now = wechat.Clock.GetUtcNow().ToUnixTimeSeconds();
        Assert.Equal(0, (await wechat.PostAsync(LinkPath, new { expire_type = 0, expire_time = now + 60 })).ErrCode);
        Assert.Equal(85401, (await wechat.PostAsync(LinkPath, new { expire_type = 0, expire_time = now + 59 })).ErrCode);
        Assert.Equal(85401, (await wechat.PostAsync(LinkPath, new { expire_type = 0, expire_time = now + 30 * 86400 + 1 })).ErrCode);
        Assert.Equal(85401, (await wechat.PostAsync(LinkPath, new { expire_type = 1, expire_interval = 31 })).ErrCode);
        Assert.Equal(40165, (await wechat.PostAsync(LinkPath, new { path = "/pages/job/detail?id=1" })).ErrCode);
        Assert.Equal(40165, (await wechat.PostAsync(LinkPath, new { path = "/pages/nowhere" })).ErrCode);
        Assert.Equal(40212, (await wechat.PostAsync(LinkPath, new { query = "name=张三" })).ErrCode);
        Assert.Equal(40212, (await wechat.PostAsync(LinkPath, new { query = new string('a', 1025) })).ErrCode);
        wechat.World.App(TestStandIn.AppA).Options = wechat.World.App(TestStandIn.AppA).Options with { Released = false };
        Assert.Equal(85079, (await wechat.PostAsync(LinkPath, new { path = "/pages/job/detail" })).ErrCode);
    }

    [Fact]
    public async Task Links_and_schemes_share_one_pool_of_100_a_second()
    {
        await using var wechat = await TestStandIn.StartAsync();
        for (var i = 0; i < 50; i++)
        {
            Assert.Equal(0, (await wechat.PostAsync(LinkPath, new { })).ErrCode);
            Assert.Equal(0, (await wechat.PostAsync("/wxa/generatescheme", new { })).ErrCode);
        }
        Assert.Equal(44990, (await wechat.PostAsync(LinkPath, new { })).ErrCode);
        wechat.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(0, (await wechat.PostAsync(LinkPath, new { })).ErrCode);
    }

    [Fact]
    public async Task The_daily_pool_of_links_ends_with_44993()
    {
        await using var wechat = await TestStandIn.StartAsync(o => o with { LinksPerDay = 2 });
        await wechat.PostAsync(LinkPath, new { });
        await wechat.PostAsync("/wxa/generatescheme", new { });
        Assert.Equal(44993, (await wechat.PostAsync(LinkPath, new { })).ErrCode);
        wechat.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, (await wechat.PostAsync(LinkPath, new { })).ErrCode);
    }
}
