using System.Collections.Concurrent;
using System.Diagnostics;
using JobAssist.Mobile.Infra;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Infra.WeChat;
using JobAssist.Mobile.Notifications.Tests.World;
using JobAssist.Mobile.TestShared;
using Npgsql;

namespace JobAssist.Mobile.Chaos;

/// <summary>What is lost and what is doubled when the program dies without warning in the middle of a round.</summary>
public sealed class KillTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly int Kills = LongForm.Asked ? 200 : 40;

    // Besides, as often the database itself dies.
    private static readonly int DatabaseKills = LongForm.Asked ? 20 : 4;
    private static readonly int Runners = LongForm.Asked ? 3 : 2;
    private static readonly int People = LongForm.Asked ? 8000 : 2000;
    private const string Slot = "2026-12-H1";
    private readonly ShiftedClock clock = new(new DateTimeOffset(2026, 12, 2, 2, 0, 0, TimeSpan.Zero) - TimeProvider.System.GetUtcNow());
    private readonly ConcurrentQueue<string> lines = new();
    private PostgresServer server = null!;
    private Town town = null!;
    private WeChatWorld weChat = null!;
    private PushReceiver pushes = null!;

    public async ValueTask InitializeAsync()
    {
        server = await PostgresServer.StartDurableAsync();
        town = await Town.BuildAsync(server);
        await town.PoliciesAsync();
        for (var posting = 0; posting < 5; posting++) await town.PostingAsync();
        pushes = await PushReceiver.StartAsync(town, clock);

        // As far apart as the real one's: a database that is away for two seconds loses no receipt.
        weChat = await WeChatWorld.StartAsync(clock, pushes.Address, holdMs: 50, pushRetryMs: 4000);
    }

    public async ValueTask DisposeAsync()
    {
        await weChat.DisposeAsync();
        await pushes.DisposeAsync();
        await town.Database.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Killed_again_and_again_in_a_round_and_the_database_with_it_nobody_gets_two_messages_and_no_slot_is_lost()
    {
        var seed = Environment.GetEnvironmentVariable("KILL_SEED") is { Length: > 0 } given ? int.Parse(given) : Environment.TickCount;
        var random = new Random(seed);
        var crowd = await Crowd.MoveInAsync(town, weChat, People, sharing: 0.18, withoutConsent: 0.03, withoutAccount: 0.02);
        Assert.True(crowd.Sharing >= People * 0.15);
        var watch = Stopwatch.StartNew();

        var living = new Queue<DutyProcess>();
        try
        {
            // A few runners at a time; the oldest one dies.
            // Who starts while the database is away waits for it.
            var kill = 0;
            foreach (var moment in Moments(random))
            {
                while (living.Count < Runners) living.Enqueue(new DutyProcess(Settings(), lines));
                await UntilAsync(moment.HasComeAsync);
                await Task.Delay(random.Next(0, 120));
                using var victim = living.Dequeue();
                Assert.False(victim.HasExited, "A runner ended by itself: " + string.Join('\n', lines.TakeLast(20)));
                victim.Kill();
                if (++kill % (Kills / DatabaseKills) == 0)
                {
                    server.Kill();
                    await server.BackAsync();
                    output.WriteLine($"{watch.Elapsed.TotalSeconds:0.0} s: killed the database, which is back");
                }

                await UntilAsync(async () => await town.ValueAsync<int>("SELECT 1") == 1);
                output.WriteLine($"{watch.Elapsed.TotalSeconds:0.0} s: killed {victim.Id}, {weChat.World.Tally["sends.accepted"]} messages, {await StatesAsync()}");
            }

            await NobodyGotTwoAsync();
            while (living.Count < Runners) living.Enqueue(new DutyProcess(Settings(), lines));
            await NothingMovesAsync();
            output.WriteLine($"{watch.Elapsed.TotalSeconds:0.0} s: {weChat.World.Tally["sends.accepted"]} messages, {await StatesAsync()}");
            foreach (var runner in living) await EndsWellAsync(runner);
            await NobodyGotTwoAsync();
            await EveryMessageTakenIsKnownAsync();
            await BalancesAgreeAsync(crowd);

            // A day later a person has what nobody knows of, and those who share an account with it get their turn.
            weChat.World.Clock.Advance(TimeSpan.FromHours(25));
            living.Enqueue(new DutyProcess(Settings(TimeSpan.FromHours(25)), lines));
            await UntilAsync(() => IsNoneAsync("SELECT count(*) FROM obligations WHERE state IN ('Due','Claimed','Sending','Unknown')"), pollMs: 250);
            await ReceiptsAreInAsync();
            await EndsWellAsync(living.Last());
        }
        finally
        {
            foreach (var runner in living) runner.Dispose();
        }

        output.WriteLine($"seed {seed}: {Kills} kills and {DatabaseKills} of the database, {watch.Elapsed.TotalSeconds:0} s, {weChat.Taken.Count} messages; {await StatesAsync()}");

        await NobodyGotTwoAsync();
        await NothingIsLostAsync();
        await BalancesAgreeAsync(crowd);
        var secrets = weChat.World.Secrets.ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(lines, line => secrets.Any(secret => line.Contains(secret, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_same_journal_shows_doubles_when_a_loop_sends_first_and_marks_afterwards()
    {
        var crowd = await Crowd.MoveInAsync(town, weChat, 120, sharing: 0, withoutConsent: 0, withoutAccount: 0);
        foreach (var user in crowd.Accounts.Keys) weChat.Join(user, 5);
        await using var duty = DutyHost.Build(town, weChat, clock);
        var gateway = duty.Get<IWeChatGateway>();
        var marked = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        var random = new Random(7);

        while (marked.Count < crowd.People)
        {
            using var death = new CancellationTokenSource(random.Next(100, 400));
            await Parallel.ForEachAsync(crowd.Accounts.Keys.Where(user => !marked.ContainsKey(user)), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (user, _) =>
            {
                if (death.IsCancellationRequested) return;
                await gateway.SendSubscribeMessageAsync(Message(weChat.World.Account(null, user).OpenId, user), CancellationToken.None);
                if (!death.IsCancellationRequested) marked[user] = true;
            });
        }

        var doubles = weChat.Taken.GroupBy(entry => entry.Values!["character_string4"], StringComparer.Ordinal).Count(told => told.Count() > 1);
        output.WriteLine($"send, then mark: {doubles} of {crowd.People} people got more than one message");
        Assert.True(doubles > 0);
    }

    private async Task EndsWellAsync(DutyProcess runner)
    {
        var code = await runner.StopAsync();
        Assert.True(runner.EndedWell(code), $"{runner.Id} ended with {code}:\n" + string.Join('\n', lines.TakeLast(40)));
    }

    private static SubscribeMessage Message(string openId, string user) => new(openId, Town.JobTemplate, null, new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["thing1"] = "普工",
        ["thing2"] = "昭阳区",
        ["thing3"] = "4500元/月",
        ["character_string4"] = user,
        ["thing5"] = "打开看详情",
    });

    // Due and not waiting for a message to the same account whose end nobody knows.
    private const string StillToDo = """
        SELECT count(*) FROM obligations o WHERE state IN ('Claimed','Sending','Refused') OR composed_at IS NULL
           OR (state = 'Due' AND NOT EXISTS (SELECT 1 FROM account_workers b JOIN attempts t ON t.account_id = b.account_id WHERE b.worker_id = o.worker_id AND t.state = 'Unknown'))
        """;

    // A late receipt ends an unknown message, and whoever shares that account is written to after all: both must have come to rest.
    private async Task NothingMovesAsync()
    {
        long taken;
        do
        {
            taken = weChat.World.Tally["sends.accepted"];
            await UntilAsync(() => IsNoneAsync(StillToDo), pollMs: 250);
            await ReceiptsAreInAsync();
        }
        while (await town.ValueAsync<long>(StillToDo) != 0 || weChat.World.Tally["sends.accepted"] != taken);
    }

    // Whoever shares an account waits minutes between two looks; here nobody waits: they are due at once.
    private async Task<bool> IsNoneAsync(string sql)
    {
        await town.SqlAsync("""
            UPDATE obligations SET due_at = '2026-12-02' WHERE (worker_id, slot) IN
              (SELECT worker_id, slot FROM obligations WHERE state = 'Due' AND due_at > '2026-12-02' FOR UPDATE SKIP LOCKED)
            """);
        return await town.ValueAsync<long>(sql) == 0;
    }

    private async Task ReceiptsAreInAsync()
    {
        Assert.True(await weChat.World.Pushes.WhenIdleAsync(TimeSpan.FromMinutes(1)));
        await UntilAsync(async () => await town.ValueAsync<long>("SELECT count(*) FROM wechat_events WHERE processed_at IS NULL") == 0);
    }

    private Dictionary<string, string?> Settings(TimeSpan later = default) => DutyHost.Settings(town, weChat.Address,
        ("Clock:Shift", (clock.GetUtcNow() - TimeProvider.System.GetUtcNow() + later).ToString("c")),
        ("WeChat:CallTimeout", "00:00:01.500"), ("WeChat:ConnectTimeout", "00:00:01"),
        ("Duty:Sweep:Interval", "00:00:00.300"), ("Duty:Dispatch:Interval", "00:00:00.300"), ("Duty:Inbox:Interval", "00:00:00.200"), ("Duty:Round:Batch", "100"),
        ("Duty:Dispatch:ClaimLease", "00:00:02"), ("Duty:Dispatch:SendLease", "00:00:03"), ("Duty:Dispatch:PerSecond", "100"));

    // The first four moments lie in the composition, while sending has begun; the others are spread over the messages that are still to be sent.
    private IEnumerable<Moment> Moments(Random random)
    {
        for (var kill = 0; kill < 4; kill++)
        {
            var composed = random.Next(kill * People / 5, (kill + 1) * People / 5);
            yield return new(async () => await town.ValueAsync<long>("SELECT count(*) FROM obligations WHERE composed_at IS NOT NULL") >= composed);
        }

        var begun = (int)weChat.World.Tally["sends.accepted"];
        var share = Math.Max(1, ((People * 9 / 10) - begun) / (Kills - 4));
        for (var kill = 0; kill < Kills - 4; kill++)
        {
            var taken = begun + random.Next(kill * share, (kill + 1) * share);
            yield return new(() => Task.FromResult(weChat.World.Tally["sends.accepted"] >= taken));
        }
    }

    private async Task NobodyGotTwoAsync()
    {
        var codes = weChat.Taken.Select(entry => entry.Values!["character_string4"]).ToArray();
        Assert.Equal(codes.Length, codes.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(codes.Length, (int)await town.ValueAsync<long>("SELECT count(DISTINCT worker_id) FROM notices WHERE slot = $1 AND check_code = ANY($2)", Slot, codes));
        Assert.DoesNotContain(weChat.Sends, entry => entry.ErrCode == 43108);
        Assert.Empty(weChat.World.Tally.HiddenBadData);
    }

    private async Task NothingIsLostAsync()
    {
        Assert.Equal(People, await town.ValueAsync<long>("SELECT count(*) FROM obligations WHERE slot = $1", Slot));
        Assert.Equal(People, await town.ValueAsync<long>("SELECT count(*) FROM notices WHERE slot = $1", Slot));
        Assert.Equal(0, await town.ValueAsync<long>("SELECT count(*) FROM obligations WHERE state NOT IN ('Delivered','Fallback')"));
        Assert.Equal(0, await town.ValueAsync<long>("SELECT count(*) FROM obligations o WHERE state = 'Fallback' AND NOT EXISTS (SELECT 1 FROM outreach_tasks t WHERE t.worker_id = o.worker_id AND t.slot = o.slot AND t.state = 'Open' AND t.due_on >= '2026-12-03')"));
        Assert.Equal(0, await town.ValueAsync<long>("SELECT count(*) FROM obligations o WHERE state IN ('Accepted','Delivered','Unknown') AND NOT EXISTS (SELECT 1 FROM attempts t WHERE t.worker_id = o.worker_id AND t.slot = o.slot AND t.state = o.state)"));

        var ids = weChat.Taken.Select(entry => entry.MsgId!.Value).ToArray();
        Assert.Equal(0, await town.ValueAsync<long>("SELECT count(*) FROM attempts WHERE state IN ('Accepted','Delivered') AND (message_id IS NULL OR NOT message_id = ANY($1))", (object)ids));
        await EveryMessageTakenIsKnownAsync();
    }

    private async Task EveryMessageTakenIsKnownAsync()
    {
        // A message that WeChat took is known as taken: its receipt settles whatever a crash left open.
        var codes = weChat.Taken.Select(entry => entry.Values!["character_string4"]).ToArray();
        Assert.Equal(codes.Length, await town.ValueAsync<long>("SELECT count(*) FROM obligations o JOIN notices n USING (worker_id, slot) WHERE o.state = 'Delivered' AND n.check_code = ANY($1)", (object)codes));
    }

    private async Task BalancesAgreeAsync(Crowd crowd)
    {
        var ledger = new ConsentLedger(town.Database.Source, clock);
        foreach (var (user, account) in crowd.Accounts)
        {
            var ours = (await ledger.BalancesAsync(account)).Sum(balance => balance.Left);
            var held = await town.ValueAsync<long>("SELECT count(*) FROM consents WHERE account_id = $1 AND reserved_at IS NOT NULL", account.Value);
            Assert.Equal(weChat.HiddenBalance(user), ours + (int)held);
        }
    }

    private async Task UntilAsync(Func<Task<bool>> holds, int pollMs = 15)
    {
        var waited = Stopwatch.StartNew();
        while (!await HoldsAsync(holds))
        {
            if (waited.Elapsed > TimeSpan.FromMinutes(3)) Assert.Fail($"It did not happen in time: {await StatesAsync()}\n" + string.Join('\n', lines.TakeLast(20)));
            await Task.Delay(pollMs);
        }
    }

    // While the database is away nothing holds yet.
    private static async Task<bool> HoldsAsync(Func<Task<bool>> holds)
    {
        try
        {
            return await holds();
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private Task<string> StatesAsync() => town.ValueAsync<string>("SELECT coalesce(string_agg(state || ' ' || n, ', ' ORDER BY state), 'nobody owed yet') FROM (SELECT state, count(*) n FROM obligations GROUP BY state) s");

    private sealed record Moment(Func<Task<bool>> HasComeAsync);
}
