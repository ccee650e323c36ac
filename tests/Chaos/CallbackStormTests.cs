using System.Diagnostics;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Notifications.Tests.Together;
using JobAssist.Mobile.Notifications.Tests.World;
using JobAssist.Mobile.TestShared;
using JobAssist.Mobile.WeChatStandIn;

namespace JobAssist.Mobile.Chaos;

/// <summary>All of WeChat's events of a big round come at once, in safe mode, in no order, each four times.</summary>
public sealed class CallbackStormTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Slot = "2026-12-H1";

    // Three people in five events: one receipt each, and two of three tick again.
    private static readonly int People = LongForm.Of("STORM_PEOPLE", 60_000, 300);
    private readonly ManualClock clock = new(new DateTimeOffset(2026, 12, 1, 1, 30, 0, TimeSpan.Zero));
    private Town town = null!;
    private ApiHost api = null!;
    private WeChatWorld weChat = null!;
    private DutyHost[] duty = [];

    public async ValueTask InitializeAsync()
    {
        town = await Town.BuildAsync();
        await town.PoliciesAsync();
        for (var posting = 0; posting < 5; posting++) await town.PostingAsync(headcount: 20_000);
        api = await ApiHost.StartAsync(town, clock);
        weChat = await WeChatWorld.StartAsync(clock, api.Callback, holdMs: 0, aesKey: ApiHost.EncodingAesKey);
        duty = [Program(), Program()];

        DutyHost Program() => DutyHost.Build(town, weChat, clock, ("Duty:Dispatch:PerSecond", "2000"), ("Duty:Dispatch:Batch", "200"), ("Duty:Inbox:Batch", "1000"));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var program in duty) await program.DisposeAsync();
        await weChat.DisposeAsync();
        await api.DisposeAsync();
        await town.Database.DisposeAsync();
    }

    [Fact]
    public async Task Each_event_has_one_effect_however_often_and_in_whatever_order_it_comes()
    {
        var crowd = await Crowd.MoveInAsync(town, weChat, People, sharing: 0, withoutConsent: 0, withoutAccount: 0);
        weChat.World.Pushes.Holding = true;
        await duty[0].Rounds.HoldAsync(NoticeSlot.Parse(Slot), RoundStart.Operator, CancellationToken.None);
        var watch = Stopwatch.StartNew();
        while (await town.ValueAsync<long>("SELECT count(*) FROM obligations WHERE state IN ('Due','Claimed')") > 0)
        {
            await Task.WhenAll(duty.Select(program => program.Dispatcher.DispatchDueAsync(CancellationToken.None)));
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        output.WriteLine($"{People} messages sent in {watch.Elapsed.TotalSeconds:0.0} s, two programs, WeChat answering at once");
        var ticking = crowd.Accounts.Where((_, at) => at % 3 != 0).ToList();
        foreach (var (user, _) in ticking)
            WeChatStandIn.Consent.Tap(weChat.World, new ConsentTap { User = user, TmplIds = [Town.JobTemplate], Choices = new Dictionary<string, string>(StringComparer.Ordinal) { [Town.JobTemplate] = "accept" } });

        // Early ones meet an attempt that is still open, late ones a settled one.
        var events = weChat.World.Pushes.Records.ToArray();
        watch.Restart();
        using var storm = new CancellationTokenSource();
        var working = Task.WhenAll(duty.Select(program => WorkOffAsync(program, storm.Token)));
        weChat.World.Pushes.Release(shuffled: true);
        weChat.World.Pushes.Redeliver(events, 3, shuffled: true, TimeSpan.Zero);
        Assert.True(await weChat.World.Pushes.WhenIdleAsync(TimeSpan.FromMinutes(20)));
        var heard = watch.Elapsed;
        await storm.CancelAsync();
        await working;
        while ((await Task.WhenAll(duty.Select(program => program.Inbox.WorkAsync(CancellationToken.None)))).Sum() > 0)
        {
        }

        var calls = weChat.World.Pushes.Records.SelectMany(record => record.Attempts).ToList();
        var times = calls.Select(call => call.Took.TotalMilliseconds).Order().ToList();
        output.WriteLine($"{events.Length} events, {calls.Count} calls in {heard.TotalSeconds:0.0} s, all worked off after {watch.Elapsed.TotalSeconds:0.0} s; answered in p50 {times[times.Count / 2]:0.0} ms, p99 {times[times.Count * 99 / 100]:0.0} ms, longest {times[^1]:0} ms");

        Assert.All(calls, call => Assert.True(call.Succeeded));
        Assert.Equal(events.Length * 4, calls.Count);
        Assert.Equal(events.Length, await town.ValueAsync<long>("SELECT count(*) FROM wechat_events WHERE outcome = 'done'"));
        Assert.Equal(events.Length, await town.ValueAsync<long>("SELECT count(*) FROM wechat_events"));
        Assert.Equal(People, await town.ValueAsync<long>("SELECT count(*) FROM attempts WHERE state = 'Delivered'"));
        Assert.Equal(People, await town.ValueAsync<long>("SELECT count(*) FROM evidence WHERE kind = 'Receipt'"));
        Assert.Equal(ticking.Count, await town.ValueAsync<long>("SELECT count(*) FROM consents WHERE spent_at IS NULL AND void_at IS NULL AND reserved_at IS NULL"));
        var ledger = new ConsentLedger(town.Database.Source, clock);
        foreach (var (user, account) in crowd.Accounts.Take(300)) Assert.Equal(weChat.HiddenBalance(user), (await ledger.BalancesAsync(account)).Sum(balance => balance.Left));
        await new LedgerChecker(town, weChat, Slot).HoldsAsync(People);
    }

    private static async Task WorkOffAsync(DutyHost program, CancellationToken until)
    {
        while (!until.IsCancellationRequested)
        {
            if (await program.Inbox.WorkAsync(CancellationToken.None) == 0) await Task.Delay(20, CancellationToken.None);
        }
    }
}
