using System.Text.Json;

namespace JobAssist.Mobile.WeChatStandIn.Tests;

public class PhoneTests
{
    const string Path = "/wxa/business/getuserphonenumber";

    [Fact]
    public async Task A_phone_code_works_once_then_40029_and_is_charged_once()
    {
        await using var wechat = await TestStandIn.StartAsync();
        var code = wechat.World.Codes.TapPhone(wechat.Worker);
        Assert.Equal(64, code.Length);
        var info = (await wechat.PostAsync(Path, new { code, openid = wechat.Worker.OpenId })).Json.GetProperty("phone_info");
        Assert.Equal("19900000001", info.GetProperty("purePhoneNumber").GetString());
        Assert.Equal(JsonValueKind.String, info.GetProperty("countryCode").ValueKind);
        Assert.Equal(TestStandIn.AppA, info.GetProperty("watermark").GetProperty("appid").GetString());
        Assert.Equal(40029, (await wechat.PostAsync(Path, new { code })).ErrCode);
        Assert.Equal(1, wechat.World.Tally["phone.charged"]);
    }

    [Fact]
    public async Task A_login_code_and_an_expired_code_get_40029()
    {
        await using var wechat = await TestStandIn.StartAsync();
        Assert.Equal(40029, (await wechat.PostAsync(Path, new { code = wechat.World.Codes.OpenApp(wechat.Worker) })).ErrCode);
        var code = wechat.World.Codes.TapPhone(wechat.Worker);
        wechat.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(40029, (await wechat.PostAsync(Path, new { code })).ErrCode);
        Assert.Equal(40097, (await wechat.PostAsync(Path, new { })).ErrCode);
    }

    [Fact]
    public async Task A_code_with_somebody_elses_openid_is_refused_by_switch()
    {
        await using var wechat = await TestStandIn.StartAsync();
        var other = wechat.World.Upsert(new AccountSeed { User = "W00002" });
        var code = wechat.World.Codes.TapPhone(wechat.Worker);
        Assert.Equal(40029, (await wechat.PostAsync(Path, new { code, openid = other.OpenId })).ErrCode);
        wechat.World.Switches = wechat.World.Switches with { PhoneOpenIdMismatch = 40003 };
        Assert.Equal(40003, (await wechat.PostAsync(Path, new { code, openid = other.OpenId })).ErrCode);
    }

    [Fact]
    public async Task The_country_code_is_a_number_by_switch_and_a_foreign_number_carries_it()
    {
        await using var wechat = await TestStandIn.StartAsync(o => o with { Switches = new Switches { CountryCodeAsNumber = true } });
        var foreigner = wechat.World.Upsert(new AccountSeed { User = "F1", Phone = "5550001", CountryCode = "95" });
        var info = (await wechat.PostAsync(Path, new { code = wechat.World.Codes.TapPhone(foreigner) })).Json.GetProperty("phone_info");
        Assert.Equal(95, info.GetProperty("countryCode").GetInt32());
        Assert.Equal("+955550001", info.GetProperty("phoneNumber").GetString());
    }
}
