namespace JobAssist.Mobile.Infra.Redis;

/// <summary>
/// What several nodes share and may lose: rate counters, short caches, change messages. Never throws and never takes long; without
/// Redis it says so and the caller uses what its own process knows. Keys are hashed or made of ids by the caller, never of personal data.
/// </summary>
public sealed class SharedCache : IDisposable
{
    private readonly RedisConnection _redis;

    internal SharedCache(RedisConnection redis)
    {
        _redis = redis;
        _redis.Restored += (_, e) => Restored?.Invoke(this, e);
    }

    /// <summary>Redis is back: messages sent meanwhile are gone, so whoever keeps copies by them drops the copies.</summary>
    public event EventHandler? Restored;

    /// <summary>False when Redis is not configured, away, or resting after a call that took too long.</summary>
    public bool Available => _redis.Available;

    /// <summary>
    /// Counts one use of <paramref name="key"/> if it is within <paramref name="limit"/> per sliding <paramref name="window"/>, by
    /// Redis's clock, for all nodes together. Refused uses are not counted. Null: Redis is away, count locally. Several
    /// <paramref name="uses"/> are counted at once where all of them are within the limit, else one.
    /// </summary>
    public async Task<RateVerdict?> CountAsync(string key, int limit, TimeSpan window, int uses = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(window, TimeSpan.FromMilliseconds(1));
        var answer = await _redis.AskAsync(
            redis => redis.ScriptEvaluateAsync(RateScript.Text, [_redis.Prefix + "rate:" + key], [limit, (long)window.TotalMilliseconds, uses], RateScript.Flags),
            away: null);
        return RateScript.Read(answer);
    }

    /// <summary>Null: absent, or Redis is away.</summary>
    public async Task<string?> GetAsync(string key) =>
        await _redis.AskAsync<StackExchange.Redis.RedisValue>(redis => redis.StringGetAsync(_redis.Prefix + "cache:" + key), away: default);

    public Task SetAsync(string key, string value, TimeSpan ttl) =>
        _redis.AskAsync(redis => redis.StringSetAsync(_redis.Prefix + "cache:" + key, value, ttl), away: false);

    public Task RemoveAsync(string key) =>
        _redis.AskAsync(redis => redis.KeyDeleteAsync(_redis.Prefix + "cache:" + key), away: false);

    /// <summary>Tells every node that subscribed. A hint: whoever is away never hears it.</summary>
    public Task PublishAsync(string channel, string message) =>
        _redis.AskAsync(redis => redis.PublishAsync(_redis.Prefix + channel, message), away: 0);

    /// <summary>
    /// Hears the messages of a channel until <paramref name="cancellationToken"/> is cancelled; the task ends then. Redis may come and go meanwhile.
    /// <paramref name="onMessage"/> is called one at a time and must be quick.
    /// </summary>
    public Task SubscribeAsync(string channel, Action<string> onMessage, CancellationToken cancellationToken) =>
        _redis.SubscribeAsync(_redis.Prefix + channel, onMessage, cancellationToken);

    public void Dispose() => _redis.Dispose();
}

/// <summary>Whether a use was within its limit.</summary>
/// <param name="Allowed">It was, and was counted.</param>
/// <param name="Used">Uses in the sliding window now, this one included if allowed.</param>
/// <param name="RetryAfter">Zero if allowed, else when a use will be within the limit if nobody else uses it.</param>
/// <param name="Granted">Uses counted by this call.</param>
public readonly record struct RateVerdict(bool Allowed, int Used, TimeSpan RetryAfter, int Granted);
