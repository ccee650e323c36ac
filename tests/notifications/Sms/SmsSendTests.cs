using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Notifications.Sms;
using JobAssist.Mobile.Notifications.Tests.World;
using JobAssist.Mobile.SmsStandIn;

namespace JobAssist.Mobile.Notifications.Tests.Sms;

/// <summary>The second rung: who is written to, when, and what each answer of the vendor means. The vendor's journal is the judge.</summary>
public sealed class SmsSendTests : IAsyncLifetime
{
    private const string InThreeDays = "PhoneCall Open 2026-12-04";
    private const string NextDay = "PhoneCall Open 2026-12-02";
    private SmsTown world = null!;
    private WorkerId worker;

    public async ValueTask InitializeAsync()
    {
        world = await SmsTown.BuildAsync();
        await world.Town.PostingAsync();
        worker = await world.PersonAsync(SmsTown.Mobile);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Whom_WeChat_cannot_reach_is_written_to_and_called_three_days_later()
    {
        await world.HoldAsync();
        Assert.Equal(1, await world.SendAsync());
        Assert.Equal(0, await world.SendAsync());

        var sms = Assert.Single(world.Sms.Taken);
        Assert.Equal(("+86" + SmsTown.Mobile, "2001", 1), (sms.Phone, sms.TemplateId, sms.Fee));
        Assert.Contains("电子厂普工", sms.Text, StringComparison.Ordinal);
        Assert.Equal(await world.Town.ValueAsync<string>("SELECT check_code FROM notices"), sms.Parameters![4] + sms.Parameters[5]);
        Assert.Equal(sms.SerialNo, await world.Town.ValueAsync<string>("SELECT serial_no FROM attempts"));
        Assert.Equal(("Fallback", "Accepted", InThreeDays), (await world.Town.StateAsync(worker, SmsTown.Slot), await world.AttemptAsync(worker), await world.TaskAsync(worker)));
    }

    [Theory]
    [InlineData("RequestLimitExceeded", "NotAccepted", true, InThreeDays)]
    [InlineData("LimitExceeded.PhoneNumberThirtySecondLimit", "NotAccepted", true, InThreeDays)]
    [InlineData("LimitExceeded.AppDailyLimit", "NotAccepted", true, InThreeDays)]
    [InlineData("FailedOperation.SignatureIncorrectOrUnapproved", "NotAccepted", true, InThreeDays)]
    [InlineData("InvalidParameterValue.IncorrectPhoneNumber", "Refused", false, NextDay)]
    [InlineData("FailedOperation.PhoneNumberInBlacklist", "Refused", false, NextDay)]
    [InlineData("FailedOperation.ContainSensitiveWord", "NotAccepted", false, NextDay)]
    [InlineData("InternalError.OtherError", "Unknown", false, InThreeDays)]
    [InlineData("cut", "Unknown", false, InThreeDays)]
    [InlineData("cut-after", "Unknown", false, InThreeDays)]
    [InlineData("502", "Unknown", false, InThreeDays)]
    [InlineData("late", "Unknown", false, InThreeDays)]
    [InlineData("malformed", "Unknown", false, InThreeDays)]
    public async Task Each_outcome_has_its_own_end(string accident, string attempt, bool again, string task)
    {
        world.Sms.World.Faults.Add(FaultOf(accident));

        await world.HoldAsync();
        await world.SendAsync();

        Assert.Single(world.Sms.Calls);
        Assert.Equal((attempt, again, task), (await world.AttemptAsync(worker), await world.IsDueAsync(worker), await world.TaskAsync(worker)));
        Assert.Equal("Fallback", await world.Town.StateAsync(worker, SmsTown.Slot));
    }

    [Theory]
    [InlineData("RequestLimitExceeded", 0.1)]
    [InlineData("LimitExceeded.PhoneNumberThirtySecondLimit", 0.1)]
    [InlineData("LimitExceeded.PhoneNumberDailyLimit", 24)]
    [InlineData("LimitExceeded.AppDailyLimit", 24)]
    public async Task What_was_certainly_not_taken_is_sent_later_and_once(string accident, double hours)
    {
        world.Sms.World.Faults.Add(FaultOf(accident));
        await world.HoldAsync();
        await world.SendAsync();
        await world.SendAsync();
        Assert.Single(world.Sms.Calls);

        world.Clock.Advance(TimeSpan.FromHours(hours));
        await world.SendAsync();
        await world.SendAsync();

        Assert.Single(world.Sms.Taken);
        Assert.Equal("NotAccepted Accepted", await world.AttemptAsync(worker));
    }

    [Theory]
    [InlineData("cut-after")]
    [InlineData("cut")]
    public async Task An_SMS_whose_end_nobody_knows_is_never_sent_again(string accident)
    {
        world.Sms.World.Faults.Add(FaultOf(accident));
        await world.HoldAsync();
        await world.SendAsync();

        for (var hour = 0; hour < 80; hour += 4)
        {
            world.Clock.Advance(TimeSpan.FromHours(4));
            await world.Duty.Watchdog.PassAsync(CancellationToken.None);
            await world.SendAsync();
        }

        Assert.Single(world.Sms.Calls);
        Assert.Equal(("Unknown", InThreeDays), (await world.AttemptAsync(worker), await world.TaskAsync(worker)));
    }

    [Fact]
    public async Task A_program_that_dies_between_intent_and_answer_leaves_an_unknown_that_is_never_sent()
    {
        await world.HoldAsync();
        Assert.IsType<SmsFenced.Intent>(await world.Duty.Get<SmsFence>().NextAsync(new SmsPlace(), CancellationToken.None));
        Assert.Equal("Sending", await world.AttemptAsync(worker));

        await using var next = world.NewProgram();
        await next.Sms.DispatchDueAsync(CancellationToken.None);
        await world.Town.SqlAsync("UPDATE attempts SET lease_until = now() - interval '1 second'");
        await next.Watchdog.PassAsync(CancellationToken.None);
        world.Clock.Advance(TimeSpan.FromHours(2));
        await next.Watchdog.PassAsync(CancellationToken.None);
        await next.Sms.DispatchDueAsync(CancellationToken.None);

        Assert.Empty(world.Sms.Calls);
        Assert.Equal(("Unknown", "crashed"), (await world.AttemptAsync(worker), await world.Town.ValueAsync<string>("SELECT vendor_code FROM attempts")));
        Assert.Equal(0, await world.Town.ValueAsync<long>("SELECT count(*) FROM attempts WHERE state = 'Sending'"));
    }

    [Fact]
    public async Task A_program_that_is_stopped_writes_down_what_it_has_sent()
    {
        for (var other = 0; other < 60; other++) await world.PersonAsync();
        await world.HoldAsync();
        using var stop = new CancellationTokenSource();
        var work = world.Duty.Sms.DispatchDueAsync(stop.Token);
        while (world.Sms.Taken.Count < 5 && !work.IsCompleted) await Task.Delay(1);

        await stop.CancelAsync();
        await Task.WhenAny(work);

        Assert.Equal(world.Sms.Taken.Count, await world.Town.ValueAsync<long>("SELECT count(*) FROM attempts"));
        Assert.Equal(world.Sms.Taken.Count, await world.Town.ValueAsync<long>("SELECT count(*) FROM attempts WHERE state = 'Accepted'"));
    }

    [Fact]
    public async Task A_certain_answer_after_the_end_of_the_lease_still_says_what_happened()
    {
        await world.HoldAsync();
        var intent = (SmsFenced.Intent)await world.Duty.Get<SmsFence>().NextAsync(new SmsPlace(), CancellationToken.None);
        await world.Town.SqlAsync("UPDATE attempts SET lease_until = now() - interval '1 second'");
        await world.Duty.Sweep.PassAsync(CancellationToken.None);

        await world.Duty.Get<SmsLedger>().RecordAsync(intent, new Infra.Sms.SmsOutcome.Accepted("2645:1", 1), CancellationToken.None);

        Assert.Equal("Accepted", await world.AttemptAsync(worker));
    }

    [Fact]
    public async Task Two_programs_at_once_write_to_everybody_once()
    {
        for (var other = 0; other < 59; other++) await world.PersonAsync($"138{other:D8}");
        await world.HoldAsync();
        await using var second = world.NewProgram();

        await Task.WhenAll(world.SendAsync(), second.Sms.DispatchDueAsync(CancellationToken.None));

        Assert.Equal(60, world.Sms.Taken.Count);
        Assert.Equal(60, world.Sms.Taken.Select(sms => sms.Parameters![4] + sms.Parameters[5]).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(60, await world.Town.ValueAsync<long>("SELECT count(*) FROM attempts WHERE state = 'Accepted' AND serial_no IS NOT NULL"));
    }

    [Fact]
    public async Task Two_people_on_one_phone_are_written_to_one_after_the_other_each_with_a_code_of_their_own()
    {
        await world.PersonAsync(SmsTown.Mobile);
        await world.HoldAsync();

        await world.SendAsync();
        Assert.Single(world.Sms.Taken);
        world.Clock.Advance(TimeSpan.FromSeconds(36));
        await world.SendAsync();

        Assert.Equal(2, world.Sms.Taken.Select(sms => sms.Parameters![4] + sms.Parameters[5]).Distinct(StringComparer.Ordinal).Count());
        Assert.DoesNotContain(world.Sms.Calls, call => call.SerialNo is null);
        Assert.True(world.Sms.Taken[1].At - world.Sms.Taken[0].At >= TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Whose_excuse_is_asked_for_or_who_has_answered_gets_nothing()
    {
        var answered = await world.PersonAsync("13800000002");
        await world.HoldAsync();
        await ExcuseAsync(worker);
        await world.Town.SqlAsync("INSERT INTO evidence (id, worker_id, slot, kind, at) VALUES (uuid_v7(), $1, $2, 'Opened', '2026-12-01 02:00+00')", answered.Value, SmsTown.Slot);
        world.Clock.Advance(TimeSpan.FromHours(1));
        await world.Duty.Sweep.PassAsync(CancellationToken.None);

        await world.SendAsync();

        Assert.Empty(world.Sms.Calls);
        Assert.Equal("Fulfilled", await world.Town.StateAsync(answered, SmsTown.Slot));
        Assert.False(await world.IsDueAsync(answered));
    }

    [Fact]
    public async Task An_opening_that_closed_since_the_round_is_not_told_of()
    {
        await world.HoldAsync();
        await world.Town.SqlAsync("UPDATE job_postings SET state = 'Closed'");

        await world.SendAsync();

        Assert.Equal("2003", Assert.Single(world.Sms.Taken).TemplateId);
    }

    [Theory]
    [InlineData("Unreachable", null, "Visit Open 2026-12-02")]
    [InlineData("NumberChanged", null, NextDay)]
    [InlineData("Reachable", "PhoneCall", NextDay)]
    [InlineData("Reachable", "Visit", NextDay)]
    public async Task Who_has_no_use_for_an_SMS_is_called_on_the_next_day(string contact, string? preferred, string task)
    {
        await world.Town.SqlAsync("UPDATE workers SET contact = $2 WHERE id = $1", worker.Value, contact);
        if (preferred is not null) await PreferAsync("preferred_channel, changed_at", "$2, now()", preferred);

        await world.HoldAsync();
        await world.SendAsync();

        Assert.Empty(world.Sms.Calls);
        Assert.Equal(task, await world.TaskAsync(worker));
    }

    [Fact]
    public async Task Whose_number_has_changed_since_is_called_on_the_next_day()
    {
        await world.HoldAsync();
        await world.Town.SqlAsync("UPDATE workers SET contact = 'NumberChanged'");

        await world.SendAsync();

        Assert.Empty(world.Sms.Calls);
        Assert.Equal(NextDay, await world.TaskAsync(worker));
    }

    [Fact]
    public async Task A_number_that_the_vendor_refused_is_not_tried_in_the_next_half_month()
    {
        world.Sms.World.Faults.Add(FaultOf("FailedOperation.PhoneNumberInBlacklist"));
        await world.HoldAsync();
        await world.SendAsync();

        world.Clock.MoveTo(new DateTimeOffset(2026, 12, 16, 1, 30, 0, TimeSpan.Zero));
        await world.Duty.Rounds.HoldAsync(NoticeSlot.Parse("2026-12-H2"), RoundStart.Operator, CancellationToken.None);
        await world.SendAsync();

        Assert.Single(world.Sms.Calls);
        Assert.Equal("2026-12-17", await world.Town.ValueAsync<string>("SELECT due_on::text FROM outreach_tasks WHERE slot = '2026-12-H2'"));
    }

    [Fact]
    public async Task Who_can_be_reached_in_the_evening_only_is_written_to_in_the_evening()
    {
        await world.Town.SqlAsync("UPDATE workers SET contact = 'EveningOnly'");
        await world.HoldAsync();
        await world.SendAsync();
        Assert.Empty(world.Sms.Calls);

        world.Clock.MoveTo(Shanghai.At(new DateOnly(2026, 12, 1), new TimeOnly(18, 0)));
        await world.SendAsync();

        Assert.Single(world.Sms.Taken);
        Assert.Equal(InThreeDays, await world.TaskAsync(worker));
    }

    [Fact]
    public async Task Nobody_is_written_to_after_eight_in_the_evening_however_late_the_dispatch_is()
    {
        await world.HoldAsync();
        world.Clock.MoveTo(Shanghai.At(new DateOnly(2026, 12, 1), new TimeOnly(20, 0)));
        await world.SendAsync();
        Assert.Empty(world.Sms.Calls);

        world.Clock.MoveTo(Shanghai.At(new DateOnly(2026, 12, 2), new TimeOnly(9, 0)));
        await world.SendAsync();

        Assert.Single(world.Sms.Taken);
    }

    [Theory]
    [InlineData("01 08:59", "Reachable", null, null, "01 09:00")]
    [InlineData("01 09:00", "Reachable", null, null, "01 09:00")]
    [InlineData("01 20:00", "Reachable", null, null, "02 09:00")]
    [InlineData("01 12:30", "EveningOnly", null, null, "01 18:00")]
    [InlineData("01 12:30", "Reachable", "12:00", "14:00", "01 14:00")]
    [InlineData("01 14:00", "Reachable", "12:00", "14:00", "01 14:00")]
    [InlineData("01 06:00", "Reachable", "21:00", "10:30", "01 10:30")]
    [InlineData("01 19:30", "Reachable", "19:00", "09:30", "02 09:30")]
    [InlineData("01 19:30", "EveningOnly", "17:00", "19:45", "01 19:45")]
    [InlineData("01 10:00", "EveningOnly", "17:00", "21:00", null)]
    [InlineData("01 10:00", "Reachable", "08:00", "08:00", "01 10:00")]
    public async Task The_hours_of_a_person_are_kept(string at, string contact, string? quietFrom, string? quietTo, string? expected)
    {
        var moment = await world.Town.ValueAsync<string>("""
            SELECT coalesce(to_char(first_contact($1::timestamp AT TIME ZONE 'Asia/Shanghai', $2, nullif($3, '')::time, nullif($4, '')::time) AT TIME ZONE 'Asia/Shanghai', 'DD HH24:MI'), 'never')
            """, "2026-12-" + at, contact, quietFrom ?? "", quietTo ?? "");

        Assert.Equal(expected ?? "never", moment);
    }

    [Fact]
    public async Task A_refused_signature_stops_the_template_with_an_alarm_and_everybody_stays_where_they_are()
    {
        for (var other = 0; other < 5; other++) await world.PersonAsync();
        await world.HoldAsync();
        world.Sms.World.Faults.Add(FaultOf("FailedOperation.SignatureIncorrectOrUnapproved"));
        await using var careful = world.NewProgram(("Duty:Sms:Parallelism", "1"));

        await careful.Sms.DispatchDueAsync(CancellationToken.None);
        world.Clock.Advance(TimeSpan.FromMinutes(11));
        await careful.Sms.DispatchDueAsync(CancellationToken.None);
        Assert.Single(world.Sms.Calls);
        Assert.Equal(6, await world.Town.ValueAsync<long>("SELECT count(*) FROM obligations WHERE state = 'Fallback' AND sms_due_at IS NOT NULL"));
        Assert.Contains(careful.Logs.Lines, line => line.StartsWith("Critical", StringComparison.Ordinal) && line.Contains("SMS template 2001 is stopped", StringComparison.Ordinal));

        await careful.Get<IEnumerable<Microsoft.Extensions.Hosting.IHostedService>>().OfType<SmsSetup>().Single().StartAsync(CancellationToken.None);
        world.Clock.Advance(TimeSpan.FromMinutes(11));
        await careful.Sms.DispatchDueAsync(CancellationToken.None);
        Assert.Equal(6, world.Sms.Taken.Count);
    }

    [Fact]
    public async Task An_account_that_is_spent_is_left_alone_until_it_says()
    {
        for (var other = 0; other < 5; other++) await world.PersonAsync();
        await world.HoldAsync();
        world.Sms.World.Faults.Add(FaultOf("FailedOperation.InsufficientBalanceInSmsPackage"));
        await using var careful = world.NewProgram(("Duty:Sms:Parallelism", "1"));

        for (var minute = 0; minute < 9; minute++)
        {
            await careful.Sms.DispatchDueAsync(CancellationToken.None);
            world.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Single(world.Sms.Calls);
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        await careful.Sms.DispatchDueAsync(CancellationToken.None);
        Assert.Equal(6, world.Sms.Taken.Count);
    }

    [Fact]
    public async Task A_phone_number_stands_in_no_log()
    {
        foreach (var accident in new[] { "FailedOperation.PhoneNumberInBlacklist", "InternalError.OtherError", "FailedOperation.SignatureIncorrectOrUnapproved" }) world.Sms.World.Faults.Add(FaultOf(accident));
        for (var other = 0; other < 4; other++) await world.PersonAsync();
        await world.HoldAsync();
        await world.SendAsync();
        await world.Duty.Watchdog.PassAsync(CancellationToken.None);

        Assert.NotEmpty(world.Duty.Logs.Lines);
        Assert.All(world.Duty.Logs.Lines, line => Assert.DoesNotMatch("1390000|1370000|the-sms-key|receipts-of-the-tests", line));
    }

    private async Task ExcuseAsync(WorkerId of)
    {
        var asker = Guid.CreateVersion7();
        await world.Town.SqlAsync("INSERT INTO staff (id, role, region_code, display_name, invited_at) VALUES ($1, 'Caseworker', '530602', 'x', now())", asker);
        await world.Town.SqlAsync("INSERT INTO excuses (id, worker_id, slot, reason, document, asked_by, asked_at) VALUES (uuid_v7(), $1, $2, 'MovedAway', '材料', $3, now())", of.Value, SmsTown.Slot, asker);
    }

    private Task<int> PreferAsync(string columns, string values, object value) =>
        world.Town.SqlAsync($"INSERT INTO contact_preferences (worker_id, {columns}) VALUES ($1, {values})", worker.Value, value);

    private static Fault FaultOf(string accident) => accident switch
    {
        "cut" => new Fault { Kind = FaultKind.Cut },
        "cut-after" => new Fault { Kind = FaultKind.Cut, After = true },
        "502" => new Fault { Kind = FaultKind.Status, After = true },
        "late" => new Fault { Kind = FaultKind.Delay, DelayMs = 5_500, After = true },
        "malformed" => new Fault { Kind = FaultKind.Malformed, After = true },
        "RequestLimitExceeded" => new Fault { Kind = FaultKind.ErrCode, Code = accident, AsError = true },
        _ => new Fault { Kind = FaultKind.ErrCode, Code = accident },
    };
}
