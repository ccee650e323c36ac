using JobAssist.Mobile.Infra.WeChat;
using Microsoft.AspNetCore.Http;

namespace JobAssist.Mobile.Infra.Tests.WeChat;

public sealed class OtherCallsTests : IAsyncLifetime
{
    private FakeWeChat _wechat = null!;
    private GatewayUnderTest _under = null!;

    private IWeChatGateway Gateway => _under.Gateway;

    public async ValueTask InitializeAsync()
    {
        _wechat = await FakeWeChat.StartAsync();
        _under = new GatewayUnderTest(_wechat.Address);
    }

    public async ValueTask DisposeAsync()
    {
        _under.Dispose();
        await _wechat.DisposeAsync();
    }

    [Fact]
    public async Task A_sign_in_answer_has_no_error_code_and_is_called_plain_text()
    {
        _wechat.On("/sns/jscode2session", """{"session_key":"o0q0otL8aEzpcZL/FT9WsQ==","openid":"oABC","unionid":"u1"}""");

        var outcome = await Gateway.ExchangeSignInCodeAsync("co de+1", default);

        Assert.Equal(new SignInOutcome.SignedIn("oABC", "u1"), outcome);
        Assert.DoesNotContain("oABC", outcome.ToString(), StringComparison.Ordinal);
        Assert.Contains("js_code=co%20de%2B1", _wechat.Last("/sns/jscode2session").Query, StringComparison.Ordinal);
        Assert.Equal(0, _wechat.Count(FakeWeChat.TokenPath));
    }

    [Fact]
    public async Task Sign_in_refusals_keep_their_difference()
    {
        _wechat.On("/sns/jscode2session", """{"errcode":40029}""", """{"errcode":40163}""", """{"errcode":40226}""",
            """{"errcode":45011}""", """{"errcode":-1}""", """{"errcode":40125}""", "{}");
        var outcomes = new List<SignInOutcome>();
        for (var i = 0; i < 7; i++) outcomes.Add(await Gateway.ExchangeSignInCodeAsync("c", default));

        Assert.Equal(
        [
            new SignInOutcome.CodeRefused(false), new SignInOutcome.CodeRefused(true), new SignInOutcome.Blocked(), new SignInOutcome.TooOften(),
            new SignInOutcome.Unavailable(new(WeChatFailureKind.Busy, -1)), new SignInOutcome.Unavailable(new(WeChatFailureKind.Configuration, 40125)),
            new SignInOutcome.Unavailable(new(WeChatFailureKind.Unreadable)),
        ], outcomes);
    }

    [Theory]
    [InlineData("\"86\"")]
    [InlineData("86")]
    public async Task A_country_code_comes_as_text_or_number(string written)
    {
        OnPhone($$"""{"phoneNumber":"13900000001","purePhoneNumber":"13900000001","countryCode":{{written}},"watermark":{"timestamp":1,"appid":"{{GatewayUnderTest.AppId}}"} }""");

        var outcome = await Gateway.ExchangePhoneCodeAsync("code", "oABC", default);

        Assert.Equal(new PhoneOutcome.Verified("13900000001", "86"), outcome);
        Assert.DoesNotContain("139", outcome.ToString(), StringComparison.Ordinal);
        Assert.Contains("\"openid\":\"oABC\"", _wechat.Last("/wxa/business/getuserphonenumber").Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"purePhoneNumber":"13900000001","watermark":{"appid":"wxSomebodyElse"}}""", typeof(PhoneOutcome.CodeRefused))]
    [InlineData("""{"purePhoneNumber":"13900000001"}""", typeof(PhoneOutcome.Unavailable))]
    [InlineData("""{"purePhoneNumber":"<b>","watermark":{"appid":"wxba5fad812f8e6fb9"}}""", typeof(PhoneOutcome.Unavailable))]
    [InlineData("""{}""", typeof(PhoneOutcome.Unavailable))]
    public async Task A_number_without_our_watermark_is_no_number(string told, Type expected)
    {
        OnPhone(told);
        Assert.IsType(expected, await Gateway.ExchangePhoneCodeAsync("code", "oABC", default));
    }

    [Fact]
    public async Task Templates_get_their_keys_from_their_content()
    {
        _wechat.On("/wxaapi/newtmpl/gettemplate", """
            {"errcode":0,"data":[{"priTmplId":"t1","title":"岗位通知","content":"岗位名称:{{thing1.DATA}}\n时间:{{time2.DATA}}\n状态:{{enum_string3.DATA}}\n","type":3,
             "keywordEnumValueList":[{"keywordCode":"enum_string3.DATA","enumValueList":["招工中","已满"]}]},{"title":"no id"}]}
            """);

        var template = Assert.Single(Assert.IsType<TemplatesOutcome.Read>(await Gateway.GetTemplatesAsync(default)).Templates);

        Assert.Equal(["thing1", "time2", "enum_string3"], template.Keys);
        Assert.True(template.LongTerm);
        Assert.Equal(["招工中", "已满"], template.EnumValues["enum_string3"]);
    }

    [Fact]
    public async Task Used_up_template_quota_is_no_empty_list()
    {
        _wechat.On("/wxaapi/newtmpl/gettemplate", """{"errcode":45009}""");
        Assert.Equal(new TemplatesOutcome.Unavailable(new(WeChatFailureKind.Quota, 45009)), await Gateway.GetTemplatesAsync(default));
    }

    [Fact]
    public async Task Risky_text_comes_with_error_code_zero()
    {
        _wechat.On("/wxa/msg_sec_check",
            """{"errcode":0,"result":{"suggest":"risky","label":20008},"detail":[{"strategy":"x"}]}""",
            """{"errcode":0,"result":{"suggest":"review","label":10001}}""", """{"errcode":0,"result":{"suggest":"pass","label":100}}""",
            """{"errcode":61010}""", """{"errcode":0,"result":{}}""", """{"errcode":44991}""");
        var outcomes = new List<TextCheckOutcome>();
        for (var i = 0; i < 6; i++) outcomes.Add(await Gateway.CheckTextAsync("oABC", "高薪　日结😀", default));

        Assert.Equal(
        [
            new TextCheckOutcome.Risky(20008), new TextCheckOutcome.NeedsPerson(10001), new TextCheckOutcome.Pass(), new TextCheckOutcome.AuthorNotSeen(),
            new TextCheckOutcome.Unavailable(new(WeChatFailureKind.Unreadable)), new TextCheckOutcome.Unavailable(new(WeChatFailureKind.Quota, 44991)),
        ], outcomes);
        Assert.Contains("高薪　日结😀", _wechat.Last("/wxa/msg_sec_check").Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_too_long_to_check_goes_to_a_person()
    {
        Assert.IsType<TextCheckOutcome.NeedsPerson>(await Gateway.CheckTextAsync("oABC", new string('工', 2501), default));
        Assert.Equal(0, _wechat.Count("/wxa/msg_sec_check"));
    }

    [Fact]
    public async Task A_refusal_is_never_saved_as_a_picture()
    {
        byte[] jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3];
        _wechat.On("/wxa/getwxacodeunlimit", async (http, n) =>
        {
            http.Response.ContentType = "image/jpeg";
            if (n is 1) await http.Response.Body.WriteAsync(jpeg);
            else await http.Response.WriteAsync(n switch { 2 => """{"errcode":41030}""", 3 => """{"errcode":-1}""", _ => "not a picture" });
        });

        Assert.Equal(jpeg, Assert.IsType<CodePictureOutcome.Made>(await Gateway.GetCodePictureAsync("s=1", "pages/home", default)).Jpeg);
        Assert.Equal(new CodePictureOutcome.Refused(41030), await Gateway.GetCodePictureAsync("s=1", "pages/home", default));
        Assert.Equal(new CodePictureOutcome.Unavailable(new(WeChatFailureKind.Busy, -1)), await Gateway.GetCodePictureAsync("s=1", "pages/home", default));
        Assert.Equal(new CodePictureOutcome.Unavailable(new(WeChatFailureKind.Unreadable)), await Gateway.GetCodePictureAsync("s=1", "pages/home", default));
    }

    [Fact]
    public async Task A_link_lives_for_days_or_until_a_time()
    {
        _wechat.On("/wxa/generate_urllink", """{"errcode":0,"url_link":"https://wxaurl.cn/abc"}""", """{"errcode":0,"url_link":"https://wxaurl.cn/abc"}""", """{"errcode":85401}""");

        Assert.Equal(new LinkOutcome.Made(new Uri("https://wxaurl.cn/abc")), await Gateway.CreateLinkAsync("pages/job", "id=1", TimeSpan.FromDays(30), default));
        Assert.Contains("\"expire_interval\":30", _wechat.Last("/wxa/generate_urllink").Body, StringComparison.Ordinal);
        await Gateway.CreateLinkAsync("pages/job", "id=1", TimeSpan.FromHours(5), default);
        Assert.Contains($"\"expire_time\":{_under.Clock.GetUtcNow().AddHours(5).ToUnixTimeSeconds()}", _wechat.Last("/wxa/generate_urllink").Body, StringComparison.Ordinal);
        Assert.Equal(new LinkOutcome.Refused(85401), await Gateway.CreateLinkAsync("pages/job", "id=1", TimeSpan.FromSeconds(5), default));
    }

    private void OnPhone(string told) => _wechat.On("/wxa/business/getuserphonenumber", $$"""{"errcode":0,"errmsg":"ok","phone_info":{{told}} }""");
}
