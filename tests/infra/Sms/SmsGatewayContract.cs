using JobAssist.Mobile.Infra.Sms;
using JobAssist.Mobile.Infra.Tests.WeChat;
using JobAssist.Mobile.SmsStandIn;

namespace JobAssist.Mobile.Infra.Tests.Sms;

/// <summary>
/// What every gateway must do, whatever it is made of, judged by the stand-in for the vendor. To try another implementation,
/// derive from this class and say how it is created.
/// </summary>
public abstract class SmsGatewayContract : IAsyncLifetime
{
    protected const string SecretId = GatewayUnderTest.SecretId;
    protected const string SecretKey = GatewayUnderTest.SecretKey;
    private const string Phone = GatewayUnderTest.Phone;
    private const string International = "+86" + Phone;

    private readonly ManualClock _clock = new();
    private StandInHost _vendor = null!;
    private ISmsGateway _gateway = null!;

    private World World => _vendor.World;

    private int Sent => World.Journal.Entries().Count(entry => entry.SerialNo is not null);

    private int Asked => World.Journal.Entries().Count;

    /// <summary>A gateway for the app and templates of <see cref="App"/> with this key and signature, whose calls time out as given.</summary>
    protected abstract ISmsGateway Create(Uri address, TimeProvider clock, TimeSpan callTimeout, string secretKey, string signName);

    public async ValueTask InitializeAsync()
    {
        _vendor = StandInHost.Build(new StandInOptions { Apps = [App] }, _clock);
        await _vendor.StartAsync();
        _gateway = Gateway();
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _vendor.DisposeAsync();
    }

    [Fact]
    public async Task A_message_is_accepted_under_a_serial_number_and_reads_as_it_was_meant()
    {
        var accepted = Assert.IsType<SmsOutcome.Accepted>(await SendAsync());

        var sent = Assert.Single(World.Journal.Entries());
        Assert.Equal((sent.SerialNo, 1), (accepted.SerialNo, accepted.Parts));
        Assert.Equal((International, "【昭通就业】东莞市招装配普工。", "attempt-1"), (sent.Phone, sent.Text, sent.Reference));
    }

    [Fact]
    public async Task A_number_is_understood_as_people_write_it()
    {
        foreach (var written in (string[])["199 0000 0001", "+86 19900000002", "008619900000003"])
            Assert.IsType<SmsOutcome.Accepted>(await SendAsync(message => message with { Phone = written }));
        Assert.Equal(3, World.Journal.Entries().Select(entry => entry.Phone).Distinct().Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("0870-2123456")]
    [InlineData("1990000000")]
    [InlineData("+85291234567")]
    [InlineData("+8619900000001,+8619900000002")]
    public async Task What_is_no_mobile_number_is_refused(string phone)
    {
        Assert.Equal(SmsRefusedReason.BadNumber, Assert.IsType<SmsOutcome.Refused>(await SendAsync(message => message with { Phone = phone })).Reason);
        Assert.Equal(0, Sent);
    }

    [Fact]
    public async Task Who_is_not_to_be_disturbed_is_refused()
    {
        World.Apps[App.SdkAppId] = App with { DoNotDisturb = [International] };
        Assert.Equal(SmsRefusedReason.DoNotDisturb, Assert.IsType<SmsOutcome.Refused>(await SendAsync()).Reason);
    }

    [Fact]
    public async Task A_template_or_signature_that_is_not_approved_is_a_matter_of_configuration()
    {
        Assert.IsType<SmsOutcome.ConfigurationRefused>(await SendAsync(message => message with { TemplateId = "9999" }));
        Assert.IsType<SmsOutcome.ConfigurationRefused>(await SendAsync(message => message with { Parameters = ["东莞市"] }));
        _gateway = Gateway(signName: "别处就业");
        Assert.IsType<SmsOutcome.ConfigurationRefused>(await SendAsync());
        Assert.Equal(0, Sent);
    }

    [Fact]
    public async Task Values_that_the_vendor_does_not_take_are_a_matter_of_this_message()
    {
        Assert.IsType<SmsOutcome.BadValues>(await SendAsync(message => message with { Parameters = ["七个字的地方名", "普工"] }));
        Assert.IsType<SmsOutcome.BadValues>(await SendAsync(message => message with { Parameters = ["东莞市", "a.cn"] }));
        Assert.IsType<SmsOutcome.BadValues>(await SendAsync(message => message with { Parameters = ["东莞市", "刷单"] }));
        Assert.IsType<SmsOutcome.Accepted>(await SendAsync());
    }

    [Fact]
    public async Task A_wrong_key_or_clock_is_not_accepted_and_may_be_tried_later()
    {
        _gateway = Gateway(secretKey: "an-old-key");
        Assert.Equal(SmsNotAcceptedReason.Credentials, Assert.IsType<SmsOutcome.NotAccepted>(await SendAsync()).Reason);

        var slow = new ManualClock();
        slow.Advance(TimeSpan.FromMinutes(-6));
        _gateway = Gateway(slow);
        Assert.Equal(SmsNotAcceptedReason.Credentials, Assert.IsType<SmsOutcome.NotAccepted>(await SendAsync()).Reason);
        slow.Advance(TimeSpan.FromMinutes(6));
        Assert.IsType<SmsOutcome.Accepted>(await SendAsync());
    }

    [Fact]
    public async Task A_limit_of_a_number_parks_that_number_until_it_is_over()
    {
        Assert.IsType<SmsOutcome.Accepted>(await SendAsync());
        await IsParkedAsync(SmsLimit.Number, TimeSpan.FromSeconds(30));
        for (var n = 1; n < 9; n++) Assert.IsType<SmsOutcome.Accepted>(await SendAsync(message => message with { Parameters = [$"第{n}家", "普工"] }));
        _clock.Advance(TimeSpan.FromMinutes(1));
        // It is 09:31 in Beijing; the day ends at midnight.
        await IsParkedAsync(SmsLimit.Number, TimeSpan.FromHours(14.5));
    }

    [Theory]
    [InlineData("LimitExceeded.AppDailyLimit", SmsLimit.Account)]
    [InlineData("FailedOperation.InsufficientBalanceInSmsPackage", SmsLimit.Balance)]
    public async Task A_spent_account_parks_everything_and_is_no_trouble_of_a_number(string code, SmsLimit limit)
    {
        World.Faults.Add(Refusal(code));
        var parked = Assert.IsType<SmsOutcome.LimitReached>(await SendAsync());
        Assert.Equal(limit, parked.Limit);
        Assert.InRange(parked.Until, _clock.GetUtcNow().AddMinutes(10), _clock.GetUtcNow().AddDays(1).AddMinutes(5));
        Assert.IsType<SmsOutcome.Accepted>(await SendAsync());
    }

    [Theory]
    [InlineData("RequestLimitExceeded")]
    [InlineData("RequestLimitExceeded.UinLimitExceeded")]
    public async Task Too_many_calls_are_not_accepted(string code)
    {
        World.Faults.Add(Refusal(code) with { AsError = true });
        Assert.Equal(new SmsOutcome.NotAccepted(SmsNotAcceptedReason.Throttled, code), await SendAsync());
    }

    [Fact]
    public async Task Trouble_around_a_send_is_unknown_and_it_is_never_sent_again()
    {
        foreach (var after in (bool[])[false, true])
        {
            foreach (var trouble in Troubles)
            {
                var (asked, sent) = (Asked, Sent);
                World.Faults.Add(trouble with { After = after });

                Assert.IsType<SmsOutcome.Unknown>(await SendAsync());

                Assert.Equal(1, Asked - asked);
                Assert.Equal(after ? 1 : 0, Sent - sent);
                Assert.Empty(World.Faults.Pending());
                // Good sends between, or an implementation's own brake would hold the next one back.
                for (var good = 0; good < 3; good++) Assert.IsType<SmsOutcome.Accepted>(await SendAsync(NextNumber));
                _clock.Advance(TimeSpan.FromDays(1));
            }
        }
    }

    [Fact]
    public async Task An_answer_that_comes_too_late_is_unknown()
    {
        _gateway = Gateway(milliseconds: 900);
        Assert.IsType<SmsOutcome.Accepted>(await SendAsync(NextNumber));
        World.Faults.Add(new Fault { Kind = FaultKind.Delay, DelayMs = 1500, After = true });

        Assert.Equal(SmsFailureKind.TimedOut, Assert.IsType<SmsOutcome.Unknown>(await SendAsync()).Failure.Kind);
        Assert.Equal(2, Sent);
    }

    [Fact]
    public async Task Nobody_there_is_not_accepted()
    {
        await _vendor.DisposeAsync();
        Assert.Equal(SmsNotAcceptedReason.NotConnected, Assert.IsType<SmsOutcome.NotAccepted>(await SendAsync()).Reason);
    }

    [Fact]
    public async Task Callers_can_give_up()
    {
        World.Faults.Add(new Fault { Kind = FaultKind.Delay, DelayMs = 2000 });
        using var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _gateway.SendAsync(GatewayUnderTest.Message, impatient.Token));
    }

    protected static AppOptions App { get; } = new()
    {
        SecretId = SecretId,
        SecretKey = SecretKey,
        SdkAppId = "1400000001",
        Signatures = ["昭通就业"],
        Templates = [new() { Id = "1001", Text = "{1}招{2}。" }],
    };

    private static readonly Fault[] Troubles =
    [
        Refusal("InternalError.Timeout"), Refusal("InternalError.OtherError") with { AsError = true }, Refusal("SomethingNew.NobodyKnows"),
        new() { Kind = FaultKind.Status, Status = 500 }, new() { Kind = FaultKind.Status, Status = 403 }, new() { Kind = FaultKind.Cut },
        new() { Kind = FaultKind.Malformed }, new() { Kind = FaultKind.Empty }, new() { Kind = FaultKind.Html },
    ];

    private ISmsGateway Gateway(TimeProvider? clock = null, int milliseconds = 3000, string secretKey = SecretKey, string signName = "昭通就业") =>
        Create(_vendor.Address, clock ?? _clock, TimeSpan.FromMilliseconds(milliseconds), secretKey, signName);

    private static Fault Refusal(string code) => new() { Kind = FaultKind.ErrCode, Code = code };

    private int _number = 10;

    private SmsMessage NextNumber(SmsMessage message) => message with { Phone = $"199{++_number:00000000}" };

    private async Task IsParkedAsync(SmsLimit limit, TimeSpan most)
    {
        var parked = Assert.IsType<SmsOutcome.LimitReached>(await SendAsync());
        Assert.Equal(limit, parked.Limit);
        Assert.InRange(parked.Until - _clock.GetUtcNow(), TimeSpan.FromSeconds(1), most);
        // Whoever waits as long is not told the same again.
        _clock.Advance(parked.Until - _clock.GetUtcNow());
        Assert.IsType<SmsOutcome.Accepted>(await SendAsync());
    }

    private Task<SmsOutcome> SendAsync(Func<SmsMessage, SmsMessage>? change = null) =>
        _gateway.SendAsync(change is null ? GatewayUnderTest.Message : change(GatewayUnderTest.Message), default);
}
