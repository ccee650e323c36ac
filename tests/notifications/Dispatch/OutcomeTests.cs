using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Notifications.Tests.World;
using JobAssist.Mobile.TestShared;
using JobAssist.Mobile.WeChatStandIn;

namespace JobAssist.Mobile.Notifications.Tests.Dispatch;

/// <summary>Each thing that WeChat or the network may do to a send, and where the slot, the attempt and the tick of consent end.</summary>
public sealed class OutcomeTests : IAsyncLifetime
{
    private const string Slot = "2026-12-H1";
    private const string SendPath = "/cgi-bin/message/subscribe/send";
    private readonly ManualClock clock = new(new DateTimeOffset(2026, 12, 1, 1, 30, 0, TimeSpan.Zero));
    private Town town = null!;
    private WeChatWorld weChat = null!;
    private DutyHost duty = null!;
    private WorkerId worker;
    private AccountId account;

    public async ValueTask InitializeAsync()
    {
        town = await Town.BuildAsync();
        await town.PoliciesAsync();
        await town.PostingAsync();
        weChat = await WeChatWorld.StartAsync(clock);
        duty = DutyHost.Build(town, weChat, clock);
        (worker, account) = await town.ReachableAsync(weChat, "anna");
    }

    public async ValueTask DisposeAsync()
    {
        await duty.DisposeAsync();
        await weChat.DisposeAsync();
        await town.Database.DisposeAsync();
    }

    [Theory]
    [InlineData("ok", "Accepted", "Accepted", 0)]
    [InlineData("43108", "Due", "NotAccepted", 1)]
    [InlineData("45009", "Due", "NotAccepted", 1)]
    [InlineData("45011", "Due", "NotAccepted", 1)]
    [InlineData("43101", "Refused", "Refused", 0)]
    [InlineData("40003", "Refused", "Refused", 1)]
    [InlineData("47003", "Fallback", "NotAccepted", 1)]
    [InlineData("45168", "Fallback", "NotAccepted", 1)]
    [InlineData("40037", "Due", "NotAccepted", 1)]
    [InlineData("43107", "Due", "NotAccepted", 1)]
    [InlineData("-1", "Unknown", "Unknown", 0)]
    [InlineData("99999", "Unknown", "Unknown", 0)]
    [InlineData("cut", "Unknown", "Unknown", 0)]
    [InlineData("cut-after", "Unknown", "Unknown", 0)]
    [InlineData("502", "Unknown", "Unknown", 0)]
    [InlineData("late", "Unknown", "Unknown", 0)]
    [InlineData("malformed", "Unknown", "Unknown", 0)]
    public async Task Each_outcome_has_its_own_edge(string accident, string state, string attempt, int ticksLeft)
    {
        if (FaultOf(accident) is { } fault) weChat.World.Faults.Add(fault);

        await SendAsync();

        Assert.Equal(state, await town.StateAsync(worker, Slot));
        Assert.Equal(attempt, await town.ValueAsync<string>("SELECT state FROM attempts"));
        Assert.Equal(ticksLeft, (await new ConsentLedger(town.Database.Source, clock).BalancesAsync(account)).Sum(balance => balance.Left));
        Assert.Equal(0, await town.ValueAsync<long>("SELECT count(*) FROM obligations WHERE owner IS NOT NULL"));
        Assert.Equal(state == "Fallback" ? 1 : 0, await town.ValueAsync<long>("SELECT count(*) FROM outreach_tasks WHERE reason = 'bad_values' AND due_on = '2026-12-02'"));
    }

    [Theory]
    [InlineData("43108", 5)]
    [InlineData("45011", 90)]
    [InlineData("45009", 15 * 3600)]
    public async Task What_was_certainly_not_taken_is_sent_later_and_once(string accident, int withinSeconds)
    {
        weChat.World.Faults.Add(FaultOf(accident)!);
        await SendAsync();
        await duty.Dispatcher.DispatchDueAsync(CancellationToken.None);
        Assert.Single(weChat.Sends);

        clock.Advance(TimeSpan.FromSeconds(withinSeconds + 600));
        await duty.Dispatcher.DispatchDueAsync(CancellationToken.None);
        await duty.Dispatcher.DispatchDueAsync(CancellationToken.None);

        Assert.Equal("Accepted", await town.StateAsync(worker, Slot));
        Assert.Single(weChat.Taken);
        Assert.Equal(2, await town.ValueAsync<long>("SELECT count(*) FROM attempts"));
    }

    [Fact]
    public async Task A_send_whose_end_nobody_knows_is_never_sent_again_on_this_channel()
    {
        weChat.World.Faults.Add(FaultOf("cut-after")!);
        await SendAsync();

        for (var hour = 0; hour < 30; hour++)
        {
            clock.Advance(TimeSpan.FromHours(1));
            await duty.Watchdog.PassAsync(CancellationToken.None);
            await duty.Dispatcher.DispatchDueAsync(CancellationToken.None);
        }

        Assert.Single(weChat.Taken);
        Assert.Single(weChat.Sends);
        Assert.Equal("Fallback", await town.StateAsync(worker, Slot));
        Assert.Equal("unknown", await town.ValueAsync<string>("SELECT reason FROM outreach_tasks"));
    }

    [Fact]
    public async Task An_unusable_template_is_stopped_with_an_alarm_and_what_is_due_stays_due()
    {
        for (var other = 0; other < 30; other++) await town.ReachableAsync(weChat, $"other{other}");
        weChat.World.Faults.Add(new Fault { Kind = FaultKind.ErrCode, Path = SendPath, ErrCode = 40037, Count = 0 });

        await SendAsync();

        Assert.Equal(31, await town.ValueAsync<long>("SELECT count(*) FROM obligations WHERE state = 'Due'"));
        Assert.Equal(1, await town.ValueAsync<long>("SELECT count(*) FROM message_templates WHERE stopped_at IS NOT NULL AND stopped_reason = 'errcode 40037'"));
        Assert.Contains(duty.Logs.Lines, line => line.StartsWith("Critical", StringComparison.Ordinal) && line.Contains("is stopped", StringComparison.Ordinal));
        var tries = weChat.Sends.Count;
        clock.Advance(TimeSpan.FromHours(1));
        await duty.Dispatcher.DispatchDueAsync(CancellationToken.None);
        Assert.Equal(tries, weChat.Sends.Count);
    }

    [Fact]
    public async Task Five_people_with_bad_values_stop_the_template()
    {
        for (var other = 0; other < 4; other++) await town.ReachableAsync(weChat, $"other{other}");
        weChat.World.Faults.Add(new Fault { Kind = FaultKind.ErrCode, Path = SendPath, ErrCode = 47003, Message = "argument invalid! data.thing1.value invalid", Count = 4 });
        await SendAsync();
        Assert.Equal(0, await town.ValueAsync<long>("SELECT count(*) FROM message_templates WHERE stopped_at IS NOT NULL"));

        await town.ReachableAsync(weChat, "fifth");
        weChat.World.Faults.Add(new Fault { Kind = FaultKind.ErrCode, Path = SendPath, ErrCode = 47003, Message = "argument invalid! data.thing1.value invalid" });
        await town.SqlAsync("UPDATE rounds SET made_on = NULL");
        await SendAsync();

        Assert.Equal(1, await town.ValueAsync<long>("SELECT count(*) FROM message_templates WHERE stopped_at IS NOT NULL"));
    }

    [Fact]
    public async Task Three_people_on_one_account_get_their_messages_one_after_the_other_each_with_a_code_of_its_own()
    {
        weChat.Join("anna", 2);
        await town.ConsentAsync(account, 2);
        await town.WorkerAsync(account);
        await town.WorkerAsync(account);

        await SendAsync();
        for (var turn = 0; turn < 5; turn++)
        {
            clock.Advance(TimeSpan.FromSeconds(10));
            await duty.Dispatcher.DispatchDueAsync(CancellationToken.None);
        }

        Assert.Equal(3, weChat.Taken.Count);
        Assert.Equal(3, weChat.Taken.Select(entry => entry.Values!["character_string4"]).Distinct(StringComparer.Ordinal).Count());
        Assert.DoesNotContain(weChat.Sends, entry => entry.ErrCode == 43108);
        Assert.Equal(0, weChat.HiddenBalance("anna"));
        Assert.Empty(await new ConsentLedger(town.Database.Source, clock).BalancesAsync(account));
    }

    [Fact]
    public async Task One_tick_for_two_people_sends_one_message_and_gives_the_other_person_to_a_caseworker()
    {
        await town.WorkerAsync(account);

        await SendAsync();
        clock.Advance(TimeSpan.FromSeconds(10));
        await duty.Dispatcher.DispatchDueAsync(CancellationToken.None);

        Assert.Single(weChat.Taken);
        Assert.Equal("Accepted 1, Fallback 1", await town.ValueAsync<string>("SELECT string_agg(state || ' ' || n, ', ' ORDER BY state) FROM (SELECT state, count(*) n FROM obligations GROUP BY state) s"));
        Assert.Equal("no_consent", await town.ValueAsync<string>("SELECT reason FROM outreach_tasks"));
    }

    [Fact]
    public async Task Two_dispatchers_at_once_send_every_slot_once()
    {
        for (var other = 0; other < 99; other++) await town.ReachableAsync(weChat, $"other{other}");
        await duty.Rounds.HoldAsync(NoticeSlot.Parse(Slot), RoundStart.Operator, CancellationToken.None);
        await using var second = DutyHost.Build(town, weChat, clock);

        await Task.WhenAll(duty.Dispatcher.DispatchDueAsync(CancellationToken.None), second.Dispatcher.DispatchDueAsync(CancellationToken.None));

        Assert.Equal(100, weChat.Taken.Count);
        Assert.Equal(100, weChat.Taken.Select(entry => entry.Values!["character_string4"]).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(100, await town.ValueAsync<long>("SELECT count(*) FROM obligations WHERE state = 'Accepted'"));
    }

    [Fact]
    public async Task Stopping_hands_back_what_was_claimed_and_finishes_what_was_sent()
    {
        for (var other = 0; other < 60; other++) await town.ReachableAsync(weChat, $"other{other}");
        await duty.Rounds.HoldAsync(NoticeSlot.Parse(Slot), RoundStart.Operator, CancellationToken.None);
        using var stop = new CancellationTokenSource();
        var work = duty.Dispatcher.DispatchDueAsync(stop.Token);
        while (weChat.Taken.Count < 5 && !work.IsCompleted) await Task.Delay(1);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);

        Assert.Equal(0, await town.ValueAsync<long>("SELECT count(*) FROM obligations WHERE state NOT IN ('Due','Accepted')"));
        Assert.Equal(weChat.Taken.Count, await town.ValueAsync<long>("SELECT count(*) FROM obligations WHERE state = 'Accepted'"));
    }

    private async Task SendAsync()
    {
        await duty.Rounds.HoldAsync(NoticeSlot.Parse(Slot), RoundStart.Operator, CancellationToken.None);
        await duty.Dispatcher.DispatchDueAsync(CancellationToken.None);
    }

    private static Fault? FaultOf(string accident) => accident switch
    {
        "ok" => null,
        "cut" => new Fault { Kind = FaultKind.Cut, Path = SendPath },
        "cut-after" => new Fault { Kind = FaultKind.Cut, Path = SendPath, After = true },
        "502" => new Fault { Kind = FaultKind.Status, Path = SendPath },
        "late" => new Fault { Kind = FaultKind.Delay, Path = SendPath, DelayMs = 10_500 },
        "malformed" => new Fault { Kind = FaultKind.Malformed, Path = SendPath, After = true },
        _ => new Fault { Kind = FaultKind.ErrCode, Path = SendPath, ErrCode = int.Parse(accident) },
    };
}
