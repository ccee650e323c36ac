using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty.Forecast;
using JobAssist.Mobile.Notifications.Rounds;
using JobAssist.Mobile.Notifications.Tests.World;

namespace JobAssist.Mobile.Notifications.Tests.Forecast;

/// <summary>Ten days before a half month ends it is known whom WeChat will not reach, why, and what comes instead.</summary>
public sealed class ForecastTests : DutyTown
{
    private static readonly NoticeSlot Coming = First.Next();

    // No SMS is sent here: that there is an account with the vendor is enough.
    private protected override (string Key, string Value)[] Settings => SmsWorld.Account(new Uri("http://127.0.0.1:9"));

    public override async ValueTask InitializeAsync()
    {
        Clock.MoveTo(Beijing(6, 9, 30));
        await base.InitializeAsync();
        await Town.PostingAsync();
    }

    [Fact]
    public async Task One_tick_for_three_people_on_one_account_reaches_the_first_of_them_only()
    {
        var account = await AccountAsync(ticks: 1);
        for (var person = 0; person < 3; person++) await MetAsync(await Town.WorkerAsync(account));

        var forecast = await AskAsync(Coming);

        Assert.Equal((3, 2, 2), (forecast.Owed, forecast.Unreachable.Count, forecast.Of(ForecastReason.TooFewTicks)));
    }

    [Fact]
    public async Task A_consent_that_is_never_spent_reaches_everybody_on_the_account()
    {
        var account = await AccountAsync(ticks: 1);
        await Town.SqlAsync("UPDATE consents SET long_term = true");
        for (var person = 0; person < 3; person++) await MetAsync(await Town.WorkerAsync(account));

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
        await MetAsync(await Town.WorkerAsync(await AccountAsync(ticks: 2)));
        Assert.Empty((await AskAsync(Coming)).Unreachable);

        await Town.SqlAsync(accident);

        Assert.Equal(reason, Assert.Single((await AskAsync(Coming)).Unreachable).Reason);
    }

    [Fact]
    public async Task The_running_half_month_uses_its_tick_before_the_coming_one()
    {
        var worker = await Town.WorkerAsync(await AccountAsync(ticks: 1));

        var (running, coming) = (await AskAsync(First), await AskAsync(Coming));

        Assert.Equal((1, 0), (running.Owed, running.Unreachable.Count));
        Assert.Equal((worker, ForecastReason.NoConsent), (Assert.Single(coming.Unreachable).Worker, coming.Unreachable[0].Reason));
    }

    [Fact]
    public async Task Whoever_has_two_accounts_is_reached_by_the_one_that_has_a_tick_left()
    {
        var (empty, full) = (await AccountAsync(ticks: 0), await AccountAsync(ticks: 1));
        var worker = await Town.WorkerAsync(empty);
        await Town.BindAsync(full, worker);
        await MetAsync(worker);

        Assert.Empty((await AskAsync(Coming)).Unreachable);
    }

    [Fact]
    public async Task The_next_rung_is_an_SMS_a_call_or_a_visit_as_it_will_be()
    {
        var (texted, called, visited) = (await Town.WorkerAsync(), await Town.WorkerAsync(), await Town.WorkerAsync());
        await Town.PhoneAsync(texted, "13700000001");
        await Town.PhoneAsync(called, "13700000002");
        await Town.SqlAsync("INSERT INTO contact_preferences (worker_id, preferred_channel, changed_at) VALUES ($1, 'PhoneCall', now())", called.Value);

        var rungs = (await AskAsync(Coming)).Unreachable.ToDictionary(person => person.Worker, person => person.NextRung);

        Assert.Equal((NoticeChannel.Sms, NoticeChannel.PhoneCall, NoticeChannel.Visit), (rungs[texted], rungs[called], rungs[visited]));
    }

    [Fact]
    public async Task Who_asks_for_another_way_is_not_reached_by_WeChat_and_leaves_the_tick_to_the_family()
    {
        var (first, account) = await Town.ReachableAsync(WeChat, "family", ticks: 2);
        var second = await Town.WorkerAsync(account);
        await Town.SqlAsync("INSERT INTO contact_preferences (worker_id, preferred_channel, changed_at) VALUES ($1, 'Visit', now())", first.Value);

        var missed = Assert.Single((await AskAsync(Coming)).Unreachable);

        Assert.Equal((first, ForecastReason.PrefersOther, NoticeChannel.Visit), (missed.Worker, missed.Reason, missed.NextRung));
        Assert.NotEqual(second, missed.Worker);
    }

    [Fact]
    public async Task Who_is_excused_hired_met_or_not_looking_is_not_listed()
    {
        var (excused, asked, hired, met, open) = (await ReachableAsync(), await ReachableAsync(), await ReachableAsync(), await ReachableAsync(), await ReachableAsync());
        await Town.WorkerAsync(intention: "None");
        await HoldAsync();
        await Town.SqlAsync("UPDATE consents SET void_at = now()");
        await ExcuseAsync(excused, granted: true, "Died");
        await ExcuseAsync(asked, granted: false, "MovedAway");
        await HireAsync(hired);
        await Town.SqlAsync("UPDATE obligations SET state = 'Fallback' WHERE worker_id = $1", met.Value);

        var (running, coming) = (await AskAsync(First), await AskAsync(Coming));

        Assert.Equal(open, Assert.Single(running.Unreachable).Worker);
        Assert.DoesNotContain(coming.Unreachable, person => person.Worker == excused);
    }

    [Fact]
    public async Task A_once_a_month_person_is_listed_in_the_half_that_is_owed()
    {
        for (var person = 0; person < 12; person++) await Town.WorkerAsync(await AccountAsync(ticks: 1), hardToEmploy: false);
        await HoldAsync();
        var first = await Town.ValueAsync<long>("SELECT count(*) FROM obligations");

        Assert.Equal((first, 12 - first), ((await AskAsync(First)).Owed, (await AskAsync(Coming)).Owed));
    }

    [Fact]
    public async Task Where_a_neighbour_of_another_county_comes_before_on_the_same_account_the_tick_is_not_counted_twice()
    {
        await Town.SqlAsync("INSERT INTO regions (code, name, level, parent_code, data_date) VALUES ('530621','鲁甸县','County','530600','2026-01-01'), ('530621001','文屏镇','Township','530621','2026-01-01')");
        var account = await AccountAsync(ticks: 1);
        var (first, second) = (await Town.WorkerAsync(account), await Town.WorkerAsync(account));
        await Town.SqlAsync("UPDATE workers SET county_code = '530621', township_code = '530621001', village_code = NULL WHERE id = $1", first.Value);
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
        Clock.MoveTo(Beijing(1, 9, 30));
        await using var careful = NewProgram(("Duty:Dispatch:Parallelism", "1"));
        var numbers = new Random(7);
        var account = await AccountAsync(ticks: 0);
        for (var person = 0; person < 60; person++)
        {
            if (numbers.Next(3) > 0) account = await AccountAsync(ticks: numbers.Next(3));
            await Town.WorkerAsync(numbers.Next(8) == 0 ? null : account);
        }

        var foreseen = (await careful.Get<DutyForecasts>().OfAsync(First, Town.County, CancellationToken.None)).Unreachable.Select(person => person.Worker.Value).Order();
        await HoldAsync(careful);
        for (var turn = 0; turn < 3; turn++)
        {
            await DispatchAsync(careful);
            Clock.Advance(TimeSpan.FromMinutes(5));
        }

        var workers = new List<Guid>();
        await using var command = Town.Database.Source.CreateCommand("SELECT worker_id FROM obligations WHERE state = 'Fallback'");
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync()) workers.Add(row.GetGuid(0));
        Assert.NotEmpty(workers);
        Assert.Equal(workers.Order(), foreseen);
    }

    [Fact]
    public async Task From_ten_days_before_the_end_it_is_written_down_once_a_day_for_both_half_months()
    {
        for (var person = 0; person < 4; person++) await Town.WorkerAsync();
        Clock.MoveTo(Beijing(4, 9, 30));
        await Duty.Watchdog.PassAsync(CancellationToken.None);
        Assert.Equal(0, await Town.ValueAsync<long>("SELECT count(*) FROM duty_forecasts"));

        Clock.MoveTo(Beijing(5, 9, 30));
        await Duty.Watchdog.PassAsync(CancellationToken.None);
        await Town.WorkerAsync();
        Clock.Advance(TimeSpan.FromHours(3));
        await Duty.Watchdog.PassAsync(CancellationToken.None);
        await using (var second = NewProgram()) Assert.Equal(0, await second.Get<ForecastKeeper>().KeepAsync(CancellationToken.None));

        Assert.Equal("2026-12-05 2026-12-H1 0 0, 2026-12-05 2026-12-H2 4 4", await RowsAsync());
        Clock.MoveTo(Beijing(6, 9, 30));
        await Duty.Watchdog.PassAsync(CancellationToken.None);
        Assert.Equal(4, await Town.ValueAsync<long>("SELECT count(*) FROM duty_forecasts"));
        Assert.Contains(Duty.Logs.Lines, line => line.Contains("Forecast of 2026-12-H2: 4 are owed a message, WeChat will not reach 4", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_programs_at_once_write_one_row_each_day()
    {
        await Town.WorkerAsync();
        await using var second = NewProgram();

        var written = await Task.WhenAll(Duty.Get<ForecastKeeper>().KeepAsync(CancellationToken.None), second.Get<ForecastKeeper>().KeepAsync(CancellationToken.None));

        Assert.Equal((2, 2L), (written.Sum(), await Town.ValueAsync<long>("SELECT count(*) FROM duty_forecasts")));
    }

    private Task<DutyForecast> AskAsync(NoticeSlot slot, string prefix = Town.County) => Duty.Get<DutyForecasts>().OfAsync(slot, prefix, CancellationToken.None);

    private Task<string> RowsAsync() => Town.ValueAsync<string>(
        "SELECT string_agg(made_on || ' ' || slot || ' ' || owed || ' ' || no_account + bad_open_id + no_consent + too_few_ticks + prefers_other, ', ' ORDER BY made_on, slot) FROM duty_forecasts");

    private async Task<AccountId> AccountAsync(int ticks)
    {
        var account = await Town.AccountAsync(WeChat.Join(Guid.CreateVersion7().ToString("N"), ticks));
        await Town.ConsentAsync(account, ticks);
        return account;
    }

    private async Task<WorkerId> ReachableAsync() => await Town.WorkerAsync(await AccountAsync(ticks: 1));

    /// <summary>The running half month is done with.</summary>
    private Task<NoticeId> MetAsync(WorkerId worker) => Town.OwedAsync(worker, Slot, "Fulfilled");

    private async Task ExcuseAsync(WorkerId worker, bool granted, string reason)
    {
        var (one, other) = (await StaffAsync(), await StaffAsync());
        await Town.SqlAsync("INSERT INTO excuses (id, worker_id, slot, reason, document, asked_by, asked_at) VALUES (uuid_v7(), $1, $2, $3, '材料', $4, now())", worker.Value, Slot, reason, one);
        if (granted) await Town.SqlAsync("UPDATE excuses SET decided_by = $2, decided_at = now(), granted = true WHERE worker_id = $1", worker.Value, other);
    }

    private async Task HireAsync(WorkerId worker)
    {
        var (posting, application) = (await Town.PostingAsync("夜班普工"), Guid.CreateVersion7());
        await Town.SqlAsync("INSERT INTO applications (id, worker_id, posting_id, state, snapshot, applied_at, changed_at) VALUES ($1, $2, $3, 'Hired', '{}', now(), now())", application, worker.Value, posting);
        await Town.SqlAsync("""
            INSERT INTO hires (id, application_id, worker_id, posting_id, state, starts_on, month_pay_fen, claimed_by, claimed_at, worker_answer, answered_at, evidence_kind, confirmed_by, confirmed_at, changed_at)
            VALUES (uuid_v7(), $1, $2, $3, 'Confirmed', '2026-12-05', 500000, $4, '2026-12-05', 'Yes', '2026-12-05', 'Contract', $5, '2026-12-05', now())
            """, application, worker.Value, posting, (await AccountAsync(0)).Value, await StaffAsync());
    }

    private async Task<Guid> StaffAsync()
    {
        var staff = Guid.CreateVersion7();
        await Town.SqlAsync("INSERT INTO staff (id, role, region_code, display_name, invited_at) VALUES ($1, 'Caseworker', '530602', 'x', now())", staff);
        return staff;
    }
}
