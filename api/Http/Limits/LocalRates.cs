using System.Collections.Concurrent;
using JobAssist.Mobile.Infra.Redis;

namespace JobAssist.Mobile.Api.Http;

/// <summary>The same counting inside one process, for when Redis is away: whole windows, forgotten when they are over.</summary>
internal sealed class LocalRates(TimeProvider clock)
{
    private const int ManyCallers = 50_000;
    private readonly ConcurrentDictionary<string, (long Window, int Used)> counts = new(StringComparer.Ordinal);

    // Counting a concurrent dictionary locks all of it.
    private int callers;
    private long forgotten;

    public RateVerdict Count(string key, int limit, TimeSpan window)
    {
        var now = clock.GetUtcNow().UtcTicks;
        var current = now / window.Ticks;
        // One use too many is remembered as such; more are not counted.
        var (_, used) = counts.AddOrUpdate(key, _ => First(current), (_, last) => last.Window == current ? (current, Math.Min(last.Used + 1, limit + 1)) : (current, 1));
        return used <= limit ? new RateVerdict(true, used, TimeSpan.Zero, 1) : new RateVerdict(false, limit, TimeSpan.FromTicks(((current + 1) * window.Ticks) - now), 0);
    }

    private (long Window, int Used) First(long current)
    {
        if (Interlocked.Increment(ref callers) > ManyCallers && Interlocked.Exchange(ref forgotten, current) != current) Forget(current);
        return (current, 1);
    }

    private void Forget(long current)
    {
        foreach (var (key, value) in counts)
            if (value.Window != current)
            {
                if (counts.TryRemove(new KeyValuePair<string, (long, int)>(key, value))) Interlocked.Decrement(ref callers);
            }
    }
}
