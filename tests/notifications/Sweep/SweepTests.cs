using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Notifications.Tests.World;

namespace JobAssist.Mobile.Notifications.Tests.Sweep;

/// <summary>What the sweep does with each slot that nobody finished.</summary>
public sealed class SweepTests : DutyTown
{
    private AccountId account;
    private WorkerId worker;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        account = await Town.AccountAsync("o-sweep");
        worker = await Town.WorkerAsync(account);
    }

    // State, evidence there, day and hour in Beijing of December; where it stands after one pass, and why.
    [Theory]
    [InlineData("Due", false, 11, 23, "Due", null)]
    [InlineData("Due", false, 12, 0, "Fallback", "not_sent")]
    [InlineData("Refused", false, 1, 10, "Fallback", "refused")]
    [InlineData("Undelivered", false, 1, 10, "Fallback", "undelivered")]
    [InlineData("Accepted", false, 4, 9, "Accepted", null)]
    [InlineData("Accepted", false, 4, 11, "Fallback", "late_receipt")]
    [InlineData("Unknown", false, 2, 9, "Unknown", null)]
    [InlineData("Unknown", false, 2, 11, "Fallback", "unknown")]
    [InlineData("Delivered", false, 7, 23, "Delivered", null)]
    [InlineData("Delivered", false, 8, 0, "Fallback", "no_evidence")]
    [InlineData("Delivered", true, 2, 0, "Fulfilled", null)]
    [InlineData("Accepted", true, 2, 0, "Fulfilled", null)]
    [InlineData("Unknown", true, 2, 0, "Fulfilled", null)]
    [InlineData("Refused", true, 2, 0, "Fulfilled", null)]
    [InlineData("Undelivered", true, 2, 0, "Fulfilled", null)]
    [InlineData("Due", true, 2, 0, "Fulfilled", null)]
    [InlineData("Fallback", true, 2, 0, "Fulfilled", null)]
    [InlineData("Fallback", false, 15, 23, "Fallback", null)]
    [InlineData("Fallback", false, 16, 23, "Fallback", null)]
    [InlineData("Fallback", false, 17, 0, "Missed", "fallback")]
    [InlineData("Due", false, 17, 0, "Missed", "due")]
    [InlineData("Sending", false, 17, 0, "Missed", "sending")]
    [InlineData("Delivered", true, 17, 0, "Fulfilled", null)]
    public async Task What_is_overdue_goes_along_its_edge(string state, bool evidence, int day, int hour, string then, string? reason)
    {
        await Town.OwedAsync(worker, Slot, state);
        await Town.SqlAsync("UPDATE obligations SET changed_at = $1, sent_at = $1, composed_at = $1", Beijing(1, 10));
        if (evidence) await Town.SqlAsync("INSERT INTO evidence (id, worker_id, slot, kind, at, account_id) VALUES (uuid_v7(), $1, $2, 'Opened', $3, $4)", worker.Value, Slot, Beijing(1, 11), account.Value);
        Clock.MoveTo(Beijing(day, hour));

        await Duty.Sweep.PassAsync(CancellationToken.None);
        await Duty.Sweep.PassAsync(CancellationToken.None);

        Assert.Equal(then, await StateAsync(worker));
        Assert.Equal(reason ?? "", await Town.ValueAsync<string>("SELECT coalesce(reason, '') FROM obligations"));
        Assert.Equal(then == "Fallback" && state != "Fallback" ? 1 : 0, await Town.ValueAsync<long>("SELECT count(*) FROM outreach_tasks WHERE state = 'Open' AND reason = $1", reason ?? ""));
    }

    [Theory]
    [InlineData("Claimed", "Due")]
    [InlineData("Sending", "Unknown")]
    public async Task A_lease_that_has_run_out_by_the_databases_clock_is_safe_to_hand_back_only_before_the_intent(string state, string then)
    {
        await Town.OwedAsync(worker, Slot, state);
        await Town.SqlAsync("INSERT INTO attempts (id, worker_id, slot, channel, state, account_id, template_id, intended_at) VALUES (uuid_v7(), $1, $2, 'WeChat', 'Sending', $3, $4, now())", worker.Value, Slot, account.Value, Town.JobTemplate);
        Clock.Advance(TimeSpan.FromHours(5));
        await Duty.Sweep.PassAsync(CancellationToken.None);
        Assert.Equal(state, await StateAsync(worker));

        await Town.SqlAsync("UPDATE obligations SET lease_until = now() - interval '1 second'");
        await Duty.Sweep.PassAsync(CancellationToken.None);

        Assert.Equal(then, await StateAsync(worker));
    }

    [Fact]
    public async Task Evidence_from_outside_the_half_month_meets_nothing()
    {
        await Town.OwedAsync(worker, Slot, "Delivered");
        await Town.SqlAsync("INSERT INTO evidence (id, worker_id, slot, kind, at) VALUES (uuid_v7(), $1, $2, 'CallRecord', $3)", worker.Value, Slot, Beijing(1, 0).AddSeconds(-1));

        await Duty.Sweep.PassAsync(CancellationToken.None);

        Assert.Equal("Delivered", await StateAsync(worker));
    }
}
