namespace JobAssist.Mobile.WeChatStandIn.Tests;

public class AppsApartTests
{
    [Fact]
    public async Task An_openid_a_template_a_code_and_a_token_work_only_in_their_own_app()
    {
        await using var wechat = await TestStandIn.StartAsync();
        var inB = wechat.World.Upsert(new AccountSeed { User = "W00001", AppId = TestStandIn.AppB, Phone = "19900000001" });
        Assert.NotEqual(wechat.Worker.OpenId, inB.OpenId);
        Assert.Equal(40003, (await wechat.SendAsync(openId: inB.OpenId)).ErrCode);
        Assert.Equal(40037, (await wechat.SendAsync(template: TestStandIn.OfB)).ErrCode);
        Assert.Equal(40029, (await wechat.LoginAsync(wechat.World.Codes.OpenApp(inB))).ErrCode);
        Assert.Equal(40013, (await wechat.PostAsync("/wxa/business/getuserphonenumber", new { code = wechat.World.Codes.TapPhone(inB) })).ErrCode);
        Assert.Equal(40001, (await wechat.PostAsync("/cgi-bin/clear_quota", new { appid = TestStandIn.AppB })).ErrCode);
        Assert.Equal(40125, (await wechat.LoginAsync(wechat.World.Codes.OpenApp(inB), TestStandIn.AppB, TestStandIn.Secret)).ErrCode);
    }

    [Fact]
    public async Task A_token_of_app_b_does_not_see_the_accounts_of_app_a()
    {
        await using var wechat = await TestStandIn.StartAsync();
        var answer = await wechat.Http.PostAsync($"{TestStandIn.SendPath}?access_token={wechat.Token(TestStandIn.AppB)}",
            new { touser = wechat.Worker.OpenId, template_id = TestStandIn.OfB, data = TestStandIn.GoodData });
        Assert.Equal(40003, answer.ErrCode);
    }
}
