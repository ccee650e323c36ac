using System.Text;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Notifications.Tests.World;
using JobAssist.Mobile.TestShared;
using JobAssist.Mobile.WeChatStandIn;

namespace JobAssist.Mobile.Notifications.Tests.Inbox;

public sealed class ReceiptTests : IAsyncLifetime
{
    private const string Slot = "2026-12-H1";
    private readonly ManualClock clock = new(new DateTimeOffset(2026, 12, 1, 1, 30, 0, TimeSpan.Zero));
    private Town town = null!;
    private WeChatWorld weChat = null!;
    private PushReceiver pushes = null!;
    private DutyHost duty = null!;
    private WorkerId worker;
    private AccountId account;

    public async ValueTask InitializeAsync()
    {
        town = await Town.BuildAsync();
        await town.PoliciesAsync();
        await town.PostingAsync();
        pushes = await PushReceiver.StartAsync(town, clock);
        weChat = await WeChatWorld.StartAsync(clock, pushes.Address);
        duty = DutyHost.Build(town, weChat, clock);
        (worker, account) = await town.ReachableAsync(weChat, "anna");
    }

    public async ValueTask DisposeAsync()
    {
        await duty.DisposeAsync();
        await weChat.DisposeAsync();
        await pushes.DisposeAsync();
        await town.Database.DisposeAsync();
    }

    [Fact]
    public async Task A_receipt_makes_the_slot_delivered_however_often_it_comes()
    {
        await SendAsync();
        await PushesAsync();
        Assert.Equal("Delivered", await town.StateAsync(worker, Slot));

        weChat.World.Pushes.Redeliver(weChat.World.Pushes.Records, times: 3, shuffled: true, TimeSpan.Zero);
        await PushesAsync();

        Assert.Equal("Delivered", await town.StateAsync(worker, Slot));
        Assert.Equal(1, await town.ValueAsync<long>("SELECT count(*) FROM evidence WHERE kind = 'Receipt'"));
        Assert.Equal(1, await town.ValueAsync<long>("SELECT count(*) FROM attempts WHERE state = 'Delivered' AND message_id IS NOT NULL AND settled_at IS NOT NULL"));
    }

    [Fact]
    public async Task A_receipt_of_failure_makes_it_undelivered_and_then_somebodys_task()
    {
        weChat.World.Pushes.FailDelivery(new DeliveryFailure());
        await SendAsync();
        await PushesAsync();
        Assert.Equal("Undelivered", await town.StateAsync(worker, Slot));

        await duty.Sweep.PassAsync(CancellationToken.None);
        Assert.Equal("Fallback undelivered", await town.ValueAsync<string>("SELECT o.state || ' ' || t.reason FROM obligations o JOIN outreach_tasks t USING (worker_id, slot)"));
    }

    [Fact]
    public async Task A_receipt_settles_what_nobody_knew_and_spends_the_tick()
    {
        weChat.World.Faults.Add(new Fault { Kind = FaultKind.Cut, Path = "/cgi-bin/message/subscribe/send", After = true });
        await SendAsync();
        Assert.Equal("Unknown", await town.StateAsync(worker, Slot));

        await PushesAsync();

        Assert.Equal("Delivered", await town.StateAsync(worker, Slot));
        Assert.Equal(1, await town.ValueAsync<long>("SELECT count(*) FROM consents WHERE spent_at IS NOT NULL"));
        Assert.Equal(weChat.Taken.Single().MsgId, await town.ValueAsync<long>("SELECT message_id FROM attempts"));
    }

    [Fact]
    public async Task A_receipt_that_overtakes_our_own_commit_waits_for_it()
    {
        await SendAsync();
        var id = await town.ValueAsync<long>("SELECT message_id FROM attempts");
        await town.SqlAsync("DELETE FROM attempts");
        await town.SqlAsync("DELETE FROM notices");
        await town.SqlAsync("DELETE FROM obligations");
        await town.OwedAsync(worker, Slot, "Sending");
        await town.SqlAsync("INSERT INTO attempts (id, worker_id, slot, channel, state, account_id, template_id, intended_at) VALUES (uuid_v7(), $1, $2, 'WeChat', 'Sending', $3, $4, $5)", worker.Value, Slot, account.Value, Town.JobTemplate, clock.GetUtcNow());
        await PushesAsync();
        Assert.Equal("Sending", await town.StateAsync(worker, Slot));
        Assert.Equal("early", await town.ValueAsync<string>("SELECT outcome FROM wechat_events"));

        await town.SqlAsync("UPDATE attempts SET state = 'Accepted', message_id = $1", id);
        await town.SqlAsync("UPDATE obligations SET state = 'Accepted', owner = NULL, lease_until = NULL");
        clock.Advance(TimeSpan.FromSeconds(2));
        await duty.Inbox.WorkAsync(CancellationToken.None);

        Assert.Equal("Delivered", await town.StateAsync(worker, Slot));
    }

    [Fact]
    public async Task Where_the_policy_says_so_the_receipt_meets_the_slot()
    {
        await town.SqlAsync("UPDATE notice_policies SET met_by = 'Delivery'");
        await SendAsync();
        await PushesAsync();

        Assert.Equal("Fulfilled", await town.StateAsync(worker, Slot));
    }

    [Fact]
    public async Task Ticks_told_by_the_panels_event_and_refusals_in_the_settings_keep_our_ledger_equal_to_the_hidden_balance()
    {
        var ledger = new ConsentLedger(town.Database.Source, clock);
        for (var tap = 0; tap < 4; tap++)
        {
            // A lost event and a lost report less than ten minutes apart would be taken for one tick: rather one too few than one too many.
            clock.Advance(TimeSpan.FromMinutes(11));
            WeChatStandIn.Consent.Tap(weChat.World, new ConsentTap { User = "anna", TmplIds = [Town.JobTemplate], Choices = new Dictionary<string, string> { [Town.JobTemplate] = "accept" }, Keep = tap == 1, PopupEvent = tap != 2 });
            if (tap != 3) await ledger.ReportByPhoneAsync(account, [new(Town.JobTemplate, ConsentChoice.Accepted, $"tap-{tap}")], CancellationToken.None);
        }

        await PushesAsync();
        await SendAsync();
        Assert.Equal(4, weChat.HiddenBalance("anna"));
        Assert.Equal(4, (await ledger.BalancesAsync(account)).Single().Left);

        clock.Advance(TimeSpan.FromMinutes(1));
        WeChatStandIn.Consent.RefuseInSettings(weChat.World, weChat.World.Account(null, "anna"), [Town.JobTemplate]);
        await PushesAsync();
        Assert.Equal(0, weChat.HiddenBalance("anna"));
        Assert.Empty(await ledger.BalancesAsync(account));
    }

    [Fact]
    public async Task What_cannot_be_read_or_concerns_nobody_we_know_holds_up_nothing()
    {
        await PushReceiver.KeepAsync(town, "not json, not xml"u8.ToArray(), clock.GetUtcNow());
        await PushReceiver.KeepAsync(town, Encoding.UTF8.GetBytes("""{"FromUserName":"o-nobody","CreateTime":1796000000,"MsgType":"event","Event":"subscribe_msg_sent_event","List":{"TemplateId":"x","MsgID":"1","ErrorCode":"0","ErrorStatus":"success"}}"""), clock.GetUtcNow());
        await SendAsync();
        await PushesAsync();

        Assert.Equal("Delivered", await town.StateAsync(worker, Slot));
        Assert.Equal("done,early,unreadable", await town.ValueAsync<string>("SELECT string_agg(outcome, ',' ORDER BY outcome) FROM wechat_events"));

        clock.Advance(TimeSpan.FromHours(25));
        await duty.Inbox.WorkAsync(CancellationToken.None);
        Assert.Equal(0, await town.ValueAsync<long>("SELECT count(*) FROM wechat_events WHERE processed_at IS NULL"));
    }

    private async Task SendAsync()
    {
        await duty.Rounds.HoldAsync(NoticeSlot.Parse(Slot), RoundStart.Operator, CancellationToken.None);
        await duty.Dispatcher.DispatchDueAsync(CancellationToken.None);
    }

    private async Task PushesAsync()
    {
        Assert.True(await weChat.World.Pushes.WhenIdleAsync(TimeSpan.FromMinutes(1)));
        await duty.Inbox.WorkAsync(CancellationToken.None);
    }
}
