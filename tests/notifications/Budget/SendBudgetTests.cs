using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty.Budget;
using JobAssist.Mobile.Notifications.Tests.World;
using JobAssist.Mobile.WeChatStandIn;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace JobAssist.Mobile.Notifications.Tests.Budget;

/// <summary>What a day may carry: obligations before everything else, no program over the limit, and nothing lost when it is used up.</summary>
public sealed class SendBudgetTests : DutyTown
{
    private const string SendPath = "/cgi-bin/message/subscribe/send";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Town.PostingAsync();
    }

    [Fact]
    public async Task Other_messages_never_eat_what_is_kept_for_obligations()
    {
        await using var duty = NewProgram(("Duty:Budget:WeChat:PerDay", "100"));

        var transactional = await TakeAsync(duty, SendPurpose.Transactional, 1000);
        var other = await TakeAsync(duty, SendPurpose.Other, 1000);
        var obligation = await TakeAsync(duty, SendPurpose.Obligation, 1000);

        Assert.Equal((20, 0, 80), (transactional.Count, other.Count, obligation.Count));
    }

    [Fact]
    public async Task What_may_as_well_wait_leaves_the_share_of_what_may_not()
    {
        await using var duty = NewProgram(("Duty:Budget:WeChat:PerDay", "100"));

        var other = await TakeAsync(duty, SendPurpose.Other, 1000);
        var transactional = await TakeAsync(duty, SendPurpose.Transactional, 1000);

        Assert.Equal((5, 15), (other.Count, transactional.Count));
    }

    [Fact]
    public async Task What_is_still_due_today_is_kept_where_it_is_more_than_the_share()
    {
        await PeopleAsync(30);
        await using var duty = NewProgram(("Duty:Budget:WeChat:PerDay", "40"), ("Duty:Budget:WeChat:ObligationShare", "0.1"));
        await HoldAsync(duty);

        var transactional = await TakeAsync(duty, SendPurpose.Transactional, 1000);
        await DispatchAsync(duty);

        Assert.Equal(10, transactional.Count);
        Assert.Equal(30, WeChat.Taken.Count);
    }

    [Fact]
    public async Task Two_programs_never_send_more_than_the_day_has_and_say_once_that_it_is_used_up()
    {
        await PeopleAsync(60);
        var limit = ("Duty:Budget:WeChat:PerDay", "25");
        await using var one = NewProgram(limit, ("Duty:Dispatch:Batch", "7"));
        await using var two = NewProgram(limit, ("Duty:Dispatch:Batch", "4"));
        await HoldAsync(one);
        var dueAt = await Town.ValueAsync<DateTime>("SELECT max(due_at) FROM obligations");

        await Task.WhenAll(DispatchAsync(one), DispatchAsync(two), DispatchAsync(one));
        await Task.WhenAll(DispatchAsync(one), DispatchAsync(two));

        Assert.Equal((25, 25), (WeChat.Sends.Count, WeChat.Taken.Count));
        Assert.Equal(35, await Town.ValueAsync<long>("SELECT count(*) FROM obligations WHERE state = 'Due' AND due_at = $1", dueAt));
        Assert.Equal(25, await Town.ValueAsync<int>("SELECT obligation FROM send_budgets"));
        Assert.Single(one.Logs.Lines.Concat(two.Logs.Lines), line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("is used up", StringComparison.Ordinal));
        Assert.Equal(HealthStatus.Degraded, await HealthAsync(two));
    }

    [Fact]
    public async Task What_a_day_had_no_room_for_goes_out_on_the_next_days_each_once()
    {
        await PeopleAsync(60);
        await using var duty = NewProgram(("Duty:Budget:WeChat:PerDay", "25"));
        await HoldAsync(duty);

        var sent = new List<int>();
        foreach (var moment in (DateTimeOffset[])[Beijing(1, 9, 30), Beijing(2, 0, 4), Beijing(2, 0, 6), Beijing(2, 23, 59), Beijing(3, 0, 6)])
        {
            Clock.MoveTo(moment);
            await DispatchAsync(duty);
            sent.Add(WeChat.Taken.Count);
        }

        Assert.Equal([25, 25, 50, 50, 60], sent);
        Assert.Equal(60, WeChat.Taken.Select(entry => entry.Values!["character_string4"]).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(HealthStatus.Healthy, await HealthAsync(duty));
    }

    [Fact]
    public async Task Many_takers_at_once_get_exactly_what_there_is()
    {
        await using var duty = NewProgram(("Duty:Budget:WeChat:PerDay", "100"));
        SendPurpose[] purposes = [SendPurpose.Obligation, SendPurpose.Transactional, SendPurpose.Obligation, SendPurpose.Other];

        var grants = await Task.WhenAll(Enumerable.Range(0, 60).Select(taker => TakeAsync(duty, purposes[taker % 4], 7)));

        Assert.Equal(100, grants.Sum(grant => grant.Count));
        Assert.Equal(100, await Town.ValueAsync<int>("SELECT obligation + transactional + other FROM send_budgets"));
        Assert.True(grants.Where(grant => grant.Purpose != SendPurpose.Obligation).Sum(grant => grant.Count) <= 20);
    }

    [Fact]
    public async Task What_was_taken_and_not_sent_is_given_back()
    {
        await PeopleAsync(3);
        await Town.WorkerAsync();
        await using var duty = NewProgram();
        await HoldAsync(duty);

        await DispatchAsync(duty);

        Assert.Equal((3, 3), (WeChat.Sends.Count, await Town.ValueAsync<int>("SELECT obligation FROM send_budgets")));
        Assert.Equal(1, await Town.ValueAsync<long>("SELECT count(*) FROM obligations WHERE state = 'Fallback'"));
    }

    [Fact]
    public async Task After_WeChat_says_that_the_quota_is_used_up_no_program_asks_again_before_the_reset_and_then_everything_goes_out()
    {
        await PeopleAsync(30);
        WeChat.World.Faults.Add(new Fault { Kind = FaultKind.ErrCode, Path = SendPath, ErrCode = 45009 });
        await using (var first = NewProgram(("Duty:Dispatch:Parallelism", "1")))
        {
            await HoldAsync(first);
            await DispatchAsync(first);
            Assert.Single(first.Logs.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("takes nothing more", StringComparison.Ordinal));
        }

        await using var restarted = NewProgram();
        foreach (var moment in (DateTimeOffset[])[Beijing(1, 9, 31), Beijing(1, 18), Beijing(1, 23, 59), Beijing(2, 0, 4)])
        {
            Clock.MoveTo(moment);
            await DispatchAsync(restarted);
            Assert.Equal(HealthStatus.Degraded, await HealthAsync(restarted));
        }

        Assert.Single(WeChat.Sends);
        Assert.Equal(30, await Town.ValueAsync<long>("SELECT count(*) FROM obligations WHERE state = 'Due'"));
        Clock.MoveTo(Beijing(2, 0, 16));
        await DispatchAsync(restarted);
        await DispatchAsync(restarted);
        Assert.Equal((31, 30), (WeChat.Sends.Count, WeChat.Taken.Count));
        Assert.Equal(30, await Town.ValueAsync<long>("SELECT count(*) FROM obligations WHERE state = 'Accepted'"));
        Assert.Equal(HealthStatus.Healthy, await HealthAsync(restarted));
    }

    [Fact]
    public async Task A_new_quota_that_somebody_asked_for_is_used_at_once()
    {
        await PeopleAsync(5);
        WeChat.World.Faults.Add(new Fault { Kind = FaultKind.ErrCode, Path = SendPath, ErrCode = 45009 });
        await using var duty = NewProgram(("Duty:Dispatch:Parallelism", "1"));
        await HoldAsync(duty);
        await DispatchAsync(duty);
        Clock.Advance(TimeSpan.FromMinutes(2));

        await using (var connection = await Town.Database.Source.OpenConnectionAsync()) await SendBudget.ResumeAsync(connection, NoticeChannel.WeChat, Clock.GetUtcNow(), default);
        await DispatchAsync(duty);

        // The one that was refused waits for its own moment.
        Assert.Equal(4, WeChat.Taken.Count);
    }

    [Fact]
    public async Task Too_many_in_a_minute_rests_a_minute_and_not_a_day()
    {
        await PeopleAsync(20);
        WeChat.World.Faults.Add(new Fault { Kind = FaultKind.ErrCode, Path = SendPath, ErrCode = 45011 });
        await using var duty = NewProgram(("Duty:Dispatch:Parallelism", "1"));
        await HoldAsync(duty);

        await DispatchAsync(duty);
        Clock.Advance(TimeSpan.FromSeconds(59));
        await DispatchAsync(duty);
        Assert.Single(WeChat.Sends);

        Clock.Advance(TimeSpan.FromSeconds(32));
        await DispatchAsync(duty);
        Assert.Equal(20, WeChat.Taken.Count);
    }

    [Fact]
    public async Task A_stopped_template_leaves_everybody_due_and_after_it_is_resumed_each_gets_one_message_without_a_restart()
    {
        await PeopleAsync(12);
        WeChat.World.Faults.Add(new Fault { Kind = FaultKind.ErrCode, Path = SendPath, ErrCode = 40037 });
        await using var duty = NewProgram(("Duty:Dispatch:Parallelism", "1"));
        await HoldAsync(duty);
        await DispatchAsync(duty);
        using var alarms = new Alarms();
        Assert.Equal(HealthStatus.Degraded, await HealthAsync(duty));
        Assert.Equal(1, alarms.Last["template"]);
        Assert.Contains(duty.Logs.Lines, line => line.StartsWith("Critical", StringComparison.Ordinal) && line.Contains("is stopped", StringComparison.Ordinal));
        var before = WeChat.Taken.Count;

        Clock.Advance(TimeSpan.FromHours(1));
        await DispatchAsync(duty);
        Assert.Equal((before, 12L), (WeChat.Taken.Count, await Town.ValueAsync<long>("SELECT count(*) FROM obligations WHERE state IN ('Due','Accepted')")));
        await using (var connection = await Town.Database.Source.OpenConnectionAsync())
        {
            Assert.True(await StoppedTemplates.ResumeAsync(connection, Town.JobTemplate, default));
            Assert.False(await StoppedTemplates.ResumeAsync(connection, Town.JobTemplate, default));
            Assert.Null(await StoppedTemplates.ResumeAsync(connection, "nobody-knows", default));
        }

        await DispatchAsync(duty);
        await DispatchAsync(duty);

        Assert.Equal(12, WeChat.Taken.Count);
        Assert.Equal(12, await Town.ValueAsync<long>("SELECT count(*) FROM obligations WHERE state = 'Accepted'"));
        Assert.Equal(HealthStatus.Healthy, await HealthAsync(duty));
        Assert.Equal(0, alarms.Last["template"]);
    }

    [Theory]
    [InlineData("Duty:Budget:WeChat:PerDay", "0")]
    [InlineData("Duty:Budget:Sms:ObligationShare", "0.9")]
    public async Task A_budget_that_makes_no_sense_stops_the_program_at_its_start(string key, string value)
    {
        await using var duty = NewProgram((key, value));

        await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(duty.StartAsync);
    }

    private static async Task<HealthStatus> HealthAsync(DutyHost duty) => (await duty.Get<HealthCheckService>().CheckHealthAsync()).Status;

    private async Task PeopleAsync(int count)
    {
        for (var person = 0; person < count; person++) await Town.ReachableAsync(WeChat, $"person{person}");
    }

    private async Task<BudgetGrant> TakeAsync(DutyHost duty, SendPurpose purpose, int wanted)
    {
        await using var connection = await Town.Database.Source.OpenConnectionAsync();
        return await duty.Get<SendBudget>().TakeAsync(connection, NoticeChannel.WeChat, purpose, wanted, Clock.GetUtcNow(), CancellationToken.None);
    }

    /// <summary>What a collector of figures would hear on this test's own thread; other tests are heard on theirs.</summary>
    private sealed class Alarms : IDisposable
    {
        private readonly AsyncLocal<bool> mine = new() { Value = true };
        private readonly MeterListener listener = new();

        public Alarms()
        {
            listener.InstrumentPublished = (instrument, heard) =>
            {
                if (instrument.Name == "jobassist.sends.alarms") heard.EnableMeasurementEvents(instrument);
            };
            listener.SetMeasurementEventCallback<int>((_, value, tags, _) =>
            {
                if (mine.Value) Last[(string)tags[0].Value!] = value;
            });
            listener.Start();
        }

        public ConcurrentDictionary<string, int> Last { get; } = new(StringComparer.Ordinal);

        public void Dispose() => listener.Dispose();
    }
}
