using JobAssist.Mobile.Infra.Sms;
using JobAssist.Mobile.Infra.Tests.WeChat;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using CapturedLogs = JobAssist.Mobile.TestShared.CapturedLogs;

namespace JobAssist.Mobile.Infra.Tests.Sms;

/// <summary>The gateway as the programs register it, with a clock and logs that a test can hold.</summary>
internal sealed class GatewayUnderTest : IDisposable
{
    public const string SecretId = "AKIDofTheTests";
    public const string SecretKey = "the-secret-key";
    public const string Phone = "19900000001";

    private readonly ServiceProvider _services;

    public GatewayUnderTest(Uri address, params (string Key, string? Value)[] settings)
    {
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs))
            .AddSms(Configuration([("BaseAddress", address.ToString()), ("ConnectTimeout", "00:00:00.300"), .. settings]))
            .BuildServiceProvider();
    }

    public ManualClock Clock { get; } = new();

    public CapturedLogs Logs { get; } = new();

    public static SmsMessage Message { get; } = new(Phone, "1001", ["东莞市", "装配普工"], "attempt-1");

    public static IConfiguration Configuration(params (string Key, string? Value)[] settings) => new ConfigurationBuilder().AddInMemoryCollection(
    [
        new("Sms:SecretId", SecretId), new("Sms:SecretKey", SecretKey), new("Sms:AppId", "1400000001"), new("Sms:SignName", "昭通就业"),
        new("Sms:Hotline", "0870-2123456"), new("Sms:JobNoticeTemplate", "2001"), new("Sms:NothingFitsTemplate", "2002"), new("Sms:ChangedTemplate", "2003"),
    ]).AddInMemoryCollection(settings.Select(s => new KeyValuePair<string, string?>("Sms:" + s.Key, s.Value))).Build();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task<SmsOutcome> SendAsync(CancellationToken cancellationToken = default) => Get<ISmsGateway>().SendAsync(Message, cancellationToken);

    public void Dispose() => _services.Dispose();
}
