using System.Collections.Concurrent;
using System.Diagnostics;
using JobAssist.Mobile.TestShared;

namespace JobAssist.Mobile.Infra.Tests.Redis;

/// <summary>Redis that goes away, comes back, freezes and fills up.</summary>
public sealed class RedisAccidentsTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_server_that_is_killed_and_comes_back_is_found_again_with_its_subscriptions()
    {
        await using var server = await RedisServer.StartNewAsync();
        using var node = await Node.ConnectedAsync(server);
        using var ended = new CancellationTokenSource();
        var heard = new ConcurrentQueue<string>();
        var restored = 0;
        node.Cache.Restored += (_, _) => Interlocked.Increment(ref restored);
        var listening = node.Cache.SubscribeAsync("changes", heard.Enqueue, ended.Token);
        await Node.EventuallyAsync(async () =>
        {
            await node.Cache.PublishAsync("changes", "before");
            return heard.Contains("before", StringComparer.Ordinal);
        });

        await server.StopAsync();
        await Node.EventuallyAsync(() => Task.FromResult(!node.Cache.Available));
        Assert.Null(await node.Cache.CountAsync("k", 1, Minute));
        await server.StartAsync();
        await Node.EventuallyAsync(async () => await node.Cache.CountAsync("k", 100, Minute) is not null);
        await Node.EventuallyAsync(async () =>
        {
            await node.Cache.PublishAsync("changes", "after");
            return heard.Contains("after", StringComparer.Ordinal);
        });

        Assert.True(restored > 0);
        await ended.CancelAsync();
        await listening;
    }

    [Fact]
    public async Task A_server_that_starts_after_us_is_found()
    {
        await using var server = RedisServer.NotYetStarted();
        using var node = new Node(server.Configuration);
        using var ended = new CancellationTokenSource();
        var heard = new ConcurrentQueue<string>();
        var listening = node.Cache.SubscribeAsync("changes", heard.Enqueue, ended.Token);
        await Task.Delay(300);
        Assert.False(node.Cache.Available);

        await server.StartAsync();

        await Node.EventuallyAsync(async () =>
        {
            await node.Cache.PublishAsync("changes", "m");
            return heard.Contains("m", StringComparer.Ordinal);
        });
        await ended.CancelAsync();
        await listening;
    }

    [Fact]
    public async Task A_frozen_server_costs_one_budget_and_then_nothing()
    {
        await using var server = await RedisServer.StartNewAsync();
        using var node = await Node.ConnectedAsync(server);
        await server.FreezeAsync();
        try
        {
            var started = Stopwatch.GetTimestamp();
            for (var i = 0; i < 50; i++) Assert.Null(await node.Cache.GetAsync("k"));
            Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.FromMilliseconds(90), TimeSpan.FromMilliseconds(600));
        }
        finally
        {
            await server.ThawAsync();
        }

        await Node.EventuallyAsync(async () => await node.Cache.CountAsync("k", 100, Minute) is not null);
    }

    [Fact]
    public async Task A_flushed_or_full_server_throws_nothing()
    {
        await using var server = await RedisServer.StartNewAsync();
        using var node = await Node.ConnectedAsync(server);
        await node.Cache.SetAsync("k", "v", Minute);
        await server.CommandAsync("FLUSHALL");
        Assert.Null(await node.Cache.GetAsync("k"));
        Assert.True((await node.Cache.CountAsync("k", 1, Minute))!.Value.Allowed);

        await server.CommandAsync("CONFIG SET maxmemory 1");

        await node.Cache.SetAsync("k", "v", Minute);
        Assert.Null(await node.Cache.CountAsync("other", 1, Minute));
        await server.CommandAsync("CONFIG SET maxmemory 0");
        Assert.True((await node.Cache.CountAsync("other", 1, Minute))!.Value.Allowed);
    }
}
