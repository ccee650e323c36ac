using JobAssist.Mobile.Infra.Sms;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace JobAssist.Mobile.Infra.Tests.Sms;

public sealed class SmsOptionsTests
{
    [Theory]
    [InlineData("SecretId", "")]
    [InlineData("SecretKey", "")]
    [InlineData("AppId", "my app")]
    [InlineData("SignName", "【就业】")]
    [InlineData("SignName", "一二三四五六七八九十一二三")]
    [InlineData("BaseAddress", "http://sms.tencentcloudapi.com")]
    [InlineData("Region", "")]
    [InlineData("Hotline", "see www.example.com")]
    [InlineData("LongestParameter", "5")]
    [InlineData("JobNoticeTemplate", "")]
    [InlineData("ReceiptToken", "too-short")]
    [InlineData("CallTimeout", "00:05:00")]
    public async Task A_wrong_value_stops_the_program_at_its_start(string key, string value)
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync((key, value)));
        Assert.DoesNotContain(GatewayUnderTest.SecretKey, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signature_and_hotline_that_leave_no_room_stop_it_too()
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(("SignName", "昭通市公共就业服务中心站"), ("Hotline", "400-8888-123456")));
        Assert.Contains("70 characters", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_set_starts() => await StartAsync(("SignName", "昭通市公共就业服务中心站"), ("ReceiptToken", new string('t', 22)));

    private static async Task StartAsync(params (string Key, string? Value)[] changes)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSms(GatewayUnderTest.Configuration(changes));
        using var host = builder.Build();
        await host.StartAsync();
        await host.StopAsync();
    }
}
