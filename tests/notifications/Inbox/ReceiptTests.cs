using System.Text;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Notifications.Tests.World;
using JobAssist.Mobile.WeChatStandIn;

namespace JobAssist.Mobile.Notifications.Tests.Inbox;

/// <summary>What WeChat tells us afterwards: receipts and ticks, early, late, several times or never.</summary>
public sealed class ReceiptTests : DutyTown
{
    private PushReceiver pushes = null!;
    private WorkerId worker;
    private AccountId account;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Town.PostingAsync();
        (worker, account) = await Town.ReachableAsync(WeChat, "anna");
    }

    private protected override async Task<WeChatWorld> StartWeChatAsync()
    {
        pushes = await PushReceiver.StartAsync(Town, Clock);
        return await WeChatWorld.StartAsync(Clock, pushes.Address);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await pushes.DisposeAsync();
    }

    [Fact]
    public async Task A_receipt_makes_the_slot_delivered_however_often_it_comes()
    {
        await HoldAndDispatchAsync();
        await PushesAsync();
        Assert.Equal("Delivered", await StateAsync(worker));

        WeChat.World.Pushes.Redeliver(WeChat.World.Pushes.Records, times: 3, shuffled: true, TimeSpan.Zero);
        await PushesAsync();

        Assert.Equal("Delivered", await StateAsync(worker));
        Assert.Equal(1, await Town.ValueAsync<long>("SELECT count(*) FROM evidence WHERE kind = 'Receipt'"));
        Assert.Equal(1, await Town.ValueAsync<long>("SELECT count(*) FROM attempts WHERE state = 'Delivered' AND message_id IS NOT NULL AND settled_at IS NOT NULL"));
    }

    [Fact]
    public async Task A_receipt_of_failure_makes_it_undelivered_and_then_somebodys_task()
    {
        WeChat.World.Pushes.FailDelivery(new DeliveryFailure());
        await HoldAndDispatchAsync();
        await PushesAsync();
        Assert.Equal("Undelivered", await StateAsync(worker));

        await Duty.Sweep.PassAsync(CancellationToken.None);
        Assert.Equal("Fallback undelivered", await Town.ValueAsync<string>("SELECT o.state || ' ' || t.reason FROM obligations o JOIN outreach_tasks t USING (worker_id, slot)"));
    }

    [Fact]
    public async Task A_receipt_settles_what_nobody_knew_and_spends_the_tick()
    {
        WeChat.World.Faults.Add(new Fault { Kind = FaultKind.Cut, Path = "/cgi-bin/message/subscribe/send", After = true });
        await HoldAndDispatchAsync();
        Assert.Equal("Unknown", await StateAsync(worker));

        await PushesAsync();

        Assert.Equal("Delivered", await StateAsync(worker));
        Assert.Equal(1, await Town.ValueAsync<long>("SELECT count(*) FROM consents WHERE spent_at IS NOT NULL"));
        Assert.Equal(WeChat.Taken.Single().MsgId, await Town.ValueAsync<long>("SELECT message_id FROM attempts"));
    }

    [Fact]
    public async Task A_receipt_that_overtakes_our_own_commit_waits_for_it()
    {
        await HoldAndDispatchAsync();
        var id = await Town.ValueAsync<long>("SELECT message_id FROM attempts");
        await Town.SqlAsync("DELETE FROM attempts");
        await Town.SqlAsync("DELETE FROM notices");
        await Town.SqlAsync("DELETE FROM obligations");
        await Town.OwedAsync(worker, Slot, "Sending");
        await Town.SqlAsync("INSERT INTO attempts (id, worker_id, slot, channel, state, account_id, template_id, intended_at) VALUES (uuid_v7(), $1, $2, 'WeChat', 'Sending', $3, $4, $5)", worker.Value, Slot, account.Value, Town.JobTemplate, Clock.GetUtcNow());
        await PushesAsync();
        Assert.Equal("Sending", await StateAsync(worker));
        Assert.Equal("early", await Town.ValueAsync<string>("SELECT outcome FROM wechat_events"));

        await Town.SqlAsync("UPDATE attempts SET state = 'Accepted', message_id = $1", id);
        await Town.SqlAsync("UPDATE obligations SET state = 'Accepted', owner = NULL, lease_until = NULL");
        Clock.Advance(TimeSpan.FromSeconds(2));
        await Duty.Inbox.WorkAsync(CancellationToken.None);

        Assert.Equal("Delivered", await StateAsync(worker));
    }

    [Fact]
    public async Task Where_the_policy_says_so_the_receipt_meets_the_slot()
    {
        await Town.SqlAsync("UPDATE notice_policies SET met_by = 'Delivery'");
        await HoldAndDispatchAsync();
        await PushesAsync();

        Assert.Equal("Fulfilled", await StateAsync(worker));
    }

    [Fact]
    public async Task Ticks_told_by_the_panels_event_and_refusals_in_the_settings_keep_our_ledger_equal_to_the_hidden_balance()
    {
        var ledger = new ConsentLedger(Town.Database.Source, Clock);
        for (var tap = 0; tap < 4; tap++)
        {
            // A lost event and a lost report less than ten minutes apart would be taken for one tick: rather one too few than one too many.
            Clock.Advance(TimeSpan.FromMinutes(11));
            WeChatStandIn.Consent.Tap(WeChat.World, new ConsentTap { User = "anna", TmplIds = [Town.JobTemplate], Choices = new Dictionary<string, string> { [Town.JobTemplate] = "accept" }, Keep = tap == 1, PopupEvent = tap != 2 });
            if (tap != 3) await ledger.ReportByPhoneAsync(account, [new(Town.JobTemplate, ConsentChoice.Accepted, $"tap-{tap}")], CancellationToken.None);
        }

        await PushesAsync();
        await HoldAndDispatchAsync();
        Assert.Equal(4, WeChat.HiddenBalance("anna"));
        Assert.Equal(4, (await ledger.BalancesAsync(account)).Single().Left);

        Clock.Advance(TimeSpan.FromMinutes(1));
        WeChatStandIn.Consent.RefuseInSettings(WeChat.World, WeChat.World.Account(null, "anna"), [Town.JobTemplate]);
        await PushesAsync();
        Assert.Equal(0, WeChat.HiddenBalance("anna"));
        Assert.Empty(await ledger.BalancesAsync(account));
    }

    [Fact]
    public async Task What_cannot_be_read_or_concerns_nobody_we_know_holds_up_nothing()
    {
        await PushReceiver.KeepAsync(Town, "not json, not xml"u8.ToArray(), Clock.GetUtcNow());
        await PushReceiver.KeepAsync(Town, Encoding.UTF8.GetBytes("""{"FromUserName":"o-nobody","CreateTime":1796000000,"MsgType":"event","Event":"subscribe_msg_sent_event","List":{"TemplateId":"x","MsgID":"1","ErrorCode":"0","ErrorStatus":"success"}}"""), Clock.GetUtcNow());
        await HoldAndDispatchAsync();
        await PushesAsync();

        Assert.Equal("Delivered", await StateAsync(worker));
        Assert.Equal("done,early,unreadable", await Town.ValueAsync<string>("SELECT string_agg(outcome, ',' ORDER BY outcome) FROM wechat_events"));

        Clock.Advance(TimeSpan.FromHours(25));
        await Duty.Inbox.WorkAsync(CancellationToken.None);
        Assert.Equal(0, await Town.ValueAsync<long>("SELECT count(*) FROM wechat_events WHERE processed_at IS NULL"));
    }

    private async Task PushesAsync()
    {
        Assert.True(await WeChat.World.Pushes.WhenIdleAsync(TimeSpan.FromMinutes(1)));
        await Duty.Inbox.WorkAsync(CancellationToken.None);
    }
}
