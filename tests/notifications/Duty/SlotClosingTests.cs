using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Notifications.Tests.World;
using Npgsql;

namespace JobAssist.Mobile.Notifications.Tests.Duty;

/// <summary>The end of a half month: what may still be written down, who is excused, and a record that nobody changes unseen.</summary>
public sealed class SlotClosingTests : DutyTown
{
    [Fact]
    public async Task What_happened_inside_the_slot_may_be_written_down_on_the_day_after_and_not_later()
    {
        var (called, forgotten) = (await Town.WorkerAsync(), await Town.WorkerAsync());
        await HoldAsync();
        Clock.MoveTo(Beijing(15, 20));
        await Duty.Watchdog.PassAsync(CancellationToken.None);
        var staff = await StaffAsync();

        Clock.MoveTo(Beijing(16, 9));
        var onTime = await Duty.Get<EvidenceLedger>().StaffEvidenceAsync(await TaskOfAsync(called), staff, EvidenceKind.CallRecord, Beijing(15, 21), "{}", CancellationToken.None);
        var task = await TaskOfAsync(forgotten);
        Clock.MoveTo(Beijing(17, 0));
        await Duty.Watchdog.PassAsync(CancellationToken.None);
        var late = await Duty.Get<EvidenceLedger>().StaffEvidenceAsync(task, staff, EvidenceKind.CallRecord, Beijing(15, 21), "{}", CancellationToken.None);

        Assert.Equal((EvidenceOutcome.Fulfilled, EvidenceOutcome.OutsideSlot), (onTime, late));
        Assert.Equal(("Fulfilled", "Missed"), (await StateAsync(called), await StateAsync(forgotten)));
        Assert.Equal("2 1 0 1", await Town.ValueAsync<string>("SELECT owed || ' ' || fulfilled || ' ' || excused || ' ' || missed FROM slot_closings"));
    }

    [Fact]
    public async Task A_closed_slot_is_frozen_and_whoever_thaws_it_is_found()
    {
        var worker = await Town.WorkerAsync();
        await CloseTwoSlotsAsync();

        await Assert.ThrowsAsync<PostgresException>(() => Town.SqlAsync("UPDATE obligations SET reason = 'polished' WHERE worker_id = $1", worker.Value));
        await Assert.ThrowsAsync<PostgresException>(() => Town.SqlAsync("DELETE FROM obligations"));
        var late = await Town.WorkerAsync();
        await Assert.ThrowsAsync<PostgresException>(() => Town.OwedAsync(late, Slot, "Due"));
        Assert.Equal((2, 0), await BrokenAsync());

        // Somebody with all rights over the tables.
        await OwnerAsync("ALTER TABLE obligations DISABLE TRIGGER USER; UPDATE obligations SET state = 'Fulfilled', fulfilled_at = changed_at WHERE slot = '2026-12-H1'");
        Assert.Equal([ClosingFault.RowsChanged], await FaultsAsync());
        await OwnerAsync("UPDATE slot_closings SET fulfilled = 1, missed = 0 WHERE slot = '2026-12-H1'");
        Assert.Equal([ClosingFault.Changed], await FaultsAsync());
        await OwnerAsync("DELETE FROM slot_closings WHERE slot = '2026-12-H1'");
        Assert.Equal([ClosingFault.Unchained], await FaultsAsync());
    }

    [Fact]
    public async Task Evidence_that_is_written_down_after_the_close_changes_no_chain()
    {
        var worker = await Town.WorkerAsync();
        await CloseTwoSlotsAsync();
        Clock.Advance(TimeSpan.FromDays(1));

        await Town.SqlAsync("INSERT INTO evidence (id, worker_id, slot, kind, at, written_at) VALUES (uuid_v7(), $1, $2, 'CallRecord', $3, $4)", worker.Value, Slot, Beijing(3, 9), Clock.GetUtcNow());

        Assert.Equal((2, 0), await BrokenAsync());
    }

    [Fact]
    public async Task Two_watchdogs_close_a_slot_once()
    {
        await Town.WorkerAsync();
        await HoldAsync();
        Clock.MoveTo(Beijing(18, 0));
        await Duty.Sweep.PassAsync(CancellationToken.None);

        var closed = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Duty.Get<SlotCloser>().CloseAsync(CancellationToken.None)));

        Assert.Single(closed.SelectMany(slots => slots));
        Assert.Equal((1, 0), await BrokenAsync());
    }

    [Fact]
    public async Task Who_is_asked_to_be_excused_hears_nothing_until_a_second_person_has_refused()
    {
        var (worker, _) = await Town.ReachableAsync(WeChat, "o-excuse");
        await HoldAsync();
        var (one, other) = (await StaffAsync(), await StaffAsync());
        await Town.SqlAsync("INSERT INTO excuses (id, worker_id, slot, reason, document, asked_by, asked_at) VALUES (uuid_v7(), $1, $2, 'Died', '材料', $3, now())", worker.Value, Slot, one.Value);

        await DispatchAsync();
        Assert.Equal("Due", await StateAsync(worker));
        await Assert.ThrowsAsync<PostgresException>(() => Town.SqlAsync("UPDATE obligations SET state = 'Excused'"));
        await Assert.ThrowsAsync<PostgresException>(() => Town.SqlAsync("UPDATE excuses SET granted = true, decided_by = asked_by, decided_at = now()"));
        await Town.SqlAsync("UPDATE excuses SET granted = false, decided_by = $1, decided_at = now()", other.Value);
        await DispatchAsync();

        Assert.Equal("Accepted", await StateAsync(worker));
    }

    [Fact]
    public async Task Who_died_is_excused_with_everything_that_was_still_to_be_done()
    {
        var worker = await Town.WorkerAsync();
        await HoldAsync();
        Clock.MoveTo(Beijing(12, 10));
        await Duty.Sweep.PassAsync(CancellationToken.None);
        await Town.SqlAsync("UPDATE outreach_tasks SET reason = 'call_me'");
        var (one, other) = (await StaffAsync(), await StaffAsync());
        await Town.SqlAsync("INSERT INTO excuses (id, worker_id, slot, reason, document, asked_by, asked_at, decided_by, decided_at, granted) VALUES (uuid_v7(), $1, $2, 'Died', '材料', $3, now(), $4, now(), true)",
            worker.Value, Slot, one.Value, other.Value);

        await Duty.Sweep.PassAsync(CancellationToken.None);

        Assert.Equal("Excused", await StateAsync(worker));
        Assert.Equal("Dropped", await Town.ValueAsync<string>("SELECT state FROM outreach_tasks"));
        Clock.MoveTo(Beijing(17, 0));
        await Duty.Watchdog.PassAsync(CancellationToken.None);
        Assert.Equal(1, await Town.ValueAsync<int>("SELECT excused FROM slot_closings"));
    }

    [Fact]
    public async Task Who_moves_to_another_county_takes_what_is_open_along()
    {
        var worker = await Town.WorkerAsync();
        await Town.SqlAsync("INSERT INTO regions (code, name, level, parent_code, data_date) VALUES ('530621','鲁甸县','County','530600','2026-01-01'), ('530621001','文屏街道','Township','530621','2026-01-01')");
        await HoldAsync();
        Clock.MoveTo(Beijing(12, 10));
        await Duty.Sweep.PassAsync(CancellationToken.None);

        await Town.SqlAsync("UPDATE workers SET county_code = '530621', township_code = '530621001', village_code = NULL WHERE id = $1", worker.Value);

        Assert.Equal("530621 530621001", await Town.ValueAsync<string>("SELECT o.county_code || ' ' || t.township_code FROM obligations o JOIN outreach_tasks t USING (worker_id, slot)"));
    }

    private async Task CloseTwoSlotsAsync()
    {
        await HoldAsync();
        Clock.MoveTo(Beijing(16, 10));
        await HoldAsync(slot: First.Next());
        Clock.MoveTo(new DateTimeOffset(2027, 1, 1, 16, 0, 0, TimeSpan.Zero));
        await Duty.Watchdog.PassAsync(CancellationToken.None);
    }

    private async Task<(int Checked, int Broken)> BrokenAsync()
    {
        var (closings, broken) = await Duty.Get<ClosingCheck>().RunAsync(CancellationToken.None);
        return (closings.Count, broken.Count);
    }

    private async Task<IEnumerable<ClosingFault>> FaultsAsync() => (await Duty.Get<ClosingCheck>().RunAsync(CancellationToken.None)).Broken.Select(broken => broken.Fault);

    private async Task<StaffId> StaffAsync()
    {
        var staff = StaffId.New();
        await Town.SqlAsync("INSERT INTO staff (id, role, region_code, display_name, invited_at) VALUES ($1, 'Caseworker', '530602', 'x', now())", staff.Value);
        return staff;
    }

    private async Task<OutreachTaskId> TaskOfAsync(WorkerId worker) => new(await Town.ValueAsync<Guid>("SELECT id FROM outreach_tasks WHERE worker_id = $1", worker.Value));

    private async Task OwnerAsync(string sql)
    {
        await using var owner = NpgsqlDataSource.Create(Town.Database.OwnerConnection);
        await using var command = owner.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
