using System.Diagnostics;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Infra.Duty.Report;
using JobAssist.Mobile.Notifications.Tests.World;
using JobAssist.Mobile.TestShared;
using JobAssist.Mobile.WeChatStandIn;

namespace JobAssist.Mobile.Chaos.Months;

/// <summary>
/// Two years of the duty day by day: two programs, people who tick, open, answer, fall silent, move, die and are hired, an office that calls and
/// visits on working days, and everything outside behaving badly. Only the clock is simulated.
/// </summary>
public sealed class MonthsTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly int Length = LongForm.Of("MONTHS", 24, 2);
    private static readonly int CountyCount = LongForm.Of("COUNTIES", 10, 2);
    private static readonly int PeopleInEach = LongForm.Of("PEOPLE", 2000, 40);
    private static readonly DutyMonth First = new(2026, 12);
    private readonly ManualClock clock = new(Shanghai.At(new DateOnly(2026, 11, 30), new TimeOnly(20, 0)));
    private readonly Random random = new(20261201);
    private Town town = null!;
    private WeChatWorld weChat = null!;
    private SmsWorld sms = null!;
    private PushReceiver pushes = null!;
    private PushReceiver receipts = null!;
    private DutyHost[] programs = [];
    private int down;

    public async ValueTask InitializeAsync()
    {
        town = await Town.BuildAsync();
        await town.PoliciesAsync();
        pushes = await PushReceiver.StartAsync(town, clock);
        receipts = await PushReceiver.StartForSmsAsync(town, clock);
        weChat = await WeChatWorld.StartAsync(clock, pushes.Address, holdMs: 1);
        sms = await SmsWorld.StartAsync(clock, receipts.Address);
        weChat.World.Soak = new Soak { BusyShare = 0.01, DeliveryFailureShare = 0.01, DuplicatePushShare = 0.1, LatePushShare = 0.02, LatePushMs = 300 };
        programs = [Program(), Program()];

        DutyHost Program() => DutyHost.Build(town, weChat, clock, [.. sms.Settings, ("Duty:Dispatch:PerSecond", "2000"), ("Duty:Sms:PerSecond", "2000"), ("Duty:Inbox:Batch", "1000"), ("Duty:Forecast:DaysAhead", "1"), ("WeChat:CallTimeout", "00:00:02"), ("Sms:CallTimeout", "00:00:02")]);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var program in programs) await program.DisposeAsync();
        await sms.DisposeAsync();
        await weChat.DisposeAsync();
        await receipts.DisposeAsync();
        await pushes.DisposeAsync();
        await town.Database.DisposeAsync();
    }

    [Fact]
    public async Task Over_months_of_bad_luck_no_slot_is_missed_through_our_fault_and_every_one_is_explained()
    {
        var crowd = await Townspeople.MoveInAsync(town, weChat, CountyCount, PeopleInEach, random);
        var office = new Office(town, clock, random);
        await office.OpenAsync();
        var watch = Stopwatch.StartNew();
        var memory = new List<long>();
        for (var (month, number) = (First, 1); number <= Length + 1; number++, month = Next(month))
        {
            // The last month is only begun, so that the one before it can close.
            var lastDay = number > Length ? 3 : month.LastSlot.LastDay.Day;
            for (var day = 1; day <= lastDay; day++) await DayAsync(new DateOnly(month.Year, month.Number, day), crowd, office);
            if (number > Length) break;
            memory.Add(await EndOfMonthAsync(month, crowd, watch));
        }

        output.WriteLine(await town.ValueAsync<string>("""
            SELECT coalesce(string_agg(DISTINCT concat_ws(' ', o.slot, o.reason, o.fallback_on, o.safety_on, (o.sent_at AT TIME ZONE 'Asia/Shanghai')::date, t.tasks, v.visits), E'\n'), 'nobody was missed') FROM obligations o
              LEFT JOIN LATERAL (SELECT string_agg(t.rung || ' ' || t.state || ' ' || t.reason || ' due ' || t.due_on || ' since ' || (t.created_at AT TIME ZONE 'Asia/Shanghai')::date, ', ') AS tasks FROM outreach_tasks t WHERE t.worker_id = o.worker_id AND t.slot = o.slot) t ON true
              LEFT JOIN LATERAL (SELECT 'visits ' || count(*) AS visits FROM visits v WHERE v.worker_id = o.worker_id AND v.slot = o.slot) v ON true
             WHERE o.state = 'Missed'
            """));
        await EverySlotIsExplainedAsync();
        Assert.Equal(0, crowd.Doubled);
        output.WriteLine($"{Length} months × {CountyCount} counties × {PeopleInEach} people: {await Sums()}, {crowd.MessagesTaken} WeChat messages, {sms.World.Journal.Entries().Count} SMS calls this month, {watch.Elapsed.TotalSeconds:0} s; memory {string.Join(" ", memory.Select(bytes => $"{bytes / 1e6:0}"))} MB");
        if (LongForm.Asked && Length >= 6) Assert.True(memory[(Length / 2)..].Max() <= 1.05 * memory[2..(Length / 2)].Max(), "The second half of the time needs more memory than the first.");
    }

    private static DutyMonth Next(DutyMonth month) => month.Number == 12 ? new DutyMonth(month.Year + 1, 1) : new DutyMonth(month.Year, month.Number + 1);

    private async Task DayAsync(DateOnly day, Townspeople crowd, Office office)
    {
        var first = day.Day is 1 or 16;
        clock.MoveTo(Shanghai.At(day, new TimeOnly(0, 30)));
        await crowd.LiveAsync(day, clock.GetUtcNow());

        // A trigger may be lost and both programs be down for a day or two: the watchdog finds what is owed.
        if (first) down = random.Next(4) == 0 ? random.Next(1, 3) : 0;
        Misbehave();
        if (down > 0) down--;
        else
        {
            clock.MoveTo(Shanghai.At(day, new TimeOnly(9, 31)));
            await WorkAsync();
        }

        clock.MoveTo(Shanghai.At(day, new TimeOnly(15, 0)));
        await crowd.LookAtPhonesAsync(day, programs[0].Get<EvidenceLedger>(), programs[1].Get<ConsentLedger>());
        await office.WorkAsync(day, programs[0].Get<EvidenceLedger>());
        await ReceiptsAsync();
        if (!first && day.Day is not (2 or 8 or 12 or 17 or 23 or 27)) return;
        clock.MoveTo(Shanghai.At(day, new TimeOnly(18, 30)));
        if (down == 0) await WorkAsync();
    }

    // What both programs do in a while: repair, hold the round, send, hear what became of it, again for what was put off.
    private async Task WorkAsync()
    {
        await Task.WhenAll(programs.Select(program => program.Watchdog.PassAsync(CancellationToken.None)));
        for (var again = 0; again < 8; again++)
        {
            await Task.WhenAll(programs.Select(program => program.News.PassAsync(CancellationToken.None)));
            var sent = (await Task.WhenAll(programs.SelectMany(program => new[] { program.Dispatcher.DispatchDueAsync(CancellationToken.None), program.Sms.DispatchDueAsync(CancellationToken.None) }))).Sum();
            await ReceiptsAsync();
            clock.Advance(TimeSpan.FromMinutes(2));
            if (sent == 0 && await town.ValueAsync<long>("SELECT count(*) FROM obligations WHERE state IN ('Claimed','Sending') OR (state = 'Due' AND composed_at IS NOT NULL AND due_at <= $1)", clock.GetUtcNow()) == 0) return;
        }
    }

    private async Task ReceiptsAsync()
    {
        Assert.True(await weChat.World.Pushes.WhenIdleAsync(TimeSpan.FromMinutes(1)));
        while ((await Task.WhenAll(programs.SelectMany(program => new[] { program.Inbox.WorkAsync(CancellationToken.None), program.SmsReceipts.WorkAsync(CancellationToken.None) }))).Sum() > 0)
        {
        }
    }

    // A few calls of the day end badly, in every way there is.
    private void Misbehave()
    {
        weChat.World.Faults.Clear();
        sms.World.Faults.Clear();
        string[] codes = ["-1", "43108", "45011", "99999", "47003", "40001"];
        const string Send = "/cgi-bin/message/subscribe/send";
        foreach (var code in codes)
            if (random.Next(3) == 0) weChat.World.Faults.Add(new Fault { Kind = FaultKind.ErrCode, Path = Send, ErrCode = int.Parse(code), Count = 1 });
        if (random.Next(4) == 0) weChat.World.Faults.Add(new Fault { Kind = FaultKind.Cut, Path = Send, After = random.Next(2) == 0, Count = 1 });
        if (random.Next(6) == 0) weChat.World.Faults.Add(new Fault { Kind = FaultKind.Status, Path = Send, Status = 502, After = random.Next(2) == 0, Count = 2 });
        if (random.Next(20) == 0) weChat.World.Faults.Add(new Fault { Kind = FaultKind.ErrCode, Path = Send, ErrCode = 45009, Count = 1 });
        if (random.Next(10) == 0) weChat.World.Faults.Add(new Fault { Kind = FaultKind.Delay, Path = Send, DelayMs = 2500, After = true, Count = 1 });
        if (random.Next(4) == 0) sms.World.Faults.Add(new SmsStandIn.Fault { Kind = FaultKind.ErrCode, Code = "RequestLimitExceeded", Count = 1 });
        if (random.Next(4) == 0) sms.World.Faults.Add(new SmsStandIn.Fault { Kind = FaultKind.Cut, After = random.Next(2) == 0, Count = 1 });
    }

    private async Task<long> EndOfMonthAsync(DutyMonth month, Townspeople crowd, Stopwatch watch)
    {
        await crowd.JudgeAsync(weChat, sms);
        var report = await programs[0].Get<DutyReports>().OfAsync(month, "", CancellationToken.None);
        Assert.Equal(0, report.MissedByUs);
        foreach (var program in programs) program.Logs.Lines.Clear();
        GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        var bytes = GC.GetTotalMemory(forceFullCollection: true);
        output.WriteLine($"{watch.Elapsed.TotalSeconds,6:0.0} s {month}: owed {report.Owed}, {string.Join(", ", Enum.GetValues<DutyStanding>().Select(standing => $"{standing} {report.Of(standing)}"))}; {bytes / 1e6:0} MB");
        return bytes;
    }

    private async Task EverySlotIsExplainedAsync()
    {
        var months = Enumerable.Range(0, Length).Select(n => First.Year * 12 + First.Number - 1 + n).SelectMany(n => new[] { $"{n / 12:0000}-{(n % 12) + 1:00}-H1", $"{n / 12:0000}-{(n % 12) + 1:00}-H2" }).ToArray();
        Assert.Equal(months.Length, await town.ValueAsync<long>("SELECT count(*) FROM rounds WHERE slot = ANY($1) AND closed_at IS NOT NULL", (object)months));
        await NoneAsync("SELECT count(*) FROM obligations WHERE slot = ANY($1) AND state NOT IN ('Fulfilled','Excused','Missed')", months);
        await NoneAsync("SELECT count(*) FROM obligations o WHERE slot = ANY($1) AND state = 'Fulfilled' AND NOT EXISTS (SELECT 1 FROM evidence e WHERE e.worker_id = o.worker_id AND e.slot = o.slot AND e.kind <> 'Receipt')", months);
        await NoneAsync("SELECT count(*) FROM obligations o WHERE slot = ANY($1) AND state = 'Excused' AND NOT EXISTS (SELECT 1 FROM excuses e WHERE e.worker_id = o.worker_id AND e.slot = o.slot AND e.granted)", months);
        await NoneAsync("SELECT count(*) FROM obligations o WHERE slot = ANY($1) AND state = 'Missed' AND (reason <> 'partner_asked' OR NOT EXISTS (SELECT 1 FROM partner_requests r WHERE r.worker_id = o.worker_id AND r.slot = o.slot))", months);
        Assert.Empty((await new ClosingCheck(town.Database.Source).RunAsync(CancellationToken.None)).Broken);
    }

    private Task<string> Sums() => town.ValueAsync<string>("SELECT 'owed ' || sum(owed) || ', met ' || sum(fulfilled) || ', excused ' || sum(excused) || ', missed ' || sum(missed) FROM slot_closings");

    private async Task NoneAsync(string count, string[] slots) => Assert.True(await town.ValueAsync<long>(count, (object)slots) == 0, count);
}
