using JobAssist.Mobile.SmsStandIn;

namespace JobAssist.Mobile.Notifications.Tests.World;

/// <summary>The stand-in for the SMS vendor with our account and templates, in this process.</summary>
public sealed class SmsWorld : IAsyncDisposable
{
    public const string AppId = "1400000001";
    public const string ReceiptToken = "receipts-of-the-tests-0123456789";
    private const string SecretId = "AKIDofTheTests";
    private const string SecretKey = "the-sms-key-0123456789abcdef";
    private readonly StandInHost host;

    private SmsWorld(StandInHost host) => this.host = host;

    public SmsStandIn.World World => host.World;

    /// <summary>Messages that the vendor took, whatever its caller got to see.</summary>
    public IReadOnlyList<JournalEntry> Taken => [.. World.Journal.Entries().Where(entry => entry.SerialNo is not null)];

    public IReadOnlyList<JournalEntry> Calls => [.. World.Journal.Entries()];

    /// <summary>What a program needs to send through it.</summary>
    public (string Key, string Value)[] Settings => Account(host.Address);

    /// <summary>The settings of the account, wherever the vendor is.</summary>
    public static (string Key, string Value)[] Account(Uri address) =>
    [
        ("Sms:SecretId", SecretId), ("Sms:SecretKey", SecretKey), ("Sms:AppId", AppId), ("Sms:SignName", "样例就业"), ("Sms:Hotline", "0870-2123456"),
        ("Sms:JobNoticeTemplate", "2001"), ("Sms:NothingFitsTemplate", "2002"), ("Sms:ChangedTemplate", "2003"), ("Sms:BaseAddress", address.ToString()),
        ("Sms:ReceiptToken", ReceiptToken), ("Sms:CallTimeout", "00:00:05"), ("Sms:ConnectTimeout", "00:00:05"), ("Duty:Sms:PerSecond", "1000"),
    ];

    public static async Task<SmsWorld> StartAsync(TimeProvider clock, Uri? receiptsTo = null, bool withReference = false)
    {
        var standIn = StandInHost.Build(new StandInOptions
        {
            ReceiptUrl = receiptsTo?.ToString(),
            ReceiptsWithReference = withReference,
            ReceiptDelayMs = 20,
            ReceiptRetryDelayMs = 100,
            Apps =
            [
                new AppOptions
                {
                    SecretId = SecretId, SecretKey = SecretKey, SdkAppId = AppId, Signatures = ["样例就业"],
                    Templates =
                    [
                        new TemplateOptions { Id = "2001", Text = "{1}招{2}，{3}：{4}。核验码{5}-{6}，问详情、查真假打0870-2123456。" },
                        new TemplateOptions { Id = "2002", Text = "这半个月没有适合您的岗位，我们接着找。想改要求、查真假打0870-2123456，核验码{1}-{2}。" },
                        new TemplateOptions { Id = "2003", Text = "给您找的岗位有变动，最新岗位请打0870-2123456问。核验码{1}-{2}，可查真假。" },
                    ],
                },
            ],
        }, clock);
        await standIn.StartAsync();
        return new SmsWorld(standIn);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
