using System.Collections.Concurrent;
using System.Diagnostics;
using JobAssist.Mobile.Infra.Redis;
using JobAssist.Mobile.TestShared;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace JobAssist.Mobile.Infra.Tests.Redis;

public sealed class SharedCacheTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Two_nodes_share_one_limit()
    {
        await using var server = await RedisServer.StartNewAsync();
        using var one = await Node.ConnectedAsync(server);
        using var two = await Node.ConnectedAsync(server);

        var verdicts = await Task.WhenAll(Enumerable.Range(0, 40).Select(n => (n % 2 is 0 ? one : two).Cache.CountAsync("login:x", 25, TimeSpan.FromHours(10))));

        Assert.Equal(25, verdicts.Count(verdict => verdict!.Value.Allowed));
        Assert.All(verdicts.Where(verdict => !verdict!.Value.Allowed), verdict => Assert.True(verdict!.Value.RetryAfter > TimeSpan.Zero));
        Assert.True((await one.Cache.CountAsync("login:other", 25, Minute))!.Value.Allowed);
    }

    [Fact]
    public async Task Whoever_waits_as_long_as_told_is_let_in()
    {
        await using var server = await RedisServer.StartNewAsync();
        using var node = await Node.ConnectedAsync(server);
        var window = TimeSpan.FromMilliseconds(400);
        for (var round = 0; round < 4; round++)
        {
            RateVerdict verdict;
            while ((verdict = (await node.Cache.CountAsync("k", 3, window))!.Value).Allowed) Assert.InRange(verdict.Used, 1, 3);
            Assert.InRange(verdict.RetryAfter, TimeSpan.FromMilliseconds(1), window * 2);
            await Task.Delay(verdict.RetryAfter + TimeSpan.FromMilliseconds(5));
            Assert.True((await node.Cache.CountAsync("k", 3, window))!.Value.Allowed);
        }
    }

    [Fact]
    public async Task Values_are_kept_for_their_time()
    {
        await using var server = await RedisServer.StartNewAsync();
        using var node = await Node.ConnectedAsync(server);

        await node.Cache.SetAsync("k", "值", Minute);
        await node.Cache.SetAsync("short", "v", TimeSpan.FromMilliseconds(50));
        await node.Cache.SetAsync("gone", "v", Minute);
        await node.Cache.RemoveAsync("gone");
        await Task.Delay(100);

        Assert.Equal("值", await node.Cache.GetAsync("k"));
        Assert.Null(await node.Cache.GetAsync("short"));
        Assert.Null(await node.Cache.GetAsync("gone"));
    }

    [Fact]
    public async Task Without_Redis_everything_answers_and_nothing_waits()
    {
        using var unconfigured = new Node(null);
        using var away = new Node("127.0.0.1:1");
        foreach (var node in (Node[])[unconfigured, away])
        {
            var started = Stopwatch.GetTimestamp();
            for (var i = 0; i < 100; i++)
            {
                Assert.Null(await node.Cache.CountAsync("k", 1, Minute));
                Assert.Null(await node.Cache.GetAsync("k"));
                await node.Cache.SetAsync("k", "v", Minute);
                await node.Cache.PublishAsync("c", "m");
            }

            Assert.False(node.Cache.Available);
            Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(1));
        }
    }

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
        await EventuallyAsync(async () =>
        {
            await node.Cache.PublishAsync("changes", "before");
            return heard.Contains("before", StringComparer.Ordinal);
        });

        await server.StopAsync();
        await EventuallyAsync(() => Task.FromResult(!node.Cache.Available));
        Assert.Null(await node.Cache.CountAsync("k", 1, Minute));
        await server.StartAsync();
        await EventuallyAsync(async () => await node.Cache.CountAsync("k", 100, Minute) is not null);
        await EventuallyAsync(async () =>
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
        await Task.Delay(1500);
        Assert.False(node.Cache.Available);

        await server.StartAsync();

        await EventuallyAsync(async () =>
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

        await EventuallyAsync(async () => await node.Cache.CountAsync("k", 100, Minute) is not null);
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

    private static async Task EventuallyAsync(Func<Task<bool>> condition)
    {
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(15);)
        {
            if (await condition()) return;
            await Task.Delay(50);
        }

        Assert.Fail("It never came about.");
    }

    private sealed class Node(string? configuration) : IDisposable
    {
        private readonly ServiceProvider _services = new ServiceCollection().AddLogging()
            .AddRedis(new ConfigurationBuilder().AddInMemoryCollection([new("Redis:Configuration", configuration)]).Build())
            .BuildServiceProvider();

        public SharedCache Cache => _services.GetRequiredService<SharedCache>();

        public static async Task<Node> ConnectedAsync(RedisServer server)
        {
            var node = new Node(server.Configuration);
            await EventuallyAsync(() => Task.FromResult(node.Cache.Available));
            return node;
        }

        public void Dispose() => _services.Dispose();
    }
}
