using System.Collections.Concurrent;
using System.Diagnostics;
using JobAssist.Mobile.Infra;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Notifications.Tests.World;
using JobAssist.Mobile.TestShared;
using JobAssist.Mobile.WeChatStandIn;

namespace JobAssist.Mobile.Chaos;

/// <summary>The program dies at every numbered point, whatever WeChat answers; started again, it finishes as if nothing had been.</summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    private const string Slot = "2026-12-H1";
    private const string SendPath = "/cgi-bin/message/subscribe/send";
    private const string QuotaUsedUp = "45009";
    private static readonly string[] Answers = ["ok", "undelivered", "43101", "40003", "47003", "43108", QuotaUsedUp, "-1", "99999", "502", "cut", "cut-after", "late", "malformed"];

    /// <summary>The short form takes each point with one answer, other ones every time unless CHAOS_ANSWER names it; the long form every pair.</summary>
    public static TheoryData<FaultPoint, string> Pairs()
    {
        var (pairs, given) = (new TheoryData<FaultPoint, string>(), Environment.GetEnvironmentVariable("CHAOS_ANSWER"));
        foreach (var point in Enum.GetValues<FaultPoint>())
        {
            foreach (var answer in LongForm.Asked ? Answers : [given ?? Answers[((int)point + (Environment.TickCount & int.MaxValue)) % Answers.Length]]) pairs.Add(point, answer);
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs), DisableDiscoveryEnumeration = true)]
    public async Task Whoever_starts_again_after_a_crash_doubles_nothing_and_loses_nothing(FaultPoint point, string answer)
    {
        var clock = new ShiftedClock(new DateTimeOffset(2026, 12, 2, 2, 0, 0, TimeSpan.Zero) - TimeProvider.System.GetUtcNow());
        var (lines, watch) = (new ConcurrentQueue<string>(), Stopwatch.StartNew());
        var town = await Town.BuildAsync();
        await town.PoliciesAsync();
        await town.PostingAsync();
        await using var pushes = await PushReceiver.StartAsync(town, clock);
        await using var weChat = await WeChatWorld.StartAsync(clock, pushes.Address);
        var checker = new LedgerChecker(town, weChat, Slot);
        try
        {
            // Three whom WeChat answers as said, one as it should, one without an account. A day's quota is used up once.
            for (var person = 0; person < 4; person++) await JoinAsync(town, weChat, $"user-{person}", person < (answer == QuotaUsedUp ? 1 : 3) ? answer : "ok");
            await town.WorkerAsync();

            // The close comes after the slot; every other point is passed on its second day.
            var late = point is FaultPoint.SlotClosed;
            if (late) await RunUntilAsync(Settings(town, weChat, clock, TimeSpan.Zero), lines, () => AtRestAsync(town, weChat, answer));
            using (var dying = new DutyProcess(Settings(town, weChat, clock, late ? TimeSpan.FromDays(16) : TimeSpan.Zero), lines, $"{point}:{(point is FaultPoint.IntentCommitted or FaultPoint.Answered or FaultPoint.Recorded ? 2 : 1)}"))
            {
                Assert.True(await dying.DiesWithinAsync(TimeSpan.FromMinutes(3)), $"{point} was not reached: {string.Join('\n', lines.TakeLast(10))}");
            }

            if (late)
            {
                await RunUntilAsync(Settings(town, weChat, clock, TimeSpan.FromDays(16)), lines, async () => await town.ValueAsync<long>("SELECT count(*) FROM rounds WHERE slot = $1 AND closed_at IS NOT NULL", Slot) == 1);
                Assert.Equal(5, await town.ValueAsync<int>("SELECT owed FROM slot_closings WHERE slot = $1", Slot));
            }
            else
            {
                await RunUntilAsync(Settings(town, weChat, clock, TimeSpan.Zero), lines, () => AtRestAsync(town, weChat, answer));
                await checker.HoldsAsync(5);

                // Three days on a person has whatever nobody knows of.
                await RunUntilAsync(Settings(town, weChat, clock, TimeSpan.FromHours(80)), lines, async () => await AtRestAsync(town, weChat, "ok") && await town.ValueAsync<long>("SELECT count(*) FROM obligations WHERE state NOT IN ('Delivered','Fallback')") == 0);
                await checker.RestsAsync();
            }

            await checker.HoldsAsync(5);
            output.WriteLine($"{(int)point} {point}, {answer}: {weChat.Taken.Count} messages, {watch.Elapsed.TotalSeconds:0.0} s");
        }
        finally
        {
            await town.Database.DisposeAsync();
        }
    }

    private static async Task JoinAsync(Town town, WeChatWorld weChat, string user, string answer)
    {
        var (_, _) = await town.ReachableAsync(weChat, user);
        var openId = weChat.World.Account(null, user).OpenId;
        if (answer == "undelivered") weChat.World.Pushes.FailDelivery(new DeliveryFailure(openId));
        else if (FaultOf(answer) is { } fault) weChat.World.Faults.Add(fault with { OpenId = openId });
    }

    private static Fault? FaultOf(string answer) => answer switch
    {
        "ok" => null,
        "502" => new Fault { Kind = FaultKind.Status, Path = SendPath, Status = 502, After = true, Count = 1 },
        "cut" => new Fault { Kind = FaultKind.Cut, Path = SendPath, Count = 1 },
        "cut-after" => new Fault { Kind = FaultKind.Cut, Path = SendPath, After = true, Count = 1 },
        "late" => new Fault { Kind = FaultKind.Delay, Path = SendPath, DelayMs = 2500, After = true, Count = 1 },
        "malformed" => new Fault { Kind = FaultKind.Malformed, Path = SendPath, After = true, Count = 1 },
        _ => new Fault { Kind = FaultKind.ErrCode, Path = SendPath, ErrCode = int.Parse(answer), Count = 1 },
    };

    private static async Task<bool> AtRestAsync(Town town, WeChatWorld weChat, string answer)
    {
        // Who has used up the day's quota rests until the next one, whatever is due.
        var open = answer == QuotaUsedUp && weChat.Sends.Any(send => send.ErrCode == 45009) ? "'Claimed','Sending'" : "'Due','Claimed','Sending'";
        // Nobody here waits for minutes: what was put off is due at once.
        await town.SqlAsync("UPDATE obligations SET due_at = '2026-12-02' WHERE (worker_id, slot) IN (SELECT worker_id, slot FROM obligations WHERE state = 'Due' AND due_at > '2026-12-02' FOR UPDATE SKIP LOCKED)");
        return await town.ValueAsync<long>("SELECT count(*) FROM rounds WHERE slot = $1 AND composed_at IS NOT NULL", Slot) == 1
            && await town.ValueAsync<long>($"SELECT count(*) FROM obligations WHERE slot = $1 AND state IN ({open},'Refused','Undelivered')", Slot) == 0
            && await weChat.World.Pushes.WhenIdleAsync(TimeSpan.FromSeconds(10))
            && await town.ValueAsync<long>("SELECT count(*) FROM wechat_events WHERE processed_at IS NULL") == 0;
    }

    private static async Task RunUntilAsync(Dictionary<string, string?> settings, ConcurrentQueue<string> lines, Func<Task<bool>> holds)
    {
        using var running = new DutyProcess(settings, lines);
        var waited = Stopwatch.StartNew();
        while (!await holds())
        {
            Assert.True(waited.Elapsed < TimeSpan.FromMinutes(3), "It did not happen in time:\n" + string.Join('\n', lines.TakeLast(20)));
            await Task.Delay(50);
        }

        Assert.True(running.EndedWell(await running.StopAsync()));
    }

    private static Dictionary<string, string?> Settings(Town town, WeChatWorld weChat, ShiftedClock clock, TimeSpan later) => DutyHost.Settings(town, weChat.Address,
        ("Clock:Shift", (clock.GetUtcNow() - TimeProvider.System.GetUtcNow() + later).ToString("c")),
        ("WeChat:CallTimeout", "00:00:01.500"), ("WeChat:ConnectTimeout", "00:00:01"), ("Duty:Sweep:Interval", "00:00:00.300"), ("Duty:Dispatch:Interval", "00:00:00.300"), ("Duty:Inbox:Interval", "00:00:00.200"),
        ("Duty:Dispatch:ClaimLease", "00:00:02"), ("Duty:Dispatch:SendLease", "00:00:03"), ("Duty:Dispatch:PerSecond", "100"));
}
