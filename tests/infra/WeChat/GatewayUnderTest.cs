using JobAssist.Mobile.Infra.WeChat;
using JobAssist.Mobile.TestShared;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobAssist.Mobile.Infra.Tests.WeChat;

/// <summary>The gateway as the programs register it, with a clock and logs that a test can hold.</summary>
internal sealed class GatewayUnderTest : IDisposable
{
    public const string AppId = "wxba5fad812f8e6fb9";
    public const string Secret = "the-app-secret";
    public const string OpenId = "oOpenIdOfSomebody";

    private readonly ServiceProvider _services;

    public GatewayUnderTest(Uri address, params (string Key, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("WeChat:AppId", AppId), new("WeChat:AppSecret", Secret), new("WeChat:BaseAddress", address.ToString()),
            new("WeChat:ConnectTimeout", "00:00:00.300"),
            .. settings.Select(s => new KeyValuePair<string, string?>("WeChat:" + s.Key, s.Value)),
        ]).Build();
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs))
            .AddWeChat(configuration)
            .BuildServiceProvider();
    }

    public ManualClock Clock { get; } = new();

    public CapturedLogs Logs { get; } = new();

    public IWeChatGateway Gateway => Get<IWeChatGateway>();

    public static SubscribeMessage Message { get; } = new(OpenId, "tmpl", "pages/notice?id=1",
        new Dictionary<string, string>(StringComparer.Ordinal) { ["thing1"] = "电子厂招工　包吃住", ["time2"] = "09:30" });

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task<SendOutcome> SendAsync(CancellationToken cancellationToken = default) => Gateway.SendSubscribeMessageAsync(Message, cancellationToken);

    public void Dispose() => _services.Dispose();
}
