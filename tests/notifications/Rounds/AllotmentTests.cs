using System.Collections.Concurrent;
using System.Diagnostics;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra;
using JobAssist.Mobile.Notifications.Rounds;
using JobAssist.Mobile.Notifications.Tests.World;
using Microsoft.Extensions.Options;
using Npgsql;

namespace JobAssist.Mobile.Notifications.Tests.Rounds;

/// <summary>How a round shares openings out among people.</summary>
public sealed class AllotmentTests : DutyTown
{
    [Fact]
    public async Task No_opening_is_told_to_more_people_than_its_places_allow_and_the_others_hear_honestly_that_nothing_fits()
    {
        await Town.PostingAsync("两个名额", headcount: 2);
        await Town.PostingAsync("一个名额", headcount: 1);
        await PeopleAsync(20);
        await using var duty = NewProgram(noticesPerSeat: 3);

        await HoldAsync(duty);

        Assert.Equal("3,6", await Town.ValueAsync<string>("SELECT string_agg(n::text, ',' ORDER BY n) FROM (SELECT count(*) n FROM notice_postings GROUP BY posting_id) t"));
        Assert.Equal(20, await Town.ValueAsync<long>("SELECT count(*) FROM notices"));
        Assert.Equal(await Town.ValueAsync<long>("SELECT count(*) FROM allotments WHERE posting_ids = '{}'"), await Town.ValueAsync<long>("SELECT count(*) FROM notices WHERE nothing_fits"));
        Assert.Equal("0 20 9 t", await Town.ValueAsync<string>("SELECT concat_ws(' ', over_capacity, workers, notices, bound >= value AND value > 0) FROM round_passes"));
    }

    [Fact]
    public async Task Where_there_is_room_for_everybody_each_gets_the_best_for_them_in_order()
    {
        for (var posting = 0; posting < 7; posting++) await Town.PostingAsync($"岗位{posting}");
        await PeopleAsync(3);
        await using var duty = NewProgram(noticesPerSeat: 20);

        await HoldAsync(duty);

        Assert.Equal(15, await Town.ValueAsync<long>("SELECT count(*) FROM notice_postings p JOIN notices n ON n.id = p.notice_id JOIN allotments a ON a.slot = n.slot AND a.worker_id = n.worker_id AND a.posting_ids[p.rank] = p.posting_id AND a.scores[p.rank] = p.score"));
        Assert.Equal(0, await Town.ValueAsync<long>("SELECT count(*) FROM round_prices WHERE price > 0"));
    }

    [Fact]
    public async Task Two_programs_at_once_allot_once()
    {
        await Town.PostingAsync(headcount: 1);
        await PeopleAsync(40);
        await using var one = NewProgram(noticesPerSeat: 5);
        await using var two = NewProgram(noticesPerSeat: 5);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(turn => HoldAsync(turn % 2 == 0 ? one : two, by: RoundStart.Sweep)));

        Assert.Equal("0", await Town.ValueAsync<string>("SELECT string_agg(pass::text, ',') FROM round_passes WHERE workers > 0"));
        Assert.Equal(40, await Town.ValueAsync<long>("SELECT count(*) FROM allotments"));
        Assert.Equal(5, await Town.ValueAsync<long>("SELECT count(*) FROM notice_postings"));
    }

    [Fact]
    public async Task An_allotment_killed_in_the_middle_of_writing_leaves_nothing_and_is_repeated_whole()
    {
        await Town.PostingAsync(headcount: 10);
        await PeopleAsync(60);
        var lines = new ConcurrentQueue<string>();
        var shift = new ShiftedClock(Beijing(2, 10) - TimeProvider.System.GetUtcNow());
        var settings = DutyHost.Settings(Town, WeChat.Address, ("Clock:Shift", (shift.GetUtcNow() - TimeProvider.System.GetUtcNow()).ToString("c")), ("Duty:Sweep:Interval", "00:00:00.300"), ("Duty:Dispatch:Interval", "00:00:00.300"), ("Duty:Allocation:NoticesPerSeat", "2"));

        await using (var blocker = await Town.Database.Source.OpenConnectionAsync())
        await using (var holding = await blocker.BeginTransactionAsync())
        {
            // Allotments are written, prices cannot be: the program dies between the two.
            await using (var command = new NpgsqlCommand("LOCK TABLE round_prices IN SHARE MODE", blocker)) await command.ExecuteNonQueryAsync();
            using var victim = new DutyProcess(settings, lines);
            await UntilAsync(async () => await Town.ValueAsync<long>("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%INSERT INTO round_prices%'") == 1, lines);
            victim.Kill();
        }

        await UntilAsync(async () => await Town.ValueAsync<long>("SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database WHERE l.locktype = 'advisory' AND d.datname = current_database()") == 0, lines);
        Assert.Equal(0, await Town.ValueAsync<long>("SELECT (SELECT count(*) FROM allotments) + (SELECT count(*) FROM round_passes) + (SELECT count(*) FROM round_prices) + (SELECT count(*) FROM notices)"));

        using var second = new DutyProcess(settings, lines);
        await UntilAsync(async () => await Town.ValueAsync<long>("SELECT count(*) FROM rounds WHERE composed_at IS NOT NULL") == 1, lines);
        Assert.Equal(0, await second.StopAsync());
        Assert.Equal("1 60 20 20", await Town.ValueAsync<string>("SELECT concat_ws(' ', (SELECT count(*) FROM round_passes), (SELECT count(*) FROM notices), (SELECT count(*) FROM notice_postings), (SELECT load FROM round_prices))"));
    }

    [Fact]
    public async Task What_closes_or_is_refused_between_allotment_and_composition_is_not_told()
    {
        var posting = await Town.PostingAsync("先关闭");
        await Town.PostingAsync("夜班");
        await Town.SqlAsync("UPDATE job_postings SET shift = 'Night' WHERE title = '夜班'");
        var worker = await Town.WorkerAsync();
        await using var duty = NewProgram(noticesPerSeat: 20);
        await Town.SqlAsync("INSERT INTO rounds (id, slot, started_by, started_at, made_on) VALUES (uuid_v7(), $1, 'Operator', now(), '2026-12-01')", Slot);
        await duty.Get<ObligationMaker>().MakeAsync(First, again: false, CancellationToken.None);
        Assert.True(await duty.Get<RoundAllotter>().AllotAsync(First, CancellationToken.None));
        Assert.Equal(2, await Town.ValueAsync<long>("SELECT sum(cardinality(posting_ids)) FROM allotments"));

        await Town.SqlAsync("UPDATE job_postings SET state = 'Closed' WHERE id = $1", posting);
        await Town.SqlAsync("UPDATE workers SET no_night_shift = true WHERE id = $1", worker.Value);
        await HoldAsync(duty);

        Assert.True(await Town.ValueAsync<bool>("SELECT nothing_fits FROM notices"));
        Assert.Equal(1, await Town.ValueAsync<long>("SELECT count(*) FROM round_passes"));
    }

    [Fact]
    public async Task What_was_told_in_one_slot_is_off_the_next_until_places_are_added()
    {
        await Town.PostingAsync(headcount: 1);
        await PeopleAsync(10);
        await using var duty = NewProgram(noticesPerSeat: 4);
        await HoldAsync(duty);
        var first = await Town.ValueAsync<long>("SELECT count(*) FROM notice_postings");
        var price = await Town.ValueAsync<int>("SELECT price FROM round_prices");

        Clock.MoveTo(Beijing(16, 9, 30));
        await HoldAsync(duty, First.Next());
        var second = await Town.ValueAsync<long>("SELECT count(*) FROM notice_postings");
        Assert.Equal(price, await Town.ValueAsync<int>("SELECT price FROM round_prices WHERE slot = '2026-12-H2' AND capacity = 0"));

        await Town.SqlAsync("UPDATE job_postings SET headcount = 2");
        Clock.MoveTo(new DateTimeOffset(2027, 1, 1, 1, 30, 0, TimeSpan.Zero));
        await HoldAsync(duty, First.Next().Next());

        Assert.Equal((4L, 4L, 8L), (first, second, await Town.ValueAsync<long>("SELECT count(*) FROM notice_postings")));
        Assert.True(price > 0);
        Assert.Equal(8, await Town.ValueAsync<long>("SELECT sum(load) FROM round_prices"));
    }

    [Fact]
    public async Task Households_in_which_nobody_works_come_first()
    {
        await Town.PostingAsync(headcount: 1);
        await PeopleAsync(12);
        var idle = await Town.WorkerAsync();
        var working = await Town.WorkerAsync();
        await HouseholdAsync(idle, await Town.WorkerAsync(intention: "None"));
        var earner = await Town.WorkerAsync(intention: "None");
        await Town.SqlAsync("UPDATE workers SET employment = 'NearHome' WHERE id = $1", earner.Value);
        await HouseholdAsync(working, earner);
        await using var duty = NewProgram(noticesPerSeat: 1);

        await HoldAsync(duty);

        Assert.Equal(idle.Value, await Town.ValueAsync<Guid>("SELECT n.worker_id FROM notice_postings p JOIN notices n ON n.id = p.notice_id"));
        Assert.Equal("1 0", await Town.ValueAsync<string>("SELECT concat_ws(' ', coverage_zero_employment, coverage_hard_to_employ) FROM round_passes"));
    }

    [Fact]
    public async Task Who_joins_on_a_later_day_gets_what_is_left()
    {
        await Town.PostingAsync(headcount: 1);
        await PeopleAsync(2);
        await using var duty = NewProgram(noticesPerSeat: 3);
        await HoldAsync(duty);
        await PeopleAsync(5);

        Clock.MoveTo(Beijing(2, 9, 30));
        await HoldAsync(duty, by: RoundStart.Sweep);

        Assert.Equal("0:2/3 1:1/1", await Town.ValueAsync<string>("SELECT string_agg(pass || ':' || notices || '/' || capacity, ' ' ORDER BY pass) FROM round_passes"));
        Assert.Equal("3 3", await Town.ValueAsync<string>("SELECT concat_ws(' ', load, capacity) FROM round_prices"));
        Assert.Equal("7 4", await Town.ValueAsync<string>("SELECT concat_ws(' ', count(*), count(*) FILTER (WHERE nothing_fits)) FROM notices"));
    }

    [Fact]
    public async Task A_crowd_is_shared_out_within_its_certificate()
    {
        // ROUND_PEOPLE sets another size for measuring.
        var people = int.TryParse(Environment.GetEnvironmentVariable("ROUND_PEOPLE"), out var set) ? set : 3_000;
        for (var posting = 0; posting < 8; posting++) await Town.PostingAsync($"岗位{posting}", headcount: Math.Max(1, people / 100));
        await Crowd.MoveInAsync(Town, WeChat, people, sharing: 0, withoutConsent: 0, withoutAccount: 1);
        await using var duty = NewProgram(noticesPerSeat: 20);
        await Town.SqlAsync("INSERT INTO rounds (id, slot, started_by, started_at, made_on) VALUES (uuid_v7(), $1, 'Operator', now(), '2026-12-01')", Slot);
        await duty.Get<ObligationMaker>().MakeAsync(First, again: false, CancellationToken.None);
        var watch = Stopwatch.StartNew();

        await duty.Get<RoundAllotter>().AllotAsync(First, CancellationToken.None);

        TestContext.Current.TestOutputHelper?.WriteLine($"{people} people in {watch.Elapsed.TotalSeconds:0.0} s, {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB at most; "
            + await Town.ValueAsync<string>("SELECT to_jsonb(p)::text FROM round_passes p"));
        Assert.Equal(people, await Town.ValueAsync<long>("SELECT count(*) FROM allotments"));
        Assert.True(await Town.ValueAsync<double>("SELECT gap_share FROM round_passes") <= 0.02);
        Assert.Equal(0, await Town.ValueAsync<long>("SELECT count(*) FROM round_prices p JOIN (SELECT unnest(posting_ids) AS posting_id, count(*) n FROM allotments GROUP BY 1) a USING (posting_id) WHERE a.n <> p.load OR a.n > p.capacity"));
    }

    [Theory]
    [InlineData("Duty:Allocation:Epsilon", "0")]
    [InlineData("Duty:Allocation:NoticesPerSeat", "0")]
    [InlineData("Duty:Allocation:OrdinaryWeight", "40000")]
    [InlineData("Duty:Round:Postings", "16")]
    public async Task A_policy_that_no_round_could_be_held_with_stops_the_program_at_its_start(string key, string value)
    {
        await using var duty = NewProgram((key, value));

        await Assert.ThrowsAnyAsync<OptionsValidationException>(duty.StartAsync);
    }

    private DutyHost NewProgram(int noticesPerSeat) => NewProgram(("Duty:Allocation:NoticesPerSeat", noticesPerSeat.ToString()));

    private async Task PeopleAsync(int count)
    {
        for (var person = 0; person < count; person++) await Town.WorkerAsync();
    }

    private async Task HouseholdAsync(params WorkerId[] members)
    {
        var id = Guid.CreateVersion7();
        await Town.SqlAsync("INSERT INTO households (id, reference, county_code, township_code, children_under_16, elders_over_65, relocated, size) VALUES ($1, $2, '530602', '530602001', 0, 0, false, 2)", id, id.ToString());
        await Town.SqlAsync("UPDATE workers SET household_id = $1 WHERE id = ANY($2)", id, members.Select(member => member.Value).ToArray());
    }

    private static async Task UntilAsync(Func<Task<bool>> holds, ConcurrentQueue<string> lines)
    {
        for (var waited = Stopwatch.StartNew(); !await holds(); await Task.Delay(20))
            if (waited.Elapsed > TimeSpan.FromMinutes(3)) Assert.Fail("It did not happen in time:\n" + string.Join('\n', lines.TakeLast(20)));
    }
}
