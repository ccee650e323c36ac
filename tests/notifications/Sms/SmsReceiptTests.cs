using System.Net;
using System.Text;
using JobAssist.Mobile.Infra.Sms;
using JobAssist.Mobile.Notifications.Sms;
using JobAssist.Mobile.Notifications.Tests.Together;
using JobAssist.Mobile.Notifications.Tests.World;
using JobAssist.Mobile.SmsStandIn;

namespace JobAssist.Mobile.Notifications.Tests.Sms;

/// <summary>The vendor pushes to the public program, the duty reads the table: early, late, four times or never.</summary>
public sealed class SmsReceiptTests : SmsTown
{
    private const string Delivered = """[{"user_receive_time":"2026-12-01 09:31:00","nationcode":"86","mobile":"13900000001","report_status":"SUCCESS","errmsg":"DELIVRD","description":"x","sid":"2645:1"}]""";
    private ApiHost api = null!;

    private protected override async Task<SmsWorld> StartSmsAsync()
    {
        api = await ApiHost.StartAsync(Town, Clock);
        return await SmsWorld.StartAsync(Clock, api.SmsReceipts);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await api.DisposeAsync();
    }

    [Fact]
    public async Task A_receipt_delivers_the_slot_and_the_call_still_stands_where_evidence_is_asked_for()
    {
        await HoldAndSendAsync();
        await ReceiveAsync();

        Assert.Equal(("Delivered", "Delivered", InThreeDays), (await StateAsync(Worker), await AttemptAsync(), await TaskAsync()));
        Assert.Equal(1, await Town.ValueAsync<long>("SELECT count(*) FROM evidence WHERE kind = 'Receipt'"));
    }

    [Fact]
    public async Task Where_delivery_is_enough_a_receipt_fulfils_the_slot_and_nobody_calls()
    {
        await Town.SqlAsync("UPDATE notice_policies SET met_by = 'Delivery'");
        await HoldAndSendAsync();
        await ReceiveAsync();

        Assert.Equal(("Fulfilled", "PhoneCall Dropped 2026-12-04"), (await StateAsync(Worker), await TaskAsync()));
    }

    [Fact]
    public async Task A_message_that_did_not_arrive_pulls_the_call_forward()
    {
        Sms.World.Receipts.FailDelivery(new DeliveryFailure());
        await HoldAndSendAsync();
        await ReceiveAsync();

        Assert.Equal(("Fallback", "Undelivered", NextDay), (await StateAsync(Worker), await AttemptAsync(), await TaskAsync()));
        Assert.Equal("UNDELIV", await Town.ValueAsync<string>("SELECT vendor_code FROM attempts"));
    }

    [Fact]
    public async Task The_same_receipt_four_times_has_one_effect()
    {
        await HoldAndSendAsync();
        await ReceiveAsync();
        Sms.World.Receipts.Redeliver(3, shuffled: true);
        Assert.True(await Sms.World.Receipts.WhenIdleAsync(TimeSpan.FromMinutes(1)));
        // The same news in other bytes, and a contradiction.
        var push = Sms.World.Receipts.Pushes[0].Body;
        Assert.True((await Sms.World.Receipts.PushRawAsync(push + " ")).Succeeded);
        Assert.True((await Sms.World.Receipts.PushRawAsync(push.Replace("SUCCESS", "FAIL", StringComparison.Ordinal))).Succeeded);
        await Duty.SmsReceipts.WorkAsync(CancellationToken.None);

        Assert.Equal(("Delivered", "Delivered", InThreeDays), (await StateAsync(Worker), await AttemptAsync(), await TaskAsync()));
        Assert.Equal(1, await Town.ValueAsync<long>("SELECT count(*) FROM evidence"));
        Assert.Equal(3, await Town.ValueAsync<long>("SELECT count(*) FROM sms_receipts WHERE outcome = 'done'"));
    }

    [Fact]
    public async Task A_receipt_that_comes_before_our_own_answer_is_written_down_waits_for_it()
    {
        await HoldAsync();
        var intent = (SmsFenced.Intent)await Duty.Get<SmsFence>().NextAsync(new SmsPlace(), CancellationToken.None);
        Assert.True((await Sms.World.Receipts.PushRawAsync(Delivered)).Succeeded);
        await Duty.SmsReceipts.WorkAsync(CancellationToken.None);
        Assert.Equal(("Sending", "early"), (await AttemptAsync(), await Town.ValueAsync<string>("SELECT outcome FROM sms_receipts")));

        await Duty.Get<SmsLedger>().RecordAsync(intent, new SmsOutcome.Accepted("2645:1", 1), CancellationToken.None);
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Duty.SmsReceipts.WorkAsync(CancellationToken.None);

        Assert.Equal(("Delivered", "Delivered"), (await StateAsync(Worker), await AttemptAsync()));
    }

    [Fact]
    public async Task A_receipt_of_nobody_s_message_is_given_up_after_a_day()
    {
        await HoldAndSendAsync();
        Assert.True((await Sms.World.Receipts.PushRawAsync(Delivered)).Succeeded);
        await Duty.SmsReceipts.WorkAsync(CancellationToken.None);
        Clock.Advance(TimeSpan.FromHours(25));
        await Duty.SmsReceipts.WorkAsync(CancellationToken.None);

        Assert.Equal(1, await Town.ValueAsync<long>("SELECT count(*) FROM sms_receipts WHERE outcome = 'unmatched'"));
    }

    [Fact]
    public async Task Where_the_vendor_sends_our_reference_back_an_unknown_is_settled_by_it()
    {
        await Sms.DisposeAsync();
        Sms = await SmsWorld.StartAsync(Clock, api.SmsReceipts, withReference: true);
        Sms.World.Faults.Add(new Fault { Kind = FaultKind.Cut, After = true });
        await HoldAndSendAsync();
        Assert.Equal("Unknown", await AttemptAsync());

        await ReceiveAsync();

        Assert.Equal(("Delivered", "Delivered"), (await StateAsync(Worker), await AttemptAsync()));
        Assert.Equal(Sms.Taken[0].SerialNo, await Town.ValueAsync<string>("SELECT serial_no FROM attempts"));
    }

    [Fact]
    public async Task Who_does_not_know_the_address_is_told_nothing_and_leaves_nothing()
    {
        using var client = Duty.Get<IHttpClientFactory>().CreateClient();
        using var body = new StringContent(Delivered, Encoding.UTF8, "application/json");
        using var unreadable = new StringContent("{}", Encoding.UTF8, "application/json");
        var guess = new Uri(api.SmsReceipts, "guessed-guessed-guessed-guessed");

        var replies = new[] { await client.PostAsync(guess, body), await client.PostAsync(api.SmsReceipts, unreadable) };

        Assert.All(replies, reply => Assert.Equal(HttpStatusCode.Unauthorized, reply.StatusCode));
        Assert.Equal(0, await Town.ValueAsync<long>("SELECT count(*) FROM sms_receipts"));
    }

    [Fact]
    public async Task What_is_kept_of_a_push_names_no_phone()
    {
        await HoldAndSendAsync();

        Assert.True(await Sms.World.Receipts.WhenIdleAsync(TimeSpan.FromMinutes(1)));
        var kept = await Town.ValueAsync<byte[]>("SELECT body_sealed FROM sms_receipts");
        Assert.DoesNotContain(Mobile, Encoding.UTF8.GetString(kept), StringComparison.Ordinal);
    }

    private async Task ReceiveAsync()
    {
        Assert.True(await Sms.World.Receipts.WhenIdleAsync(TimeSpan.FromMinutes(1)));
        await Duty.SmsReceipts.WorkAsync(CancellationToken.None);
    }
}
