using System.Collections.Concurrent;

namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>A URL Link or scheme the stand-in gave out.</summary>
public sealed record IssuedLink(string AppId, string Url, string Path, string Query, string EnvVersion, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt);

/// <summary>All issued links, and the one pool of frequency and days that links and schemes share.</summary>
public sealed class Links(StandInClock clock, int perDay)
{
    const int PerSecond = 100;

    readonly ConcurrentDictionary<string, IssuedLink> _issued = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, Pool> _pools = new(StringComparer.Ordinal);

    public void Add(IssuedLink link) => _issued[link.Url] = link;

    /// <summary>The link behind an address, a custom cq parameter aside.</summary>
    public IssuedLink? Find(string? url)
    {
        if (url is null)
            return null;
        var custom = url.LastIndexOf("cq=", StringComparison.Ordinal);
        return _issued.GetValueOrDefault(url) ?? (custom > 0 ? _issued.GetValueOrDefault(url[..(custom - 1)]) : null);
    }

    /// <summary>What a phone that opens the link gets: the link, or null when it is unknown or expired.</summary>
    public IssuedLink? Open(string? url) => Find(url) is { } link && clock.GetUtcNow() < link.ExpiresAt ? link : null;

    internal ApiAnswer? Take(string appId)
    {
        var pool = _pools.GetOrAdd(appId, _ => new Pool());
        var second = clock.GetUtcNow().ToUnixTimeSeconds();
        var day = DateOnly.FromDateTime(clock.Beijing());
        lock (pool.Gate)
        {
            if (pool.Second != second)
                (pool.Second, pool.InSecond) = (second, 0);
            if (pool.Day != day)
                (pool.Day, pool.InDay) = (day, 0);
            if (pool.InSecond >= PerSecond)
                return ApiAnswer.Error(44990, "exceed the frequency limit per second");
            if (pool.InDay >= perDay)
                return ApiAnswer.Error(44993, "exceed the frequency limit per day");
            pool.InSecond++;
            pool.InDay++;
            return null;
        }
    }

    sealed class Pool
    {
        public Lock Gate { get; } = new();
        public long Second { get; set; }
        public int InSecond { get; set; }
        public DateOnly Day { get; set; }
        public int InDay { get; set; }
    }
}
