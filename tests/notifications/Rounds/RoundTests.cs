using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Notifications.Rounds;
using JobAssist.Mobile.Notifications.Tests.World;
using JobAssist.Mobile.TestShared;

namespace JobAssist.Mobile.Notifications.Tests.Rounds;

public sealed class RoundTests : IAsyncLifetime
{
    private static readonly NoticeSlot Slot = new(2026, 12, 1);
    private readonly ManualClock clock = new(new DateTimeOffset(2026, 12, 1, 1, 30, 0, TimeSpan.Zero));
    private Town town = null!;
    private WeChatWorld weChat = null!;
    private DutyHost duty = null!;

    public async ValueTask InitializeAsync()
    {
        town = await Town.BuildAsync();
        await town.PoliciesAsync();
        weChat = await WeChatWorld.StartAsync(clock);
        duty = DutyHost.Build(town, weChat, clock);
    }

    public async ValueTask DisposeAsync()
    {
        await duty.DisposeAsync();
        await weChat.DisposeAsync();
        await town.Database.DisposeAsync();
    }

    [Fact]
    public async Task A_round_matches_composes_and_sends_a_message_that_names_the_opening_and_the_check_code()
    {
        await town.PostingAsync();
        var (worker, _) = await town.ReachableAsync(weChat, "anna");

        Assert.True(await duty.Rounds.HoldAsync(Slot, RoundStart.Schedule, CancellationToken.None));
        await duty.Dispatcher.DispatchDueAsync(CancellationToken.None);

        Assert.Equal("Accepted", await town.StateAsync(worker, "2026-12-H1"));
        var message = Assert.Single(weChat.Taken);
        var code = await town.ValueAsync<string>("SELECT check_code FROM notices");
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
        await town.WorkerAsync(null, hard, birthOn, intention, verification);

        await duty.Rounds.HoldAsync(Slot, RoundStart.Operator, CancellationToken.None);

        Assert.Equal(owed, await town.ValueAsync<long>("SELECT count(*) FROM obligations"));
    }

    [Fact]
    public async Task Two_a_month_are_both_halves_and_one_a_month_is_exactly_one_whoever_comes_late_included()
    {
        for (var person = 0; person < 10; person++) await town.WorkerAsync(hardToEmploy: true);
        for (var person = 0; person < 40; person++) await town.WorkerAsync(hardToEmploy: false);
        await duty.Rounds.HoldAsync(Slot, RoundStart.Operator, CancellationToken.None);
        for (var person = 0; person < 10; person++) await town.WorkerAsync(hardToEmploy: false);
        clock.MoveTo(new DateTimeOffset(2026, 12, 16, 1, 30, 0, TimeSpan.Zero));
        await duty.Rounds.HoldAsync(Slot.Next(), RoundStart.Operator, CancellationToken.None);

        Assert.Equal(10, await town.ValueAsync<long>("SELECT count(*) FROM (SELECT worker_id FROM obligations WHERE category = 'HardToEmploy' GROUP BY 1 HAVING count(*) = 2) t"));
        Assert.Equal(50, await town.ValueAsync<long>("SELECT count(*) FROM (SELECT worker_id FROM obligations WHERE category = 'JobSeeker' GROUP BY 1 HAVING count(*) = 1) t"));
        Assert.Equal(70, await town.ValueAsync<long>("SELECT count(*) FROM obligations"));
        Assert.InRange(await town.ValueAsync<long>("SELECT count(*) FROM obligations WHERE category = 'JobSeeker' AND slot = '2026-12-H1'"), 5, 35);
    }

    [Fact]
    public async Task The_nearest_regions_policy_speaks_and_of_two_categories_the_one_that_owes_more()
    {
        await town.WorkerAsync(hardToEmploy: true);
        await town.WorkerAsync(hardToEmploy: false);
        await town.SqlAsync("""
            INSERT INTO notice_policies (id, region_code, category, slots_per_month, met_by, source, valid_from, valid_to) VALUES
              (uuid_v7(), '530602', 'JobSeeker', 2, 'Delivery', 'x', '2026-12-01', '2026-12-31'), (uuid_v7(), '530600', 'HardToEmploy', 1, 'Evidence', 'x', '2020-01-01', NULL),
              (uuid_v7(), '530602', 'HardToEmploy', 0, 'Evidence', 'x', '2027-01-01', NULL)
            """);

        await duty.Rounds.HoldAsync(Slot, RoundStart.Operator, CancellationToken.None);

        Assert.Equal("JobSeeker Delivery,JobSeeker Delivery", await town.ValueAsync<string>("SELECT string_agg(category || ' ' || met_by, ',') FROM obligations"));
    }

    [Fact]
    public async Task A_policy_that_asks_for_more_from_inside_a_slot_adds_on_that_day_and_one_that_asks_for_less_takes_nothing_back()
    {
        await town.WorkerAsync(hardToEmploy: true);
        await town.WorkerAsync(hardToEmploy: false);
        await town.SqlAsync("""
            UPDATE notice_policies SET valid_to = '2026-12-05', slots_per_month = CASE WHEN category = 'JobSeeker' THEN 0 ELSE 2 END;
            INSERT INTO notice_policies (id, region_code, category, slots_per_month, met_by, source, valid_from) VALUES
              (uuid_v7(), '530000', 'JobSeeker', 2, 'Evidence', 'x', '2026-12-06'), (uuid_v7(), '530000', 'HardToEmploy', 0, 'Evidence', 'x', '2026-12-06')
            """);

        await duty.Rounds.HoldAsync(Slot, RoundStart.Operator, CancellationToken.None);
        var before = await town.ValueAsync<string>("SELECT string_agg(category, ',') FROM obligations");
        clock.MoveTo(new DateTimeOffset(2026, 12, 6, 1, 30, 0, TimeSpan.Zero));
        await duty.Rounds.HoldAsync(Slot, RoundStart.Operator, CancellationToken.None);

        Assert.Equal("HardToEmploy", before);
        Assert.Equal("HardToEmploy 2026-12-12,JobSeeker 2026-12-12", await town.ValueAsync<string>("SELECT string_agg(category || ' ' || safety_on, ',' ORDER BY category) FROM obligations"));
    }

    [Fact]
    public async Task The_days_of_a_slot_and_its_hour_come_from_the_policy()
    {
        await town.WorkerAsync();
        await town.SqlAsync("UPDATE notice_policies SET send_at = '08:00', fallback_after_days = 5, safety_after_days = 9, writing_days = 3");
        clock.MoveTo(new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(-1));
        Assert.False(await duty.Rounds.IsTimeAsync(Slot, CancellationToken.None));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await duty.Rounds.IsTimeAsync(Slot, CancellationToken.None));

        await duty.Rounds.HoldAsync(Slot, RoundStart.Operator, CancellationToken.None);

        Assert.Equal("2026-12-06 2026-12-10 2026-12-19 00", await town.ValueAsync<string>("SELECT fallback_on || ' ' || safety_on || ' ' || closes_on || ' ' || to_char(due_at AT TIME ZONE 'UTC', 'HH24') FROM obligations"));
    }

    [Theory]
    [InlineData("2026-12-H2", 0, "2026-12-23 2026-12-27")]
    [InlineData("2027-02-H2", 0, "2027-02-23 2027-02-24")]
    [InlineData("2027-02-H1", 12, "2027-02-08 2027-02-12")]
    [InlineData("2027-02-H1", 15, "2027-02-04 2027-02-04")]
    public async Task Where_the_office_is_closed_at_the_end_of_a_slot_its_safety_date_leaves_days_to_call(string name, int closedUntil, string days)
    {
        var slot = NoticeSlot.Parse(name);
        await town.WorkerAsync();
        if (closedUntil > 0) await town.SqlAsync("INSERT INTO holidays (day, kind, name) SELECT d::date, 'Holiday', '春节' FROM generate_series('2027-02-06'::date, '2027-02-01'::date + $1 - 1, '1 day') d", closedUntil);
        clock.MoveTo(Shanghai.At(slot.FirstDay, new TimeOnly(9, 30)));

        await duty.Get<ObligationMaker>().MakeAsync(slot, again: false, CancellationToken.None);

        Assert.Equal(days, await town.ValueAsync<string>("SELECT fallback_on || ' ' || safety_on FROM obligations"));
    }

    [Fact]
    public async Task Who_comes_when_no_working_day_is_left_to_call_them_is_owed_from_the_next_slot_on()
    {
        await duty.Rounds.HoldAsync(Slot, RoundStart.Operator, CancellationToken.None);
        foreach (var (day, owed) in new[] { (14, 1), (15, 1) })
        {
            await town.WorkerAsync();
            clock.MoveTo(Shanghai.At(new DateOnly(2026, 12, day), new TimeOnly(9, 30)));
            await duty.Rounds.HoldAsync(Slot, RoundStart.Operator, CancellationToken.None);
            Assert.Equal(owed, await town.ValueAsync<long>("SELECT count(*) FROM obligations"));
        }

        clock.MoveTo(Shanghai.At(new DateOnly(2026, 12, 16), new TimeOnly(9, 30)));
        await duty.Rounds.HoldAsync(new NoticeSlot(2026, 12, 2), RoundStart.Operator, CancellationToken.None);
        Assert.Equal(2, await town.ValueAsync<long>("SELECT count(*) FROM obligations WHERE slot = '2026-12-H2'"));
    }

    [Fact]
    public async Task Nobody_is_owed_twice_however_often_and_by_however_many_the_round_is_held()
    {
        for (var person = 0; person < 50; person++) await town.WorkerAsync();
        await using var second = DutyHost.Build(town, weChat, clock, ("Duty:Round:Batch", "7"));

        var started = await Task.WhenAll(Enumerable.Range(0, 6).Select(turn => (turn % 2 == 0 ? duty : second).Rounds.HoldAsync(Slot, RoundStart.Sweep, CancellationToken.None)));

        Assert.Single(started, mine => mine);
        Assert.Equal(50, await town.ValueAsync<long>("SELECT count(*) FROM obligations WHERE composed_at IS NOT NULL"));
        Assert.Equal(50, await town.ValueAsync<long>("SELECT count(*) FROM notices"));
        Assert.Equal(1, await town.ValueAsync<long>("SELECT count(*) FROM rounds WHERE composed_at IS NOT NULL AND owed = 50"));
    }

    [Fact]
    public async Task Who_cannot_be_reached_goes_to_a_person_at_composition_with_the_reason_and_the_next_working_day()
    {
        await town.WorkerAsync();
        await town.WorkerAsync(await town.AccountAsync("o-without"));
        var bad = await town.AccountAsync("o-bad");
        await town.ConsentAsync(bad);
        await town.WorkerAsync(bad);
        await town.SqlAsync("UPDATE accounts SET bad_since = now() WHERE id = $1", bad.Value);
        await town.SqlAsync("INSERT INTO holidays (day, kind, name) VALUES ('2026-12-02', 'Holiday', 'x'), ('2026-12-05', 'Workday', 'x')");

        await duty.Rounds.HoldAsync(Slot, RoundStart.Operator, CancellationToken.None);

        Assert.Equal("bad_openid,no_account,no_consent", await town.ValueAsync<string>("SELECT string_agg(t.reason, ',' ORDER BY t.reason) FROM outreach_tasks t JOIN obligations o USING (worker_id, slot) WHERE o.state = 'Fallback' AND o.reason = t.reason AND t.due_on = '2026-12-03' AND t.rung = 'Visit'"));
        var figures = await duty.Report.SaveAsync(Slot, CancellationToken.None);
        Assert.Equal((3, 3, 3, 0), (figures.Owed, figures.WithoutChannel, figures.HandedToPerson, figures.Failed));
    }

    [Fact]
    public async Task Without_a_fitting_opening_the_message_says_so_honestly()
    {
        await town.PostingAsync("已关闭的岗位", "Closed");
        await town.ReachableAsync(weChat, "anna");

        await duty.Watchdog.PassAsync(CancellationToken.None);
        await duty.Dispatcher.DispatchDueAsync(CancellationToken.None);

        Assert.True(await town.ValueAsync<bool>("SELECT nothing_fits FROM notices"));
        Assert.Equal("目前没有合适的岗位", Assert.Single(weChat.Taken).Values!["thing1"]);
    }

    [Fact]
    public async Task An_opening_closed_between_composing_and_sending_is_not_told_of()
    {
        var first = await town.PostingAsync("先关闭");
        await town.ReachableAsync(weChat, "anna");
        await duty.Rounds.HoldAsync(Slot, RoundStart.Operator, CancellationToken.None);
        await town.SqlAsync("UPDATE job_postings SET state = 'Closed' WHERE id = $1", first);

        await duty.Dispatcher.DispatchDueAsync(CancellationToken.None);

        Assert.Equal("岗位有变动", Assert.Single(weChat.Taken).Values!["thing1"]);
    }

    [Fact]
    public async Task The_report_is_kept_with_the_round_and_nobody_is_lost_in_it()
    {
        await town.PostingAsync();
        await town.ReachableAsync(weChat, "anna");
        await town.WorkerAsync();

        await duty.Rounds.HoldAsync(Slot, RoundStart.Schedule, CancellationToken.None);
        await duty.Dispatcher.DispatchDueAsync(CancellationToken.None);
        await duty.Watchdog.PassAsync(CancellationToken.None);

        Assert.Equal("2 1 1 0", await town.ValueAsync<string>("SELECT concat_ws(' ', report->>'owed', report->>'accepted', report->>'handedToPerson', report->>'failed') FROM rounds"));
        Assert.Contains(duty.Logs.Lines, line => line.Contains("Round 2026-12-H1 report", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-12-01T01:29:59Z", false)]
    [InlineData("2026-12-01T01:30:00Z", true)]
    [InlineData("2026-12-09T20:00:00Z", true)]
    public async Task The_sweep_holds_the_round_from_half_past_nine_of_the_first_day_on(string instant, bool held)
    {
        clock.MoveTo(DateTimeOffset.Parse(instant));

        await duty.Watchdog.PassAsync(CancellationToken.None);

        Assert.Equal(held ? 1 : 0, await town.ValueAsync<long>("SELECT count(*) FROM rounds WHERE slot = '2026-12-H1' AND started_by = 'Sweep'"));
    }
}
