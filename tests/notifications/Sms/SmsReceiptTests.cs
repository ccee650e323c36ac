using System.Net;
using System.Text;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Infra.Sms;
using JobAssist.Mobile.Notifications.Sms;
using JobAssist.Mobile.Notifications.Tests.Together;
using JobAssist.Mobile.Notifications.Tests.World;
using JobAssist.Mobile.SmsStandIn;

namespace JobAssist.Mobile.Notifications.Tests.Sms;

/// <summary>The vendor pushes to the public program, the duty reads the table: early, late, four times or never.</summary>
public sealed class SmsReceiptTests : IAsyncLifetime
{
    private const string Delivered = """[{"user_receive_time":"2026-12-01 09:31:00","nationcode":"86","mobile":"13900000001","report_status":"SUCCESS","errmsg":"DELIVRD","description":"x","sid":"2645:1"}]""";
    private ApiHost api = null!;
    private SmsTown world = null!;
    private WorkerId worker;

    public async ValueTask InitializeAsync() => await StartAsync();

    public async ValueTask DisposeAsync()
    {
        await world.DisposeAsync();
        await api.DisposeAsync();
    }

    [Fact]
    public async Task A_receipt_delivers_the_slot_and_the_call_still_stands_where_evidence_is_asked_for()
    {
        await SendAsync();
        await ReceiveAsync();

        Assert.Equal(("Delivered", "Delivered", "PhoneCall Open 2026-12-04"), (await StateAsync(), await world.AttemptAsync(worker), await world.TaskAsync(worker)));
        Assert.Equal(1, await world.Town.ValueAsync<long>("SELECT count(*) FROM evidence WHERE kind = 'Receipt'"));
    }

    [Fact]
    public async Task Where_delivery_is_enough_a_receipt_fulfils_the_slot_and_nobody_calls()
    {
        await world.Town.SqlAsync("UPDATE notice_policies SET met_by = 'Delivery'");
        await SendAsync();
        await ReceiveAsync();

        Assert.Equal(("Fulfilled", "PhoneCall Dropped 2026-12-04"), (await StateAsync(), await world.TaskAsync(worker)));
    }

    [Fact]
    public async Task A_message_that_did_not_arrive_pulls_the_call_forward()
    {
        world.Sms.World.Receipts.FailDelivery(new DeliveryFailure());
        await SendAsync();
        await ReceiveAsync();

        Assert.Equal(("Fallback", "Undelivered", "PhoneCall Open 2026-12-02"), (await StateAsync(), await world.AttemptAsync(worker), await world.TaskAsync(worker)));
        Assert.Equal("UNDELIV", await world.Town.ValueAsync<string>("SELECT vendor_code FROM attempts"));
    }

    [Fact]
    public async Task The_same_receipt_four_times_has_one_effect()
    {
        await SendAsync();
        await ReceiveAsync();
        world.Sms.World.Receipts.Redeliver(3, shuffled: true);
        Assert.True(await world.Sms.World.Receipts.WhenIdleAsync(TimeSpan.FromMinutes(1)));
        // The same news in other bytes, and a contradiction.
        var push = world.Sms.World.Receipts.Pushes[0].Body;
        Assert.True((await world.Sms.World.Receipts.PushRawAsync(push + " ")).Succeeded);
        Assert.True((await world.Sms.World.Receipts.PushRawAsync(push.Replace("SUCCESS", "FAIL", StringComparison.Ordinal))).Succeeded);
        await world.Duty.SmsReceipts.WorkAsync(CancellationToken.None);

        Assert.Equal(("Delivered", "Delivered", "PhoneCall Open 2026-12-04"), (await StateAsync(), await world.AttemptAsync(worker), await world.TaskAsync(worker)));
        Assert.Equal(1, await world.Town.ValueAsync<long>("SELECT count(*) FROM evidence"));
        Assert.Equal(3, await world.Town.ValueAsync<long>("SELECT count(*) FROM sms_receipts WHERE outcome = 'done'"));
    }

    [Fact]
    public async Task A_receipt_that_comes_before_our_own_answer_is_written_down_waits_for_it()
    {
        await world.HoldAsync();
        var intent = (SmsFenced.Intent)await world.Duty.Get<SmsFence>().NextAsync(new SmsPlace(), CancellationToken.None);
        Assert.True((await world.Sms.World.Receipts.PushRawAsync(Delivered)).Succeeded);
        await world.Duty.SmsReceipts.WorkAsync(CancellationToken.None);
        Assert.Equal(("Sending", "early"), (await world.AttemptAsync(worker), await world.Town.ValueAsync<string>("SELECT outcome FROM sms_receipts")));

        await world.Duty.Get<SmsLedger>().RecordAsync(intent, new SmsOutcome.Accepted("2645:1", 1), CancellationToken.None);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.Duty.SmsReceipts.WorkAsync(CancellationToken.None);

        Assert.Equal(("Delivered", "Delivered"), (await StateAsync(), await world.AttemptAsync(worker)));
    }

    [Fact]
    public async Task A_receipt_of_nobody_s_message_is_given_up_after_a_day()
    {
        await SendAsync();
        Assert.True((await world.Sms.World.Receipts.PushRawAsync(Delivered)).Succeeded);
        await world.Duty.SmsReceipts.WorkAsync(CancellationToken.None);
        world.Clock.Advance(TimeSpan.FromHours(25));
        await world.Duty.SmsReceipts.WorkAsync(CancellationToken.None);

        Assert.Equal(1, await world.Town.ValueAsync<long>("SELECT count(*) FROM sms_receipts WHERE outcome = 'unmatched'"));
    }

    [Fact]
    public async Task Where_the_vendor_sends_our_reference_back_an_unknown_is_settled_by_it()
    {
        await DisposeAsync();
        await StartAsync(withReference: true);
        world.Sms.World.Faults.Add(new Fault { Kind = FaultKind.Cut, After = true });
        await SendAsync();
        Assert.Equal("Unknown", await world.AttemptAsync(worker));

        await ReceiveAsync();

        Assert.Equal(("Delivered", "Delivered"), (await StateAsync(), await world.AttemptAsync(worker)));
        Assert.Equal(world.Sms.Taken[0].SerialNo, await world.Town.ValueAsync<string>("SELECT serial_no FROM attempts"));
    }

    [Fact]
    public async Task Who_does_not_know_the_address_is_told_nothing_and_leaves_nothing()
    {
        using var client = world.Duty.Get<IHttpClientFactory>().CreateClient();
        using var body = new StringContent(Delivered, Encoding.UTF8, "application/json");
        using var unreadable = new StringContent("{}", Encoding.UTF8, "application/json");
        var guess = new Uri(api.SmsReceipts, "guessed-guessed-guessed-guessed");

        var replies = new[] { await client.PostAsync(guess, body), await client.PostAsync(api.SmsReceipts, unreadable) };

        Assert.All(replies, reply => Assert.Equal(HttpStatusCode.Unauthorized, reply.StatusCode));
        Assert.Equal(0, await world.Town.ValueAsync<long>("SELECT count(*) FROM sms_receipts"));
    }

    [Fact]
    public async Task What_is_kept_of_a_push_names_no_phone()
    {
        await SendAsync();

        Assert.True(await world.Sms.World.Receipts.WhenIdleAsync(TimeSpan.FromMinutes(1)));
        var kept = await world.Town.ValueAsync<byte[]>("SELECT body_sealed FROM sms_receipts");
        Assert.DoesNotContain(SmsTown.Mobile, Encoding.UTF8.GetString(kept), StringComparison.Ordinal);
    }

    private async Task StartAsync(bool withReference = false)
    {
        world = await SmsTown.BuildAsync(async (town, clock) =>
        {
            api = await ApiHost.StartAsync(town, clock);
            return api.SmsReceipts;
        }, withReference);
        await world.Town.PostingAsync();
        worker = await world.PersonAsync(SmsTown.Mobile);
    }

    private Task<string> StateAsync() => world.Town.StateAsync(worker, SmsTown.Slot);

    private async Task SendAsync()
    {
        await world.HoldAsync();
        await world.SendAsync();
    }

    private async Task ReceiveAsync()
    {
        Assert.True(await world.Sms.World.Receipts.WhenIdleAsync(TimeSpan.FromMinutes(1)));
        await world.Duty.SmsReceipts.WorkAsync(CancellationToken.None);
    }
}
