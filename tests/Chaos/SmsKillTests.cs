using System.Collections.Concurrent;
using JobAssist.Mobile.Infra;
using JobAssist.Mobile.Notifications.Tests.World;
using JobAssist.Mobile.SmsStandIn;
using JobAssist.Mobile.TestShared;

namespace JobAssist.Mobile.Chaos;

/// <summary>The second rung under SIGKILL: the vendor's journal says who got what, the ledger must know of it and lose nobody.</summary>
public sealed class SmsKillTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Slot = "2026-12-H1";
    private static readonly int Kills = LongForm.Asked ? 60 : 8;
    private static readonly int People = LongForm.Asked ? 2400 : 320;
    private readonly ShiftedClock clock = new(new DateTimeOffset(2026, 12, 2, 2, 0, 0, TimeSpan.Zero) - TimeProvider.System.GetUtcNow());
    private readonly ConcurrentQueue<string> lines = new();
    private Town town = null!;
    private WeChatWorld weChat = null!;
    private SmsWorld sms = null!;

    public async ValueTask InitializeAsync()
    {
        town = await Town.BuildAsync();
        await town.PoliciesAsync();
        await town.PostingAsync(headcount: People);
        weChat = await WeChatWorld.StartAsync(clock);
        sms = await SmsWorld.StartAsync(clock);
    }

    public async ValueTask DisposeAsync()
    {
        await sms.DisposeAsync();
        await weChat.DisposeAsync();
        await town.Database.DisposeAsync();
    }

    [Fact]
    public async Task Killed_again_and_again_nobody_gets_two_SMS_and_everybody_has_a_caller()
    {
        for (var at = 0; at < People; at++) await town.PhoneAsync(await town.WorkerAsync(), $"137{at:D8}");
        // The message is taken, the answer takes its time: that is when programs die.
        sms.World.Faults.Add(new Fault { Kind = FaultKind.Delay, DelayMs = 40, After = true, Count = 0 });

        var living = new Queue<DutyProcess>();
        try
        {
            for (var kill = 0; kill < Kills; kill++)
            {
                while (living.Count < 2) living.Enqueue(new DutyProcess(Settings(), lines));
                var moment = kill * People * 3 / 4 / Kills;
                await UntilAsync(() => Task.FromResult(sms.Taken.Count > moment));
                using var victim = living.Dequeue();
                Assert.False(victim.HasExited, "A program ended by itself: " + string.Join('\n', lines.TakeLast(20)));
                victim.Kill();
            }

            await UntilAsync(async () => await town.ValueAsync<long>("SELECT count(*) FROM obligations o WHERE sms_due_at IS NOT NULL OR NOT EXISTS (SELECT 1 FROM attempts t WHERE t.worker_id = o.worker_id AND t.state NOT IN ('Sending','NotAccepted'))") == 0
                && await town.ValueAsync<long>("SELECT count(*) FROM attempts WHERE state = 'Sending'") == 0);
            foreach (var program in living) Assert.Equal(0, await program.StopAsync());
        }
        finally
        {
            foreach (var program in living) program.Dispose();
        }

        var taken = sms.Taken.Select(entry => entry.Phone!).ToList();
        output.WriteLine($"{Kills} kills, {taken.Count} SMS, {await town.ValueAsync<long>("SELECT count(*) FROM attempts WHERE state = 'Unknown'")} unknown");
        Assert.Equal(taken.Count, taken.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(People, await town.ValueAsync<long>("SELECT count(*) FROM attempts WHERE channel = 'Sms' AND state IN ('Accepted','Unknown')"));
        Assert.Equal(0, await town.ValueAsync<long>("SELECT count(*) FROM attempts WHERE state = 'Accepted' AND NOT coalesce(serial_no = ANY($1), false)", (object)sms.Taken.Select(entry => entry.SerialNo!).ToArray()));
        Assert.InRange(await town.ValueAsync<long>("SELECT count(*) FROM attempts WHERE state = 'Unknown'"), 0, Kills * 4);
        Assert.Equal(People, await town.ValueAsync<long>("SELECT count(*) FROM obligations o JOIN outreach_tasks t USING (worker_id, slot) WHERE o.slot = $1 AND o.state = 'Fallback' AND t.state = 'Open' AND t.due_on BETWEEN '2026-12-03' AND o.safety_on", Slot));
        Assert.DoesNotContain(lines, line => line.Contains("1370000", StringComparison.Ordinal));
    }

    private Dictionary<string, string?> Settings() => DutyHost.Settings(town, weChat.Address,
    [
        .. sms.Settings, ("Clock:Shift", (clock.GetUtcNow() - TimeProvider.System.GetUtcNow()).ToString("c")), ("Duty:Sweep:Interval", "00:00:00.300"), ("Duty:Sms:Interval", "00:00:00.300"),
        ("Sms:CallTimeout", "00:00:02"), ("Duty:Sms:SendLease", "00:00:04"), ("Duty:Sms:PerSecond", "40"),
    ]);

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var tries = 0; !await holds(); tries++)
        {
            Assert.True(tries < 6000, "It did not come to that within two minutes.");
            await Task.Delay(20);
        }
    }
}
