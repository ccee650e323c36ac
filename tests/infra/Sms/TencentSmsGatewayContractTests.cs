using JobAssist.Mobile.Infra.Sms;
using JobAssist.Mobile.TestShared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobAssist.Mobile.Infra.Tests.Sms;

/// <summary>Our own gateway under the contract. After each test neither key nor number nor words may be in our logs.</summary>
public sealed class TencentSmsGatewayContractTests : SmsGatewayContract
{
    private readonly CapturedLogs _logs = new();
    private readonly List<ServiceProvider> _services = [];

    public override async ValueTask DisposeAsync()
    {
        foreach (var services in _services) await services.DisposeAsync();
        await base.DisposeAsync();
        Assert.All([SecretId, SecretKey, "an-old-key", "9900000", "Signature=", "装配普工"], secret => Assert.DoesNotContain(secret, _logs.All, StringComparison.Ordinal));
    }

    protected override ISmsGateway Create(Uri address, TimeProvider clock, TimeSpan callTimeout, string secretKey, string signName)
    {
        var services = new ServiceCollection()
            .AddSingleton(clock)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_logs))
            .AddSms(GatewayUnderTest.Configuration(("BaseAddress", address.ToString()), ("CallTimeout", callTimeout.ToString("c")), ("SecretKey", secretKey), ("SignName", signName)))
            .BuildServiceProvider();
        _services.Add(services);
        return services.GetRequiredService<ISmsGateway>();
    }
}
