using System.Diagnostics;
using JobAssist.Mobile.Infra.Redis;
using JobAssist.Mobile.TestShared;

namespace JobAssist.Mobile.Infra.Tests.Redis;

public sealed class SharedCacheTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Two_nodes_share_one_limit()
    {
        await using var server = await RedisServer.StartNewAsync();
        using var one = await Node.ConnectedAsync(server, patient: true);
        using var two = await Node.ConnectedAsync(server, patient: true);

        var verdicts = await Task.WhenAll(Enumerable.Range(0, 40).Select(n => (n % 2 is 0 ? one : two).Cache.CountAsync("login:x", 25, TimeSpan.FromHours(10))));

        Assert.Equal(25, verdicts.Count(verdict => verdict!.Value.Allowed));
        Assert.All(verdicts.Where(verdict => !verdict!.Value.Allowed), verdict => Assert.True(verdict!.Value.RetryAfter > TimeSpan.Zero));
        Assert.True((await one.Cache.CountAsync("login:other", 25, Minute))!.Value.Allowed);
    }

    [Fact]
    public async Task Whoever_waits_as_long_as_told_is_let_in()
    {
        await using var server = await RedisServer.StartNewAsync();
        using var node = await Node.ConnectedAsync(server, patient: true);
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
        using var node = await Node.ConnectedAsync(server, patient: true);

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
}
