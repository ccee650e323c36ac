using JobAssist.Mobile.Infra.WeChat;
using JobAssist.Mobile.TestShared;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobAssist.Mobile.Infra.Tests.WeChat;

/// <summary>Our own gateway under the contract. After each test no secret that the stand-in gave out may be in our logs.</summary>
public sealed class WeChatGatewayContractTests : GatewayContract
{
    private readonly CapturedLogs _logs = new();
    private readonly List<ServiceProvider> _services = [];

    public override async ValueTask DisposeAsync()
    {
        var secrets = World.Secrets.Append(Secret).Distinct(StringComparer.Ordinal).ToList();
        foreach (var services in _services) await services.DisposeAsync();
        await base.DisposeAsync();
        Assert.NotEmpty(secrets);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, _logs.All, StringComparison.Ordinal));
    }

    protected override IWeChatGateway Create(Uri address, TimeProvider clock, TimeSpan callTimeout)
    {
        var services = new ServiceCollection()
            .AddSingleton(clock)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_logs))
            .AddWeChat(new ConfigurationBuilder().AddInMemoryCollection(
                [new("WeChat:AppId", AppId), new("WeChat:AppSecret", Secret), new("WeChat:BaseAddress", address.ToString()),
                    new("WeChat:CallTimeout", callTimeout.ToString("c"))]).Build())
            .BuildServiceProvider();
        _services.Add(services);
        return services.GetRequiredService<IWeChatGateway>();
    }
}
