using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Notifications.Tests.World;
using JobAssist.Mobile.WeChatStandIn;

namespace JobAssist.Mobile.Notifications.Tests.Dispatch;

/// <summary>Each thing that WeChat or the network may do to a send, and where the slot, the attempt and the tick of consent end.</summary>
public sealed class OutcomeTests : DutyTown
{
    private const string SendPath = "/cgi-bin/message/subscribe/send";
    private WorkerId worker;
    private AccountId account;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Town.PostingAsync();
        (worker, account) = await Town.ReachableAsync(WeChat, "anna");
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
        if (FaultOf(accident) is { } fault) WeChat.World.Faults.Add(fault);

        await HoldAndDispatchAsync();

        Assert.Equal(state, await StateAsync(worker));
        Assert.Equal(attempt, await Town.ValueAsync<string>("SELECT state FROM attempts"));
        Assert.Equal(ticksLeft, (await new ConsentLedger(Town.Database.Source, Clock).BalancesAsync(account)).Sum(balance => balance.Left));
        Assert.Equal(0, await Town.ValueAsync<long>("SELECT count(*) FROM obligations WHERE owner IS NOT NULL"));
        Assert.Equal(state == "Fallback" ? 1 : 0, await Town.ValueAsync<long>("SELECT count(*) FROM outreach_tasks WHERE reason = 'bad_values' AND due_on = '2026-12-02'"));
    }

    [Theory]
    [InlineData("43108", 5)]
    [InlineData("45011", 90)]
    [InlineData("45009", 15 * 3600)]
    public async Task What_was_certainly_not_taken_is_sent_later_and_once(string accident, int withinSeconds)
    {
        WeChat.World.Faults.Add(FaultOf(accident)!);
        await HoldAndDispatchAsync();
        await DispatchAsync();
        Assert.Single(WeChat.Sends);

        Clock.Advance(TimeSpan.FromSeconds(withinSeconds + 600));
        await DispatchAsync();
        await DispatchAsync();

        Assert.Equal("Accepted", await StateAsync(worker));
        Assert.Single(WeChat.Taken);
        Assert.Equal(2, await Town.ValueAsync<long>("SELECT count(*) FROM attempts"));
    }

    [Fact]
    public async Task A_send_whose_end_nobody_knows_is_never_sent_again_on_this_channel()
    {
        WeChat.World.Faults.Add(FaultOf("cut-after")!);
        await HoldAndDispatchAsync();

        for (var hour = 0; hour < 30; hour++)
        {
            Clock.Advance(TimeSpan.FromHours(1));
            await Duty.Watchdog.PassAsync(CancellationToken.None);
            await DispatchAsync();
        }

        Assert.Single(WeChat.Taken);
        Assert.Single(WeChat.Sends);
        Assert.Equal("Fallback", await StateAsync(worker));
        Assert.Equal("unknown", await Town.ValueAsync<string>("SELECT reason FROM outreach_tasks"));
    }

    [Fact]
    public async Task An_unusable_template_is_stopped_with_an_alarm_and_what_is_due_stays_due()
    {
        for (var other = 0; other < 30; other++) await Town.ReachableAsync(WeChat, $"other{other}");
        WeChat.World.Faults.Add(new Fault { Kind = FaultKind.ErrCode, Path = SendPath, ErrCode = 40037, Count = 0 });

        await HoldAndDispatchAsync();

        Assert.Equal(31, await Town.ValueAsync<long>("SELECT count(*) FROM obligations WHERE state = 'Due'"));
        Assert.Equal(1, await Town.ValueAsync<long>("SELECT count(*) FROM message_templates WHERE stopped_at IS NOT NULL AND stopped_reason = 'errcode 40037'"));
        Assert.Contains(Duty.Logs.Lines, line => line.StartsWith("Critical", StringComparison.Ordinal) && line.Contains("is stopped", StringComparison.Ordinal));
        var tries = WeChat.Sends.Count;
        Clock.Advance(TimeSpan.FromHours(1));
        await DispatchAsync();
        Assert.Equal(tries, WeChat.Sends.Count);
    }

    [Fact]
    public async Task Five_people_with_bad_values_stop_the_template()
    {
        for (var other = 0; other < 4; other++) await Town.ReachableAsync(WeChat, $"other{other}");
        WeChat.World.Faults.Add(new Fault { Kind = FaultKind.ErrCode, Path = SendPath, ErrCode = 47003, Message = "argument invalid! data.thing1.value invalid", Count = 4 });
        await HoldAndDispatchAsync();
        Assert.Equal(0, await Town.ValueAsync<long>("SELECT count(*) FROM message_templates WHERE stopped_at IS NOT NULL"));

        await Town.ReachableAsync(WeChat, "fifth");
        WeChat.World.Faults.Add(new Fault { Kind = FaultKind.ErrCode, Path = SendPath, ErrCode = 47003, Message = "argument invalid! data.thing1.value invalid" });
        await Town.SqlAsync("UPDATE rounds SET made_on = NULL");
        await HoldAndDispatchAsync();

        Assert.Equal(1, await Town.ValueAsync<long>("SELECT count(*) FROM message_templates WHERE stopped_at IS NOT NULL"));
    }

    [Fact]
    public async Task Three_people_on_one_account_get_their_messages_one_after_the_other_each_with_a_code_of_its_own()
    {
        WeChat.Join("anna", 2);
        await Town.ConsentAsync(account, 2);
        await Town.WorkerAsync(account);
        await Town.WorkerAsync(account);

        await HoldAndDispatchAsync();
        for (var turn = 0; turn < 5; turn++)
        {
            Clock.Advance(TimeSpan.FromSeconds(10));
            await DispatchAsync();
        }

        Assert.Equal(3, WeChat.Taken.Count);
        Assert.Equal(3, WeChat.Taken.Select(entry => entry.Values!["character_string4"]).Distinct(StringComparer.Ordinal).Count());
        Assert.DoesNotContain(WeChat.Sends, entry => entry.ErrCode == 43108);
        Assert.Equal(0, WeChat.HiddenBalance("anna"));
        Assert.Empty(await new ConsentLedger(Town.Database.Source, Clock).BalancesAsync(account));
    }

    [Fact]
    public async Task One_tick_for_two_people_sends_one_message_and_gives_the_other_person_to_a_caseworker()
    {
        await Town.WorkerAsync(account);

        await HoldAndDispatchAsync();
        Clock.Advance(TimeSpan.FromSeconds(10));
        await DispatchAsync();

        Assert.Single(WeChat.Taken);
        Assert.Equal("Accepted 1, Fallback 1", await Town.ValueAsync<string>("SELECT string_agg(state || ' ' || n, ', ' ORDER BY state) FROM (SELECT state, count(*) n FROM obligations GROUP BY state) s"));
        Assert.Equal("no_consent", await Town.ValueAsync<string>("SELECT reason FROM outreach_tasks"));
    }

    [Fact]
    public async Task Two_dispatchers_at_once_send_every_slot_once()
    {
        for (var other = 0; other < 99; other++) await Town.ReachableAsync(WeChat, $"other{other}");
        await HoldAsync();
        await using var second = NewProgram();

        await Task.WhenAll(DispatchAsync(), DispatchAsync(second));

        Assert.Equal(100, WeChat.Taken.Count);
        Assert.Equal(100, WeChat.Taken.Select(entry => entry.Values!["character_string4"]).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(100, await Town.ValueAsync<long>("SELECT count(*) FROM obligations WHERE state = 'Accepted'"));
    }

    [Fact]
    public async Task Stopping_hands_back_what_was_claimed_and_finishes_what_was_sent()
    {
        for (var other = 0; other < 60; other++) await Town.ReachableAsync(WeChat, $"other{other}");
        await HoldAsync();
        using var stop = new CancellationTokenSource();
        var work = Duty.Dispatcher.DispatchDueAsync(stop.Token);
        while (WeChat.Taken.Count < 5 && !work.IsCompleted) await Task.Delay(1);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);

        Assert.Equal(0, await Town.ValueAsync<long>("SELECT count(*) FROM obligations WHERE state NOT IN ('Due','Accepted')"));
        Assert.Equal(WeChat.Taken.Count, await Town.ValueAsync<long>("SELECT count(*) FROM obligations WHERE state = 'Accepted'"));
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
