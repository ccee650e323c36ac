using System.Diagnostics;
using JobAssist.Mobile.Infra.Redis;
using JobAssist.Mobile.TestShared;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace JobAssist.Mobile.Infra.Tests.Redis;

/// <summary>One node's share of Redis, as the programs register it.</summary>
internal sealed class Node(string? configuration, bool patient = false) : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddLogging()
        .AddRedis(new ConfigurationBuilder().AddInMemoryCollection([new("Redis:Configuration", configuration), new("Redis:Budget", patient ? "00:00:05" : "00:00:00.100")]).Build())
        .BuildServiceProvider();

    public SharedCache Cache => _services.GetRequiredService<SharedCache>();

    /// <summary>Patient where a test asks what is answered, not how soon: a busy machine answers late.</summary>
    public static async Task<Node> ConnectedAsync(RedisServer server, bool patient = false)
    {
        var node = new Node(server.Configuration, patient);
        await EventuallyAsync(() => Task.FromResult(node.Cache.Available));
        return node;
    }

    public static async Task EventuallyAsync(Func<Task<bool>> condition)
    {
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(15);)
        {
            if (await condition()) return;
            await Task.Delay(50);
        }

        Assert.Fail("It never came about.");
    }

    public void Dispose() => _services.Dispose();
}
