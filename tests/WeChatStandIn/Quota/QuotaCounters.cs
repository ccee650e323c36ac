using System.Collections.Concurrent;

namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>Calls per app and path, by Beijing day and by minute.</summary>
public sealed class QuotaCounters(StandInClock clock, IReadOnlyDictionary<string, QuotaLimit> overrides)
{
    static readonly QuotaLimit Unlimited = new();
    static readonly QuotaLimit TemplateLibrary = new(Day: 30);

    static readonly Dictionary<string, QuotaLimit> Known = new(StringComparer.Ordinal)
    {
        ["/cgi-bin/token"] = new(Day: 2_000),
        ["/cgi-bin/stable_token"] = new(Day: 500_000, Minute: 10_000),
        ["/cgi-bin/message/subscribe/send"] = new(Day: 10_000_000),
        ["/wxa/msg_sec_check"] = new(Day: 2_000_000, Minute: 4_000),
        ["/wxa/media_check_async"] = new(Day: 200_000, Minute: 2_000),
        ["/wxa/getwxacodeunlimit"] = new(Minute: 5_000),
    };

    readonly ConcurrentDictionary<(string AppId, string Path), Counter> _counters = [];
    readonly ConcurrentDictionary<(string AppId, string Kind), (int Month, int Count)> _clears = [];

    public QuotaLimit LimitOf(string path) =>
        overrides.GetValueOrDefault(path) ?? Known.GetValueOrDefault(path) ?? (path.StartsWith("/wxaapi/newtmpl/", StringComparison.Ordinal) ? TemplateLibrary : Unlimited);

    /// <summary>Counts one call; an answer when the call is over the limit.</summary>
    public ApiAnswer? Take(string appId, string path)
    {
        var limit = LimitOf(path);
        var counter = Of(appId, path);
        lock (counter.Gate)
        {
            counter.Roll(clock);
            if (counter.InDay >= (limit.Day ?? long.MaxValue))
                return ApiAnswer.Error(45009, "reach max api daily quota limit");
            if (counter.InMinute >= (limit.Minute ?? long.MaxValue))
                return path == "/wxa/msg_sec_check"
                    ? ApiAnswer.Error(44991, "exceed the frequency limit per minute")
                    : ApiAnswer.Error(45011, "api minute-quota reach limit, must slower, retry next minute");
            counter.InDay++;
            counter.InMinute++;
            return null;
        }
    }

    public long UsedToday(string appId, string path)
    {
        var counter = Of(appId, path);
        lock (counter.Gate)
        {
            counter.Roll(clock);
            return counter.InDay;
        }
    }

    /// <summary>Sets counters back, all of the app or one path; false when the month's share of clears is spent.</summary>
    public bool TryClear(string appId, string? path)
    {
        var (kind, share) = path is null ? ("all", 10) : ("path", 50);
        var month = clock.Beijing().Year * 12 + clock.Beijing().Month;
        var clears = _clears.AddOrUpdate((appId, kind), _ => (month, 1), (_, old) => old.Month == month ? (month, old.Count + 1) : (month, 1));
        if (clears.Count > share)
            return false;
        foreach (var pair in _counters)
            if (pair.Key.AppId == appId && (path is null || pair.Key.Path == path))
                lock (pair.Value.Gate)
                    (pair.Value.InDay, pair.Value.InMinute) = (0, 0);
        return true;
    }

    Counter Of(string appId, string path) => _counters.GetOrAdd((appId, path), _ => new Counter());

    sealed class Counter
    {
        public Lock Gate { get; } = new();
        public DateOnly Day { get; private set; }
        public long Minute { get; private set; }
        public long InDay { get; set; }
        public long InMinute { get; set; }

        public void Roll(StandInClock clock)
        {
            var day = DateOnly.FromDateTime(clock.Beijing());
            var minute = clock.GetUtcNow().ToUnixTimeSeconds() / 60;
            if (Day != day)
                (Day, InDay) = (day, 0);
            if (Minute != minute)
                (Minute, InMinute) = (minute, 0);
        }
    }
}
