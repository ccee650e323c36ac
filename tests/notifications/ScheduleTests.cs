using System.Diagnostics;
using JobAssist.Mobile.Infra;
using JobAssist.Mobile.Notifications.Tests.World;

namespace JobAssist.Mobile.Notifications.Tests;

/// <summary>The alarm clock, with a clock that shows 09:29:40 of day 1 when the programs start.</summary>
public sealed class ScheduleTests : IAsyncLifetime
{
    private readonly ShiftedClock clock = new(new DateTimeOffset(2026, 12, 1, 1, 29, 40, TimeSpan.Zero) - TimeProvider.System.GetUtcNow());
    private Town town = null!;
    private WeChatWorld weChat = null!;

    public async ValueTask InitializeAsync()
    {
        town = await Town.BuildAsync();
        await town.PoliciesAsync();
        await town.PostingAsync();
        weChat = await WeChatWorld.StartAsync(clock);
        await QuartzTables.CreateAsync(town);
    }

    public async ValueTask DisposeAsync()
    {
        await weChat.DisposeAsync();
        await town.Database.DisposeAsync();
    }

    [Fact]
    public async Task At_half_past_nine_the_trigger_starts_the_round_once_on_two_nodes_while_the_sweep_is_off()
    {
        for (var person = 0; person < 20; person++) await town.ReachableAsync(weChat, $"p{person}");
        await using var one = DutyHost.Build(town, weChat, clock, ("Quartz:Enabled", "true"), ("Duty:Sweep:Enabled", "false"), ("Quartz:CheckinInterval", "00:00:01"));
        await using var two = DutyHost.Build(town, weChat, clock, ("Quartz:Enabled", "true"), ("Duty:Sweep:Enabled", "false"), ("Quartz:CheckinInterval", "00:00:01"));
        await Task.WhenAll(one.StartAsync(), two.StartAsync());

        await UntilAsync(async () => await town.ValueAsync<long>("SELECT count(*) FROM qrtz_scheduler_state") == 2, TimeSpan.FromSeconds(20));
        Assert.Equal("0 30 9 1,16 * ? Asia/Shanghai", await town.ValueAsync<string>("SELECT cron_expression || ' ' || time_zone_id FROM qrtz_cron_triggers WHERE trigger_name = 'hold-round'"));
        Assert.Equal(0, await town.ValueAsync<long>("SELECT count(*) FROM rounds"));

        await UntilAsync(async () => await town.ValueAsync<long>("SELECT count(*) FROM obligations WHERE state = 'Accepted'") == 20, TimeSpan.FromMinutes(3));
        await Task.WhenAll(one.StopAsync(), two.StopAsync());

        Assert.Equal("2026-12-H1 Schedule", await town.ValueAsync<string>("SELECT slot || ' ' || started_by FROM rounds"));
        Assert.True(await town.ValueAsync<bool>("SELECT started_at BETWEEN '2026-12-01 09:30:00+08' AND '2026-12-01 09:30:08+08' FROM rounds"));
        Assert.Equal(new DateTime(2026, 12, 16, 1, 30, 0, DateTimeKind.Utc), await town.ValueAsync<DateTime>("SELECT to_timestamp((next_fire_time - 621355968000000000) / 10000000) FROM qrtz_triggers WHERE trigger_name = 'hold-round'"));
        var lines = one.Logs.Lines.Concat(two.Logs.Lines).ToList();
        Assert.Single(lines, line => line.Contains("Trigger hold-round fired for slot 2026-12-H1", StringComparison.Ordinal));
        Assert.Single(lines, line => line.Contains("Round 2026-12-H1 started by Schedule", StringComparison.Ordinal));
        Assert.Equal(20, weChat.Taken.Count);
        Assert.DoesNotContain(lines, line => weChat.World.Secrets.Any(secret => line.Contains(secret, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task With_the_scheduler_off_the_sweep_starts_the_round_after_half_past_nine_and_not_before()
    {
        var (worker, _) = await town.ReachableAsync(weChat, "anna");
        await using var node = DutyHost.Build(town, weChat, clock, ("Quartz:Enabled", "false"), ("Duty:Sweep:Interval", "00:00:00.500"), ("Duty:Dispatch:Interval", "00:00:00.500"));
        await node.StartAsync();

        await UntilAsync(async () => await town.ValueAsync<long>("SELECT count(*) FROM obligations WHERE state = 'Accepted'") == 1, TimeSpan.FromMinutes(3));
        await node.StopAsync();

        Assert.Equal("Sweep", await town.ValueAsync<string>("SELECT started_by FROM rounds"));
        Assert.True(await town.ValueAsync<bool>("SELECT started_at BETWEEN '2026-12-01 09:30:00+08' AND '2026-12-01 09:30:08+08' FROM rounds"));
        Assert.Equal("Accepted", await town.StateAsync(worker, "2026-12-H1"));
    }

    private async Task UntilAsync(Func<Task<bool>> holds, TimeSpan patience)
    {
        var waited = Stopwatch.StartNew();
        while (!await holds())
        {
            if (waited.Elapsed > patience)
                Assert.Fail("It did not happen in time: " + await town.ValueAsync<string>("SELECT coalesce(string_agg(state || ' after ' || tries, ', '), 'nobody owed') FROM obligations"));
            await Task.Delay(100);
        }
    }
}
