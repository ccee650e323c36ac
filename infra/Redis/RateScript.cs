using StackExchange.Redis;

namespace JobAssist.Mobile.Infra.Redis;

/// <summary>A sliding window out of two counters, as one atomic step by Redis's own clock: nodes' clocks do not matter.</summary>
internal static class RateScript
{
    // Sent whole each time: a hash that a restarted server does not know would cost a failed call.
    public const CommandFlags Flags = CommandFlags.NoScriptCache;

    public const string Text = """
        local limit, size, uses = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
        local t = redis.call('TIME')
        local now = t[1] * 1000 + math.floor(t[2] / 1000)
        local window = math.floor(now / size)
        local gone = now - window * size
        local kept = redis.call('HMGET', KEYS[1], 'window', 'now', 'before')
        local last, count, before = tonumber(kept[1]), tonumber(kept[2]) or 0, tonumber(kept[3]) or 0
        if last ~= window then
          before = (last == window - 1) and count or 0
          count = 0
        end
        -- The window before weighs as much as still lies within reach.
        local used = before * (size - gone) / size + count
        if used + uses > limit then uses = 1 end
        if used + uses <= limit then
          count = count + uses
          redis.call('HSET', KEYS[1], 'window', window, 'now', count, 'before', before)
          redis.call('PEXPIRE', KEYS[1], size * 2)
          return {1, math.ceil(used + uses), 0, uses}
        end
        local wait
        if count + 1 <= limit then
          wait = size * (1 - (limit - 1 - count) / before) - gone
        else
          wait = size - gone + size * (1 - (limit - 1) / count)
        end
        return {0, math.ceil(used), math.max(1, math.ceil(wait)), 0}
        """;

    public static RateVerdict? Read(RedisResult? answer) =>
        answer is not null && (long[]?)answer is [var allowed, var used, var wait, var granted]
            ? new RateVerdict(allowed is 1, (int)used, TimeSpan.FromMilliseconds(wait), (int)granted)
            : null;
}
