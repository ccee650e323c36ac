using System.Collections.Concurrent;
using System.Diagnostics;
using JobAssist.Mobile.Infra;
using JobAssist.Mobile.Notifications.Tests.World;
using JobAssist.Mobile.TestShared;

namespace JobAssist.Mobile.Notifications.Tests;

/// <summary>The machine comes back after a power cut and the program is up before its database.</summary>
public sealed class StartTests : IAsyncLifetime
{
    private readonly ShiftedClock clock = new(TimeSpan.Zero);
    private readonly ConcurrentQueue<string> lines = new();
    private PostgresServer server = null!;
    private Town town = null!;
    private WeChatWorld weChat = null!;

    public async ValueTask InitializeAsync()
    {
        server = await PostgresServer.StartDurableAsync();
        town = await Town.BuildAsync(server);
        await QuartzTables.CreateAsync(town);
        weChat = await WeChatWorld.StartAsync(clock);
    }

    public async ValueTask DisposeAsync()
    {
        await weChat.DisposeAsync();
        await town.Database.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task A_program_that_is_up_before_its_database_waits_for_it_and_its_schedule_starts()
    {
        server.Kill();
        using var program = new DutyProcess(Settings(), lines);
        await SaysAsync("PostgreSQL is not there yet", program);

        await server.BackAsync();
        town.Database.Source.Clear();

        await SaysAsync("Application started", program);
        Assert.Equal(1, await town.ValueAsync<long>("SELECT count(*) FROM qrtz_triggers"));
        Assert.Equal(0, await program.StopAsync());
    }

    [Fact]
    public async Task A_program_told_to_stop_while_it_waits_for_its_database_ends_as_it_always_does()
    {
        server.Kill();
        using var program = new DutyProcess(Settings(), lines);
        await SaysAsync("PostgreSQL is not there yet", program);

        var code = await program.StopAsync();
        await server.BackAsync();

        Assert.True(code == 0, $"{code}\n" + string.Join('\n', lines.TakeLast(30)));
    }

    private Dictionary<string, string?> Settings() => DutyHost.Settings(town, weChat.Address, ("Quartz:Enabled", "true"));

    private async Task SaysAsync(string words, DutyProcess program)
    {
        var waited = Stopwatch.StartNew();
        while (!lines.Any(line => line.Contains(words, StringComparison.Ordinal)))
        {
            Assert.False(program.HasExited, "It ended by itself:\n" + string.Join('\n', lines.TakeLast(30)));
            Assert.True(waited.Elapsed < TimeSpan.FromMinutes(2), $"It never said \"{words}\":\n" + string.Join('\n', lines.TakeLast(30)));
            await Task.Delay(50);
        }
    }
}
