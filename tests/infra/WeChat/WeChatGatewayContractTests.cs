using JobAssist.Mobile.Infra.WeChat;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobAssist.Mobile.Infra.Tests.WeChat;

/// <summary>Our own gateway under the contract. After each test no secret that the stand-in gave out may be in our logs.</summary>
public sealed class WeChatGatewayContractTests : GatewayContract
{
    private readonly CapturedLogs _logs = new();
    private ServiceProvider? _services;

    public override async ValueTask DisposeAsync()
    {
        var secrets = World.Secrets.Append(Secret).Distinct(StringComparer.Ordinal).ToList();
        if (_services is not null) await _services.DisposeAsync();
        await base.DisposeAsync();
        Assert.NotEmpty(secrets);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, _logs.All, StringComparison.Ordinal));
    }

    protected override IWeChatGateway Create(Uri address, TimeProvider clock)
    {
        _services = new ServiceCollection()
            .AddSingleton(clock)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_logs))
            .AddWeChat(new ConfigurationBuilder().AddInMemoryCollection(
                [new("WeChat:AppId", AppId), new("WeChat:AppSecret", Secret), new("WeChat:BaseAddress", address.ToString())]).Build())
            .BuildServiceProvider();
        return _services.GetRequiredService<IWeChatGateway>();
    }
}
