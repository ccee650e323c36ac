using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty.Forecast;
using JobAssist.Mobile.Notifications.Rounds;
using JobAssist.Mobile.Notifications.Tests.World;
using JobAssist.Mobile.TestShared;

namespace JobAssist.Mobile.Notifications.Tests.Forecast;

/// <summary>Ten days before a half month ends it is known whom WeChat will not reach, why, and what comes instead.</summary>
public sealed class ForecastTests : IAsyncLifetime
{
    private static readonly NoticeSlot Running = new(2026, 12, 1);
    private static readonly NoticeSlot Coming = new(2026, 12, 2);
    private readonly ManualClock clock = new(Beijing(6));
    private Town town = null!;
    private WeChatWorld weChat = null!;
    private DutyHost duty = null!;

    public async ValueTask InitializeAsync()
    {
        town = await Town.BuildAsync();
        await town.PoliciesAsync();
        await town.PostingAsync();
        weChat = await WeChatWorld.StartAsync(clock);
        duty = DutyHost.Build(town, weChat, clock, SmsWorld.Account(new Uri("http://127.0.0.1:9")));
    }

    public async ValueTask DisposeAsync()
    {
        await duty.DisposeAsync();
        await weChat.DisposeAsync();
        await town.Database.DisposeAsync();
    }

    [Fact]
    public async Task One_tick_for_three_people_on_one_account_reaches_the_first_of_them_only()
    {
        var account = await AccountAsync(ticks: 1);
        for (var person = 0; person < 3; person++) await MetAsync(await town.WorkerAsync(account));

        var forecast = await AskAsync(Coming);

        Assert.Equal((3, 2, 2), (forecast.Owed, forecast.Unreachable.Count, forecast.Of(ForecastReason.TooFewTicks)));
    }

    [Fact]
    public async Task A_consent_that_is_never_spent_reaches_everybody_on_the_account()
    {
        var account = await AccountAsync(ticks: 1);
        await town.SqlAsync("UPDATE consents SET long_term = true");
        for (var person = 0; person < 3; person++) await MetAsync(await town.WorkerAsync(account));

        var forecast = await AskAsync(Coming);

        Assert.Equal((3, 0), (forecast.Owed, forecast.Unreachable.Count));
    }

    [Theory]
    [InlineData("UPDATE consents SET void_at = now()", ForecastReason.NoConsent)]
    [InlineData("UPDATE consents SET spent_at = now()", ForecastReason.NoConsent)]
    [InlineData("UPDATE accounts SET bad_since = now()", ForecastReason.BadOpenId)]
    [InlineData("DELETE FROM account_workers", ForecastReason.NoAccount)]
    public async Task What_has_become_of_account_and_consent_is_the_reason(string accident, ForecastReason reason)
    {
        await MetAsync(await town.WorkerAsync(await AccountAsync(ticks: 2)));
        Assert.Empty((await AskAsync(Coming)).Unreachable);

        await town.SqlAsync(accident);

        Assert.Equal(reason, Assert.Single((await AskAsync(Coming)).Unreachable).Reason);
    }

    [Fact]
    public async Task The_running_half_month_uses_its_tick_before_the_coming_one()
    {
        var worker = await town.WorkerAsync(await AccountAsync(ticks: 1));

        var (running, coming) = (await AskAsync(Running), await AskAsync(Coming));

        Assert.Equal((1, 0), (running.Owed, running.Unreachable.Count));
        Assert.Equal((worker, ForecastReason.NoConsent), (Assert.Single(coming.Unreachable).Worker, coming.Unreachable[0].Reason));
    }

    [Fact]
    public async Task Whoever_has_two_accounts_is_reached_by_the_one_that_has_a_tick_left()
    {
        var (empty, full) = (await AccountAsync(ticks: 0), await AccountAsync(ticks: 1));
        var worker = await town.WorkerAsync(empty);
        await town.BindAsync(full, worker);
        await MetAsync(worker);

        Assert.Empty((await AskAsync(Coming)).Unreachable);
    }

    [Fact]
    public async Task The_next_rung_is_an_SMS_a_call_or_a_visit_as_it_will_be()
    {
        var (texted, called, visited) = (await town.WorkerAsync(), await town.WorkerAsync(), await town.WorkerAsync());
        await town.PhoneAsync(texted, "13700000001");
        await town.PhoneAsync(called, "13700000002");
        await town.SqlAsync("INSERT INTO contact_preferences (worker_id, preferred_channel, changed_at) VALUES ($1, 'PhoneCall', now())", called.Value);

        var rungs = (await AskAsync(Coming)).Unreachable.ToDictionary(person => person.Worker, person => person.NextRung);

        Assert.Equal((NoticeChannel.Sms, NoticeChannel.PhoneCall, NoticeChannel.Visit), (rungs[texted], rungs[called], rungs[visited]));
    }

    [Fact]
    public async Task Who_is_excused_hired_met_or_not_looking_is_not_listed()
    {
        var (excused, asked, hired, met, open) = (await ReachableAsync(), await ReachableAsync(), await ReachableAsync(), await ReachableAsync(), await ReachableAsync());
        await town.WorkerAsync(intention: "None");
        await duty.Rounds.HoldAsync(Running, RoundStart.Operator, CancellationToken.None);
        await town.SqlAsync("UPDATE consents SET void_at = now()");
        await ExcuseAsync(excused, granted: true, "Died");
        await ExcuseAsync(asked, granted: false, "MovedAway");
        await HireAsync(hired);
        await town.SqlAsync("UPDATE obligations SET state = 'Fallback' WHERE worker_id = $1", met.Value);

        var (running, coming) = (await AskAsync(Running), await AskAsync(Coming));

        Assert.Equal(open, Assert.Single(running.Unreachable).Worker);
        Assert.DoesNotContain(coming.Unreachable, person => person.Worker == excused);
    }

    [Fact]
    public async Task A_once_a_month_person_is_listed_in_the_half_that_is_owed()
    {
        for (var person = 0; person < 12; person++) await town.WorkerAsync(await AccountAsync(ticks: 1), hardToEmploy: false);
        await duty.Rounds.HoldAsync(Running, RoundStart.Operator, CancellationToken.None);
        var first = await town.ValueAsync<long>("SELECT count(*) FROM obligations");

        Assert.Equal((first, 12 - first), ((await AskAsync(Running)).Owed, (await AskAsync(Coming)).Owed));
    }

    [Fact]
    public async Task Where_a_neighbour_of_another_county_comes_before_on_the_same_account_the_tick_is_not_counted_twice()
    {
        await town.SqlAsync("INSERT INTO regions (code, name, level, parent_code, data_date) VALUES ('530621','鲁甸县','County','530600','2026-01-01'), ('530621001','文屏镇','Township','530621','2026-01-01')");
        var account = await AccountAsync(ticks: 1);
        var (first, second) = (await town.WorkerAsync(account), await town.WorkerAsync(account));
        await town.SqlAsync("UPDATE workers SET county_code = '530621', township_code = '530621001', village_code = NULL WHERE id = $1", first.Value);
        await MetAsync(first);
        await MetAsync(second);

        var (here, there, both) = (await AskAsync(Coming, "530602"), await AskAsync(Coming, "530621"), await AskAsync(Coming, "5306"));

        Assert.Equal((1, 1, 2), (here.Owed, there.Owed, both.Owed));
        Assert.Equal(1, here.Unreachable.Count + there.Unreachable.Count);
        Assert.Single(both.Unreachable);
    }

    [Fact]
    public async Task What_was_foreseen_is_what_the_round_then_does()
    {
        clock.MoveTo(Beijing(1));
        await using var careful = DutyHost.Build(town, weChat, clock, ("Duty:Dispatch:Parallelism", "1"));
        var numbers = new Random(7);
        var account = await AccountAsync(ticks: 0);
        for (var person = 0; person < 60; person++)
        {
            if (numbers.Next(3) > 0) account = await AccountAsync(ticks: numbers.Next(3));
            await town.WorkerAsync(numbers.Next(8) == 0 ? null : account);
        }

        var foreseen = (await careful.Get<DutyForecasts>().OfAsync(Running, Town.County, CancellationToken.None)).Unreachable.Select(person => person.Worker.Value).Order();
        await careful.Rounds.HoldAsync(Running, RoundStart.Operator, CancellationToken.None);
        for (var turn = 0; turn < 3; turn++)
        {
            await careful.Dispatcher.DispatchDueAsync(CancellationToken.None);
            clock.Advance(TimeSpan.FromMinutes(5));
        }

        var workers = new List<Guid>();
        await using var command = town.Database.Source.CreateCommand("SELECT worker_id FROM obligations WHERE state = 'Fallback'");
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync()) workers.Add(row.GetGuid(0));
        Assert.NotEmpty(workers);
        Assert.Equal(workers.Order(), foreseen);
    }

    [Fact]
    public async Task From_ten_days_before_the_end_it_is_written_down_once_a_day_for_both_half_months()
    {
        for (var person = 0; person < 4; person++) await town.WorkerAsync();
        clock.MoveTo(Beijing(4));
        await duty.Watchdog.PassAsync(CancellationToken.None);
        Assert.Equal(0, await town.ValueAsync<long>("SELECT count(*) FROM duty_forecasts"));

        clock.MoveTo(Beijing(5));
        await duty.Watchdog.PassAsync(CancellationToken.None);
        await town.WorkerAsync();
        clock.Advance(TimeSpan.FromHours(3));
        await duty.Watchdog.PassAsync(CancellationToken.None);
        await using (var second = DutyHost.Build(town, weChat, clock)) Assert.Equal(0, await second.Get<ForecastKeeper>().KeepAsync(CancellationToken.None));

        Assert.Equal("2026-12-05 2026-12-H1 0 0, 2026-12-05 2026-12-H2 4 4", await RowsAsync());
        clock.MoveTo(Beijing(6));
        await duty.Watchdog.PassAsync(CancellationToken.None);
        Assert.Equal(4, await town.ValueAsync<long>("SELECT count(*) FROM duty_forecasts"));
        Assert.Contains(duty.Logs.Lines, line => line.Contains("Forecast of 2026-12-H2: 4 are owed a message, WeChat will not reach 4", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_programs_at_once_write_one_row_each_day()
    {
        await town.WorkerAsync();
        await using var second = DutyHost.Build(town, weChat, clock);

        var written = await Task.WhenAll(duty.Get<ForecastKeeper>().KeepAsync(CancellationToken.None), second.Get<ForecastKeeper>().KeepAsync(CancellationToken.None));

        Assert.Equal((2, 2L), (written.Sum(), await town.ValueAsync<long>("SELECT count(*) FROM duty_forecasts")));
    }

    private static DateTimeOffset Beijing(int day) => new DateTimeOffset(2026, 12, day, 9, 30, 0, TimeSpan.FromHours(8)).ToUniversalTime();

    private Task<DutyForecast> AskAsync(NoticeSlot slot, string prefix = Town.County) => duty.Get<DutyForecasts>().OfAsync(slot, prefix, CancellationToken.None);

    private Task<string> RowsAsync() => town.ValueAsync<string>(
        "SELECT string_agg(made_on || ' ' || slot || ' ' || owed || ' ' || no_account + bad_open_id + no_consent + too_few_ticks, ', ' ORDER BY made_on, slot) FROM duty_forecasts");

    private async Task<AccountId> AccountAsync(int ticks)
    {
        var account = await town.AccountAsync(weChat.Join(Guid.CreateVersion7().ToString("N"), ticks));
        await town.ConsentAsync(account, ticks);
        return account;
    }

    private async Task<WorkerId> ReachableAsync() => await town.WorkerAsync(await AccountAsync(ticks: 1));

    /// <summary>The running half month is done with.</summary>
    private Task<NoticeId> MetAsync(WorkerId worker) => town.OwedAsync(worker, Running.ToString(), "Fulfilled");

    private async Task ExcuseAsync(WorkerId worker, bool granted, string reason)
    {
        var (one, other) = (await StaffAsync(), await StaffAsync());
        await town.SqlAsync("INSERT INTO excuses (id, worker_id, slot, reason, document, asked_by, asked_at) VALUES (uuid_v7(), $1, $2, $3, '材料', $4, now())", worker.Value, Running.ToString(), reason, one);
        if (granted) await town.SqlAsync("UPDATE excuses SET decided_by = $2, decided_at = now(), granted = true WHERE worker_id = $1", worker.Value, other);
    }

    private async Task HireAsync(WorkerId worker)
    {
        var (posting, application) = (await town.PostingAsync("夜班普工"), Guid.CreateVersion7());
        await town.SqlAsync("INSERT INTO applications (id, worker_id, posting_id, state, snapshot, applied_at, changed_at) VALUES ($1, $2, $3, 'Hired', '{}', now(), now())", application, worker.Value, posting);
        await town.SqlAsync("""
            INSERT INTO hires (id, application_id, worker_id, posting_id, state, starts_on, month_pay_fen, claimed_by, claimed_at, worker_answer, answered_at, evidence_kind, confirmed_by, confirmed_at, changed_at)
            VALUES (uuid_v7(), $1, $2, $3, 'Confirmed', '2026-12-05', 500000, $4, '2026-12-05', 'Yes', '2026-12-05', 'Contract', $5, '2026-12-05', now())
            """, application, worker.Value, posting, (await AccountAsync(0)).Value, await StaffAsync());
    }

    private async Task<Guid> StaffAsync()
    {
        var staff = Guid.CreateVersion7();
        await town.SqlAsync("INSERT INTO staff (id, role, region_code, display_name, invited_at) VALUES ($1, 'Caseworker', '530602', 'x', now())", staff);
        return staff;
    }
}
