using JobAssist.Mobile.Notifications.Tests.World;

namespace JobAssist.Mobile.Notifications.Tests.Sms;

/// <summary>The second rung: who is written to, at what hour, and who is called instead.</summary>
public sealed class SmsAudienceTests : SmsTown
{
    [Fact]
    public async Task Whom_WeChat_cannot_reach_is_written_to_and_called_three_days_later()
    {
        await HoldAsync();
        Assert.Equal(1, await SendAsync());
        Assert.Equal(0, await SendAsync());

        var sms = Assert.Single(Sms.Taken);
        Assert.Equal(("+86" + Mobile, "2001", 1), (sms.Phone, sms.TemplateId, sms.Fee));
        Assert.Contains("电子厂普工", sms.Text, StringComparison.Ordinal);
        Assert.Equal(await Town.ValueAsync<string>("SELECT check_code FROM notices"), sms.Parameters![4] + sms.Parameters[5]);
        Assert.Equal(sms.SerialNo, await Town.ValueAsync<string>("SELECT serial_no FROM attempts"));
        Assert.Equal(("Fallback", "Accepted", InThreeDays), (await StateAsync(Worker), await AttemptAsync(), await TaskAsync()));
    }

    [Fact]
    public async Task Two_people_on_one_phone_are_written_to_one_after_the_other_each_with_a_code_of_their_own()
    {
        await PersonAsync(Mobile);
        await HoldAsync();

        await SendAsync();
        Assert.Single(Sms.Taken);
        Clock.Advance(TimeSpan.FromSeconds(36));
        await SendAsync();

        Assert.Equal(2, Sms.Taken.Select(sms => sms.Parameters![4] + sms.Parameters[5]).Distinct(StringComparer.Ordinal).Count());
        Assert.DoesNotContain(Sms.Calls, call => call.SerialNo is null);
        Assert.True(Sms.Taken[1].At - Sms.Taken[0].At >= TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Whose_excuse_is_asked_for_or_who_has_answered_gets_nothing()
    {
        var answered = await PersonAsync("13800000002");
        await HoldAsync();
        await AskToExcuseAsync();
        await Town.SqlAsync("INSERT INTO evidence (id, worker_id, slot, kind, at) VALUES (uuid_v7(), $1, $2, 'Opened', '2026-12-01 02:00+00')", answered.Value, Slot);
        Clock.Advance(TimeSpan.FromHours(1));
        await Duty.Sweep.PassAsync(CancellationToken.None);

        await SendAsync();

        Assert.Empty(Sms.Calls);
        Assert.Equal("Fulfilled", await StateAsync(answered));
        Assert.False(await IsDueAsync(answered));
    }

    [Fact]
    public async Task An_opening_that_closed_since_the_round_is_not_told_of()
    {
        await HoldAsync();
        await Town.SqlAsync("UPDATE job_postings SET state = 'Closed'");

        await SendAsync();

        Assert.Equal("2003", Assert.Single(Sms.Taken).TemplateId);
    }

    [Theory]
    [InlineData("Unreachable", null, "Visit Open 2026-12-02")]
    [InlineData("NumberChanged", null, NextDay)]
    [InlineData("Reachable", "PhoneCall", NextDay)]
    [InlineData("Reachable", "Visit", "Visit Open 2026-12-02")]
    public async Task Who_has_no_use_for_an_SMS_is_called_on_the_next_day(string contact, string? preferred, string task)
    {
        await Town.SqlAsync("UPDATE workers SET contact = $2 WHERE id = $1", Worker.Value, contact);
        if (preferred is not null) await Town.SqlAsync("INSERT INTO contact_preferences (worker_id, preferred_channel, changed_at) VALUES ($1, $2, now())", Worker.Value, preferred);

        await HoldAndSendAsync();

        Assert.Empty(Sms.Calls);
        Assert.Equal(task, await TaskAsync());
    }

    [Fact]
    public async Task Whose_number_has_changed_since_is_called_on_the_next_day()
    {
        await HoldAsync();
        await Town.SqlAsync("UPDATE workers SET contact = 'NumberChanged'");

        await SendAsync();

        Assert.Empty(Sms.Calls);
        Assert.Equal(NextDay, await TaskAsync());
    }

    [Fact]
    public async Task A_number_that_the_vendor_refused_is_not_tried_in_the_next_half_month()
    {
        Sms.World.Faults.Add(FaultOf("FailedOperation.PhoneNumberInBlacklist"));
        await HoldAndSendAsync();

        Clock.MoveTo(Beijing(16, 9, 30));
        await HoldAsync(slot: First.Next());
        await SendAsync();

        Assert.Single(Sms.Calls);
        Assert.Equal("2026-12-17", await Town.ValueAsync<string>("SELECT due_on::text FROM outreach_tasks WHERE slot = '2026-12-H2'"));
    }

    [Fact]
    public async Task Who_can_be_reached_in_the_evening_only_is_written_to_in_the_evening()
    {
        await Town.SqlAsync("UPDATE workers SET contact = 'EveningOnly'");
        await HoldAndSendAsync();
        Assert.Empty(Sms.Calls);

        Clock.MoveTo(Beijing(1, 18));
        await SendAsync();

        Assert.Single(Sms.Taken);
        Assert.Equal(InThreeDays, await TaskAsync());
    }

    [Fact]
    public async Task Nobody_is_written_to_after_eight_in_the_evening_however_late_the_dispatch_is()
    {
        await HoldAsync();
        Clock.MoveTo(Beijing(1, 20));
        await SendAsync();
        Assert.Empty(Sms.Calls);

        Clock.MoveTo(Beijing(2, 9));
        await SendAsync();

        Assert.Single(Sms.Taken);
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
        var moment = await Town.ValueAsync<string>("""
            SELECT coalesce(to_char(first_contact($1::timestamp AT TIME ZONE 'Asia/Shanghai', $2, nullif($3, '')::time, nullif($4, '')::time) AT TIME ZONE 'Asia/Shanghai', 'DD HH24:MI'), 'never')
            """, "2026-12-" + at, contact, quietFrom ?? "", quietTo ?? "");

        Assert.Equal(expected ?? "never", moment);
    }

    private async Task AskToExcuseAsync()
    {
        var asker = Guid.CreateVersion7();
        await Town.SqlAsync("INSERT INTO staff (id, role, region_code, display_name, invited_at) VALUES ($1, 'Caseworker', '530602', 'x', now())", asker);
        await Town.SqlAsync("INSERT INTO excuses (id, worker_id, slot, reason, document, asked_by, asked_at) VALUES (uuid_v7(), $1, $2, 'MovedAway', '材料', $3, now())", Worker.Value, Slot, asker);
    }
}
