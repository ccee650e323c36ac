using JobAssist.Mobile.Infra.WeChat;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace JobAssist.Mobile.Infra.Tests.WeChat;

public sealed class WeChatOptionsTests
{
    [Theory]
    [InlineData("AppId", "")]
    [InlineData("AppSecret", "")]
    [InlineData("BaseAddress", "http://api.weixin.qq.com")]
    [InlineData("MiniProgramState", "released")]
    [InlineData("EncodingAesKey", "too-short")]
    [InlineData("CallbackToken", "with space")]
    [InlineData("CallTimeout", "00:05:00")]
    public async Task A_wrong_value_stops_the_program_at_its_start(string key, string value)
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync((key, value)));
        Assert.DoesNotContain("the-app-secret", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_for_pushes_needs_the_token() =>
        await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(("EncodingAesKey", new string('A', 43)), ("CallbackToken", null)));

    [Fact]
    public async Task A_whole_set_starts() => await StartAsync();

    private static async Task StartAsync(params (string Key, string? Value)[] changes)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["WeChat:AppId"] = "wx1",
            ["WeChat:AppSecret"] = "the-app-secret",
            ["WeChat:CallbackToken"] = "AAAAA",
        });
        builder.Configuration.AddInMemoryCollection(changes.Select(c => new KeyValuePair<string, string?>("WeChat:" + c.Key, c.Value)));
        builder.Services.AddWeChat(builder.Configuration);
        using var host = builder.Build();
        await host.StartAsync();
        await host.StopAsync();
    }
}
