using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Infra.Duty.Answers;
using JobAssist.Mobile.Notifications.Tests.World;
using JobAssist.Mobile.TestShared;

namespace JobAssist.Mobile.Notifications.Tests.Duty;

public sealed class EvidenceLedgerTests : IAsyncLifetime
{
    private const string Slot = "2026-12-H1";
    private readonly ManualClock clock = new(new DateTimeOffset(2026, 12, 3, 2, 0, 0, TimeSpan.Zero));
    private Town town = null!;
    private EvidenceLedger ledger = null!;
    private AccountId account;

    public async ValueTask InitializeAsync()
    {
        town = await Town.BuildAsync();
        ledger = new EvidenceLedger(town.Database.Source, clock);
        account = await town.AccountAsync("o-evidence");
    }

    public async ValueTask DisposeAsync() => await town.Database.DisposeAsync();

    [Theory]
    [InlineData("Due", EvidenceOutcome.Noted, "Due")]
    [InlineData("Claimed", EvidenceOutcome.Noted, "Claimed")]
    [InlineData("Sending", EvidenceOutcome.Noted, "Sending")]
    [InlineData("Refused", EvidenceOutcome.Noted, "Refused")]
    [InlineData("Undelivered", EvidenceOutcome.Noted, "Undelivered")]
    [InlineData("Accepted", EvidenceOutcome.Fulfilled, "Fulfilled")]
    [InlineData("Unknown", EvidenceOutcome.Fulfilled, "Fulfilled")]
    [InlineData("Delivered", EvidenceOutcome.Fulfilled, "Fulfilled")]
    [InlineData("Fallback", EvidenceOutcome.Fulfilled, "Fulfilled")]
    [InlineData("Fulfilled", EvidenceOutcome.Fulfilled, "Fulfilled")]
    [InlineData("Missed", EvidenceOutcome.OutsideSlot, "Missed")]
    [InlineData("Excused", EvidenceOutcome.OutsideSlot, "Excused")]
    public async Task Opening_twice_moves_each_state_along_its_own_edges_once(string state, EvidenceOutcome outcome, string then)
    {
        var worker = await town.WorkerAsync(account);
        var notice = await town.OwedAsync(worker, Slot, state);

        Assert.Equal(outcome, await ledger.OpenedAsync(notice, worker, account));
        Assert.Equal(outcome, await ledger.OpenedAsync(notice, worker, account));

        Assert.Equal(then, await town.StateAsync(worker, Slot));
        Assert.Equal(1, await town.ValueAsync<long>("SELECT count(*) FROM evidence"));
    }

    [Fact]
    public async Task Opening_settles_an_attempt_whose_outcome_nobody_knew_and_spends_its_tick()
    {
        var worker = await town.WorkerAsync(account);
        var notice = await town.OwedAsync(worker, Slot, "Unknown");
        await town.SqlAsync("INSERT INTO consents (id, account_id, template_id, long_term, granted_at, told_by_phone_at, reserved_at) VALUES ($1, $2, $3, false, now(), now(), now())", Guid.CreateVersion7(), account.Value, Town.JobTemplate);
        await town.SqlAsync("INSERT INTO attempts (id, worker_id, slot, channel, state, account_id, template_id, consent_id, intended_at) SELECT $1, $2, $3, 'WeChat', 'Unknown', account_id, template_id, id, now() FROM consents", Guid.CreateVersion7(), worker.Value, Slot);

        await ledger.OpenedAsync(notice, worker, account);

        Assert.Equal(1, await town.ValueAsync<long>("SELECT count(*) FROM attempts WHERE state = 'Delivered' AND settled_at IS NOT NULL"));
        Assert.Equal(1, await town.ValueAsync<long>("SELECT count(*) FROM consents WHERE spent_at IS NOT NULL AND reserved_at IS NULL"));
        Assert.Equal(1, await town.ValueAsync<long>("SELECT count(*) FROM obligations WHERE delivered_at IS NOT NULL AND fulfilled_at IS NOT NULL"));
    }

    [Fact]
    public async Task Evidence_after_the_half_month_is_kept_but_proves_nothing()
    {
        var worker = await town.WorkerAsync(account);
        var notice = await town.OwedAsync(worker, Slot, "Delivered");
        clock.MoveTo(new DateTimeOffset(2026, 12, 15, 16, 0, 0, TimeSpan.Zero)); // midnight in Shanghai: the sixteenth

        Assert.Equal(EvidenceOutcome.OutsideSlot, await ledger.OpenedAsync(notice, worker, account));

        Assert.Equal("Delivered", await town.StateAsync(worker, Slot));
    }

    [Fact]
    public async Task Somebody_elses_notice_looks_like_none()
    {
        var owner = await town.WorkerAsync(account);
        var other = await town.WorkerAsync(account);
        var notice = await town.OwedAsync(owner, Slot, "Delivered");

        Assert.Equal(EvidenceOutcome.NotTheirs, await ledger.OpenedAsync(notice, other, account));
        Assert.Equal(EvidenceOutcome.NotTheirs, await ledger.AnsweredAsync(notice, other, account, new SaidToNotice(NoticeAnswer.Interested)));
        Assert.Equal("Delivered", await town.StateAsync(owner, Slot));
    }

    [Fact]
    public async Task A_call_that_reached_the_person_meets_the_slot_and_drops_the_visit()
    {
        var worker = await town.WorkerAsync();
        await town.OwedAsync(worker, Slot, "Fallback");
        var call = await TaskAsync(worker, "PhoneCall");
        await TaskAsync(worker, "Visit");
        var staff = await StaffAsync();

        Assert.Equal(EvidenceOutcome.Fulfilled, await ledger.StaffEvidenceAsync(call, staff, EvidenceKind.CallRecord, clock.GetUtcNow(), "{\"minutes\":3}"));
        Assert.Equal(EvidenceOutcome.Fulfilled, await ledger.StaffEvidenceAsync(call, staff, EvidenceKind.CallRecord, clock.GetUtcNow(), null));

        Assert.Equal("PhoneCall Done,Visit Dropped", await town.ValueAsync<string>("SELECT string_agg(rung || ' ' || state, ',' ORDER BY rung) FROM outreach_tasks"));
        Assert.Equal(1, await town.ValueAsync<long>("SELECT count(*) FROM evidence"));
    }

    [Fact]
    public async Task A_call_made_before_the_slot_began_does_not_meet_it()
    {
        var worker = await town.WorkerAsync();
        await town.OwedAsync(worker, Slot, "Fallback");
        var call = await TaskAsync(worker, "PhoneCall");

        var outcome = await ledger.StaffEvidenceAsync(call, await StaffAsync(), EvidenceKind.CallRecord, new DateTimeOffset(2026, 11, 30, 15, 59, 59, TimeSpan.Zero), null);

        Assert.Equal(EvidenceOutcome.OutsideSlot, outcome);
        Assert.Equal("Fallback", await town.StateAsync(worker, Slot));
    }

    [Fact]
    public async Task Call_me_meets_the_slot_and_still_puts_a_call_on_the_list_for_the_next_working_day()
    {
        var worker = await town.WorkerAsync(account);
        var notice = await town.OwedAsync(worker, Slot, "Fallback");
        await TaskAsync(worker, "PhoneCall");
        clock.MoveTo(new DateTimeOffset(2026, 12, 4, 2, 0, 0, TimeSpan.Zero)); // a Friday

        await ledger.AnsweredAsync(notice, worker, account, new SaidToNotice(NoticeAnswer.CallMe));
        await ledger.AnsweredAsync(notice, worker, account, new SaidToNotice(NoticeAnswer.CallMe));

        Assert.Equal("Fulfilled", await town.StateAsync(worker, Slot));
        Assert.Equal("Open call_me 2026-12-07", await town.ValueAsync<string>("SELECT state || ' ' || reason || ' ' || due_on FROM outreach_tasks"));
    }

    private async Task<OutreachTaskId> TaskAsync(WorkerId worker, string rung)
    {
        var id = OutreachTaskId.New();
        await town.SqlAsync("INSERT INTO outreach_tasks (id, worker_id, slot, rung, county_code, township_code, reason, due_on, state, created_at) VALUES ($1, $2, $3, $4, '530602', '530602001', 'no_consent', '2026-12-02', 'Open', now())", id.Value, worker.Value, Slot, rung);
        return id;
    }

    private async Task<StaffId> StaffAsync()
    {
        var id = StaffId.New();
        await town.SqlAsync("INSERT INTO staff (id, role, region_code, display_name, invited_at) VALUES ($1, 'Caseworker', '530602', 'x', now())", id.Value);
        return id;
    }
}
