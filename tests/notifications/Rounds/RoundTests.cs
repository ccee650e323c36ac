using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Notifications.Rounds;
using JobAssist.Mobile.Notifications.Tests.World;

namespace JobAssist.Mobile.Notifications.Tests.Rounds;

/// <summary>Who is owed a message in a half month, by which days, and what a round does about it.</summary>
public sealed class RoundTests : DutyTown
{
    [Fact]
    public async Task A_round_matches_composes_and_sends_a_message_that_names_the_opening_and_the_check_code()
    {
        await Town.PostingAsync();
        var (worker, _) = await Town.ReachableAsync(WeChat, "anna");

        Assert.True(await HoldAsync(by: RoundStart.Schedule));
        await DispatchAsync();

        Assert.Equal("Accepted", await StateAsync(worker));
        var message = Assert.Single(WeChat.Taken);
        var code = await Town.ValueAsync<string>("SELECT check_code FROM notices");
        Assert.Equal("电子厂普工|昭阳区|4500-6000元/月|" + code + "|打开看详情，凭核验码可查真假", string.Join('|', message.Values!.OrderBy(pair => pair.Key[^1]).Select(pair => pair.Value)));
        Assert.Equal("pages/notice/index?c=" + code, message.Page);
        Assert.Null(message.Note);
    }

    [Theory]
    [InlineData("1990-01-01", "WantsWork", "Verified", true, 1)]
    [InlineData("2010-12-01", "WantsWork", "Verified", true, 1)]
    [InlineData("2010-12-02", "WantsWork", "Verified", true, 0)]
    [InlineData("1990-01-01", "None", "Verified", true, 0)]
    [InlineData("1990-01-01", "WantsWork", "Pending", true, 0)]
    public async Task Owed_is_who_is_sixteen_on_the_first_day_wants_work_and_is_verified(string birthOn, string intention, string verification, bool hard, int owed)
    {
        await Town.WorkerAsync(null, hard, birthOn, intention, verification);

        await HoldAsync();

        Assert.Equal(owed, await Town.ValueAsync<long>("SELECT count(*) FROM obligations"));
    }

    [Fact]
    public async Task Two_a_month_are_both_halves_and_one_a_month_is_exactly_one_whoever_comes_late_included()
    {
        for (var person = 0; person < 10; person++) await Town.WorkerAsync(hardToEmploy: true);
        for (var person = 0; person < 40; person++) await Town.WorkerAsync(hardToEmploy: false);
        await HoldAsync();
        for (var person = 0; person < 10; person++) await Town.WorkerAsync(hardToEmploy: false);
        Clock.MoveTo(Beijing(16, 9, 30));
        await HoldAsync(slot: First.Next());

        Assert.Equal(10, await Town.ValueAsync<long>("SELECT count(*) FROM (SELECT worker_id FROM obligations WHERE category = 'HardToEmploy' GROUP BY 1 HAVING count(*) = 2) t"));
        Assert.Equal(50, await Town.ValueAsync<long>("SELECT count(*) FROM (SELECT worker_id FROM obligations WHERE category = 'JobSeeker' GROUP BY 1 HAVING count(*) = 1) t"));
        Assert.Equal(70, await Town.ValueAsync<long>("SELECT count(*) FROM obligations"));
        Assert.InRange(await Town.ValueAsync<long>("SELECT count(*) FROM obligations WHERE category = 'JobSeeker' AND slot = '2026-12-H1'"), 5, 35);
    }

    [Fact]
    public async Task The_nearest_regions_policy_speaks_and_of_two_categories_the_one_that_owes_more()
    {
        await Town.WorkerAsync(hardToEmploy: true);
        await Town.WorkerAsync(hardToEmploy: false);
        await Town.SqlAsync("""
            INSERT INTO notice_policies (id, region_code, category, slots_per_month, met_by, source, valid_from, valid_to) VALUES
              (uuid_v7(), '530602', 'JobSeeker', 2, 'Delivery', 'x', '2026-12-01', '2026-12-31'), (uuid_v7(), '530600', 'HardToEmploy', 1, 'Evidence', 'x', '2020-01-01', NULL),
              (uuid_v7(), '530602', 'HardToEmploy', 0, 'Evidence', 'x', '2027-01-01', NULL)
            """);

        await HoldAsync();

        Assert.Equal("JobSeeker Delivery,JobSeeker Delivery", await Town.ValueAsync<string>("SELECT string_agg(category || ' ' || met_by, ',') FROM obligations"));
    }

    [Fact]
    public async Task A_policy_that_asks_for_more_from_inside_a_slot_adds_on_that_day_and_one_that_asks_for_less_takes_nothing_back()
    {
        await Town.WorkerAsync(hardToEmploy: true);
        await Town.WorkerAsync(hardToEmploy: false);
        await Town.SqlAsync("""
            UPDATE notice_policies SET valid_to = '2026-12-05', slots_per_month = CASE WHEN category = 'JobSeeker' THEN 0 ELSE 2 END;
            INSERT INTO notice_policies (id, region_code, category, slots_per_month, met_by, source, valid_from) VALUES
              (uuid_v7(), '530000', 'JobSeeker', 2, 'Evidence', 'x', '2026-12-06'), (uuid_v7(), '530000', 'HardToEmploy', 0, 'Evidence', 'x', '2026-12-06')
            """);

        await HoldAsync();
        var before = await Town.ValueAsync<string>("SELECT string_agg(category, ',') FROM obligations");
        Clock.MoveTo(Beijing(6, 9, 30));
        await HoldAsync();

        Assert.Equal("HardToEmploy", before);
        Assert.Equal("HardToEmploy 2026-12-12,JobSeeker 2026-12-12", await Town.ValueAsync<string>("SELECT string_agg(category || ' ' || safety_on, ',' ORDER BY category) FROM obligations"));
    }

    [Fact]
    public async Task The_days_of_a_slot_and_its_hour_come_from_the_policy()
    {
        await Town.WorkerAsync();
        await Town.SqlAsync("UPDATE notice_policies SET send_at = '08:00', fallback_after_days = 5, safety_after_days = 9, writing_days = 3");
        Clock.MoveTo(new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(-1));
        Assert.False(await Duty.Rounds.IsTimeAsync(First, CancellationToken.None));
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await Duty.Rounds.IsTimeAsync(First, CancellationToken.None));

        await HoldAsync();

        Assert.Equal("2026-12-06 2026-12-10 2026-12-19 00", await Town.ValueAsync<string>("SELECT fallback_on || ' ' || safety_on || ' ' || closes_on || ' ' || to_char(due_at AT TIME ZONE 'UTC', 'HH24') FROM obligations"));
    }

    [Theory]
    [InlineData("2026-12-H2", 0, "2026-12-23 2026-12-27")]
    [InlineData("2027-02-H2", 0, "2027-02-23 2027-02-24")]
    [InlineData("2027-02-H1", 12, "2027-02-08 2027-02-12")]
    [InlineData("2027-02-H1", 15, "2027-02-04 2027-02-04")]
    public async Task Where_the_office_is_closed_at_the_end_of_a_slot_its_safety_date_leaves_days_to_call(string name, int closedUntil, string days)
    {
        var slot = NoticeSlot.Parse(name);
        await Town.WorkerAsync();
        if (closedUntil > 0) await Town.SqlAsync("INSERT INTO holidays (day, kind, name) SELECT d::date, 'Holiday', '春节' FROM generate_series('2027-02-06'::date, '2027-02-01'::date + $1 - 1, '1 day') d", closedUntil);
        Clock.MoveTo(Shanghai.At(slot.FirstDay, new TimeOnly(9, 30)));

        await Duty.Get<ObligationMaker>().MakeAsync(slot, again: false, CancellationToken.None);

        Assert.Equal(days, await Town.ValueAsync<string>("SELECT fallback_on || ' ' || safety_on FROM obligations"));
    }

    [Fact]
    public async Task Who_comes_when_no_working_day_is_left_to_call_them_is_owed_from_the_next_slot_on()
    {
        await HoldAsync();
        foreach (var (day, owed) in new[] { (14, 1), (15, 1) })
        {
            await Town.WorkerAsync();
            Clock.MoveTo(Beijing(day, 9, 30));
            await HoldAsync();
            Assert.Equal(owed, await Town.ValueAsync<long>("SELECT count(*) FROM obligations"));
        }

        Clock.MoveTo(Beijing(16, 9, 30));
        await HoldAsync(slot: First.Next());
        Assert.Equal(2, await Town.ValueAsync<long>("SELECT count(*) FROM obligations WHERE slot = '2026-12-H2'"));
    }

    [Fact]
    public async Task Nobody_is_owed_twice_however_often_and_by_however_many_the_round_is_held()
    {
        for (var person = 0; person < 50; person++) await Town.WorkerAsync();
        await using var second = NewProgram(("Duty:Round:Batch", "7"));

        var started = await Task.WhenAll(Enumerable.Range(0, 6).Select(turn => HoldAsync(turn % 2 == 0 ? Duty : second, by: RoundStart.Sweep)));

        Assert.Single(started, mine => mine);
        Assert.Equal(50, await Town.ValueAsync<long>("SELECT count(*) FROM obligations WHERE composed_at IS NOT NULL"));
        Assert.Equal(50, await Town.ValueAsync<long>("SELECT count(*) FROM notices"));
        Assert.Equal(1, await Town.ValueAsync<long>("SELECT count(*) FROM rounds WHERE composed_at IS NOT NULL AND owed = 50"));
    }

    [Fact]
    public async Task Who_cannot_be_reached_goes_to_a_person_at_composition_with_the_reason_and_the_next_working_day()
    {
        await Town.WorkerAsync();
        await Town.WorkerAsync(await Town.AccountAsync("o-without"));
        var bad = await Town.AccountAsync("o-bad");
        await Town.ConsentAsync(bad);
        await Town.WorkerAsync(bad);
        await Town.SqlAsync("UPDATE accounts SET bad_since = now() WHERE id = $1", bad.Value);
        await Town.SqlAsync("INSERT INTO holidays (day, kind, name) VALUES ('2026-12-02', 'Holiday', 'x'), ('2026-12-05', 'Workday', 'x')");

        await HoldAsync();

        Assert.Equal("bad_openid,no_account,no_consent", await Town.ValueAsync<string>("SELECT string_agg(t.reason, ',' ORDER BY t.reason) FROM outreach_tasks t JOIN obligations o USING (worker_id, slot) WHERE o.state = 'Fallback' AND o.reason = t.reason AND t.due_on = '2026-12-03' AND t.rung = 'Visit'"));
        var figures = await Duty.Report.SaveAsync(First, CancellationToken.None);
        Assert.Equal((3, 3, 3, 0), (figures.Owed, figures.WithoutChannel, figures.HandedToPerson, figures.Failed));
    }

    [Fact]
    public async Task Without_a_fitting_opening_the_message_says_so_honestly()
    {
        await Town.PostingAsync("已关闭的岗位", "Closed");
        await Town.ReachableAsync(WeChat, "anna");

        await Duty.Watchdog.PassAsync(CancellationToken.None);
        await DispatchAsync();

        Assert.True(await Town.ValueAsync<bool>("SELECT nothing_fits FROM notices"));
        Assert.Equal("目前没有合适的岗位", Assert.Single(WeChat.Taken).Values!["thing1"]);
    }

    [Fact]
    public async Task An_opening_closed_between_composing_and_sending_is_not_told_of()
    {
        var first = await Town.PostingAsync("先关闭");
        await Town.ReachableAsync(WeChat, "anna");
        await HoldAsync();
        await Town.SqlAsync("UPDATE job_postings SET state = 'Closed' WHERE id = $1", first);

        await DispatchAsync();

        Assert.Equal("岗位有变动", Assert.Single(WeChat.Taken).Values!["thing1"]);
    }

    [Fact]
    public async Task The_report_is_kept_with_the_round_and_nobody_is_lost_in_it()
    {
        await Town.PostingAsync();
        await Town.ReachableAsync(WeChat, "anna");
        await Town.WorkerAsync();

        await HoldAsync(by: RoundStart.Schedule);
        await DispatchAsync();
        await Duty.Watchdog.PassAsync(CancellationToken.None);

        Assert.Equal("2 1 1 0", await Town.ValueAsync<string>("SELECT concat_ws(' ', report->>'owed', report->>'accepted', report->>'handedToPerson', report->>'failed') FROM rounds"));
        Assert.Contains(Duty.Logs.Lines, line => line.Contains("Round 2026-12-H1 report", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-12-01T01:29:59Z", false)]
    [InlineData("2026-12-01T01:30:00Z", true)]
    [InlineData("2026-12-09T20:00:00Z", true)]
    public async Task The_sweep_holds_the_round_from_half_past_nine_of_the_first_day_on(string instant, bool held)
    {
        Clock.MoveTo(DateTimeOffset.Parse(instant));

        await Duty.Watchdog.PassAsync(CancellationToken.None);

        Assert.Equal(held ? 1 : 0, await Town.ValueAsync<long>("SELECT count(*) FROM rounds WHERE slot = '2026-12-H1' AND started_by = 'Sweep'"));
    }
}
