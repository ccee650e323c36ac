using System.Collections.Concurrent;
using System.Diagnostics;
using JobAssist.Mobile.Infra;
using JobAssist.Mobile.Notifications.Tests.World;
using JobAssist.Mobile.TestShared;

namespace JobAssist.Mobile.Chaos;

/// <summary>
/// A program that stood still for longer than its leases wakes up believing that all it held is still its own: a machine that slept, a
/// host that moved it, a disk that hung. Whoever took over meanwhile must not be answered with a second message.
/// </summary>
public sealed class FreezeTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly int Freezes = LongForm.Asked ? 20 : 3;
    private static readonly int People = LongForm.Asked ? 4000 : 600;
    private static readonly TimeSpan BeyondTheLeases = TimeSpan.FromSeconds(5);

    // So slow that a program which is alone for half a minute, on a machine with much else to do, leaves something for the next freeze.
    private static readonly string PerSecond = LongForm.Asked ? "20" : "10";
    private const string Slot = "2026-12-H1";
    private readonly ShiftedClock clock = new(new DateTimeOffset(2026, 12, 2, 2, 0, 0, TimeSpan.Zero) - TimeProvider.System.GetUtcNow());
    private readonly ConcurrentQueue<string> lines = new();
    private Town town = null!;
    private WeChatWorld weChat = null!;
    private PushReceiver pushes = null!;

    public async ValueTask InitializeAsync()
    {
        town = await Town.BuildAsync();
        for (var posting = 0; posting < 5; posting++) await town.PostingAsync();
        pushes = await PushReceiver.StartAsync(town, clock);
        weChat = await WeChatWorld.StartAsync(clock, pushes.Address, holdMs: 50);
    }

    public async ValueTask DisposeAsync()
    {
        await weChat.DisposeAsync();
        await pushes.DisposeAsync();
        await town.Database.DisposeAsync();
    }

    [Fact]
    public async Task A_program_frozen_beyond_its_leases_and_woken_sends_nothing_a_second_time()
    {
        await Crowd.MoveInAsync(town, weChat, People, sharing: 0, withoutConsent: 0, withoutAccount: 0);
        var checker = new LedgerChecker(town, weChat, Slot);
        using var one = new DutyProcess(Settings(), lines);
        using var two = new DutyProcess(Settings(), lines);
        // Nobody is owed before both are at work, or one of them has sent everything before the other has begun.
        await UntilAsync(() => Task.FromResult(lines.Count(line => line.Contains("Application started", StringComparison.Ordinal)) == 2), "both programs started");
        await town.PoliciesAsync();
        var overtaken = 0L;
        for (var freeze = 0; freeze < Freezes; freeze++)
        {
            var taken = (long)People * freeze / (Freezes + 1);
            await UntilAsync(() => Task.FromResult(weChat.World.Tally["sends.accepted"] > taken), "the next moment to freeze");
            var (frozen, claimed) = await FreezeWhoHoldsSomethingAsync(freeze % 2 == 0 ? [one, two] : [two, one]);
            var since = Stopwatch.StartNew();
            await Task.Delay(BeyondTheLeases);
            var held = claimed.Split(',').Select(Guid.Parse).ToArray();
            // Wherever it stands still, in the middle of a sweep or of a transaction as well, another one gets on with its work.
            await UntilAsync(async () => await LostAsync(frozen, held) > 0, "another program taking its slots away");
            // What was taken away waits behind all the others: the last one frozen wakes when it has been sent.
            if (freeze == Freezes - 1) await UntilAsync(async () => await SentAsync(held) > 0, "another program sending in its place");
            overtaken += await SentAsync(held);
            frozen.Thaw();
            output.WriteLine($"{frozen.Id} woke up after {since.Elapsed.TotalSeconds:0.0} s: it held {held.Length}, {weChat.World.Tally["sends.accepted"]} messages so far");
        }

        await UntilAsync(async () => await town.ValueAsync<long>("SELECT count(*) FROM obligations WHERE composed_at IS NULL OR state IN ('Due','Claimed','Sending')") == 0, "everything sent");
        Assert.True(await weChat.World.Pushes.WhenIdleAsync(TimeSpan.FromMinutes(1)));
        await UntilAsync(async () => await town.ValueAsync<long>("SELECT count(*) FROM wechat_events WHERE processed_at IS NULL") == 0, "receipts");

        await checker.HoldsAsync(People);
        var unknown = await town.ValueAsync<long>("SELECT count(*) FROM obligations WHERE state = 'Unknown'");
        output.WriteLine($"{Freezes} freezes of {BeyondTheLeases.TotalSeconds:0} s: {weChat.Taken.Count} messages to {People} people, {overtaken} overtaken meanwhile, {unknown} unknown");
        Assert.True(overtaken > 0, "Nobody took over: the accident did not happen.");
        Assert.Equal(People - unknown, weChat.Taken.Count);
        Assert.Equal(0, await one.StopAsync());
        Assert.Equal(0, await two.StopAsync());
    }

    [Fact]
    public async Task Scheduler_and_watchdog_of_two_programs_firing_at_the_same_instant_change_nothing_but_the_hour()
    {
        const int Few = 300;
        await town.PoliciesAsync();
        await Crowd.MoveInAsync(town, weChat, Few, sharing: 0, withoutConsent: 0, withoutAccount: 0);
        await using var one = DutyHost.Build(town, weChat, clock);
        await using var two = DutyHost.Build(town, weChat, clock);
        DutyHost[] nodes = [one, two];
        for (var again = 0; again < 3; again++)
        {
            // What the trigger does and what the watchdog does, on both at once.
            await Task.WhenAll(nodes.SelectMany(node => new[]
            {
                Task.Run(async () =>
                {
                    await node.Rounds.HoldAsync(Domain.Notices.NoticeSlot.Parse(Slot), Domain.Notices.RoundStart.Schedule, CancellationToken.None);
                    await node.Dispatcher.DispatchDueAsync(CancellationToken.None);
                }),
                Task.Run(async () =>
                {
                    await node.Watchdog.PassAsync(CancellationToken.None);
                    await node.Dispatcher.DispatchDueAsync(CancellationToken.None);
                }),
            }));
        }

        Assert.True(await weChat.World.Pushes.WhenIdleAsync(TimeSpan.FromMinutes(1)));
        Assert.Equal(1, await town.ValueAsync<long>("SELECT count(*) FROM rounds"));
        Assert.Equal(1, await town.ValueAsync<long>("SELECT count(*) FROM round_passes"));
        Assert.Equal(Few, weChat.Taken.Count);
        await new LedgerChecker(town, weChat, Slot).HoldsAsync(Few);
    }

    // Standing still with empty hands would be no accident.
    private async Task<(DutyProcess Frozen, string Held)> FreezeWhoHoldsSomethingAsync(DutyProcess[] programs)
    {
        (DutyProcess, string)? caught = null;
        await UntilAsync(async () =>
        {
            foreach (var program in programs)
            {
                if (await HeldAsync(program) == "") continue;
                program.Freeze();
                if (await HeldAsync(program) is { Length: > 0 } held)
                {
                    caught = (program, held);
                    return true;
                }

                program.Thaw();
            }

            return false;
        }, "something in the hands of a program");
        return caught!.Value;
    }

    private Task<long> LostAsync(DutyProcess frozen, Guid[] held) =>
        town.ValueAsync<long>($"SELECT count(*) FROM obligations WHERE worker_id = ANY($1) AND NOT (state IN ('Claimed','Sending') AND owner LIKE '%/{frozen.Id}/%')", (object)held);

    private Task<long> SentAsync(Guid[] held) =>
        town.ValueAsync<long>("SELECT count(*) FROM obligations WHERE worker_id = ANY($1) AND state NOT IN ('Claimed','Sending','Due')", (object)held);

    private Task<string> HeldAsync(DutyProcess program) =>
        town.ValueAsync<string>($"SELECT coalesce(string_agg(worker_id::text, ','), '') FROM obligations WHERE state IN ('Claimed','Sending') AND owner LIKE '%/{program.Id}/%'");

    private Dictionary<string, string?> Settings() => DutyHost.Settings(town, weChat.Address,
        ("Clock:Shift", (clock.GetUtcNow() - TimeProvider.System.GetUtcNow()).ToString("c")),
        ("WeChat:CallTimeout", "00:00:01.500"), ("WeChat:ConnectTimeout", "00:00:01"),
        ("Duty:Sweep:Interval", "00:00:00.300"), ("Duty:Dispatch:Interval", "00:00:00.300"), ("Duty:Inbox:Interval", "00:00:00.200"), ("Duty:Round:Batch", "100"),
        ("Duty:Dispatch:ClaimLease", "00:00:02"), ("Duty:Dispatch:SendLease", "00:00:03"), ("Duty:Dispatch:PerSecond", PerSecond),
        ("ConnectionStrings:Mobile", town.Database.AppConnection + ";Options=-c idle_in_transaction_session_timeout=2s"));

    private async Task UntilAsync(Func<Task<bool>> holds, string what)
    {
        var waited = Stopwatch.StartNew();
        while (!await holds())
        {
            if (waited.Elapsed > TimeSpan.FromMinutes(3)) Assert.Fail($"{what}: it did not happen in time\n" + string.Join('\n', lines.TakeLast(20)));
            await Task.Delay(15);
        }
    }
}
