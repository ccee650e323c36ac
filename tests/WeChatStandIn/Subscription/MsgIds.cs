namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>Message ids above 2^53, so that a client that reads one as a double loses digits and is found out.</summary>
public sealed class MsgIds(StandInClock clock)
{
    const long Floor = 2_000_000_000_000_000_001;
    long _last;

    /// <summary>Never twice: rising in one run, and apart between runs by the clock and the journal.</summary>
    public long Next()
    {
        var floor = Floor + clock.GetUtcNow().ToUnixTimeMilliseconds() * 100_000;
        while (true)
        {
            var last = Interlocked.Read(ref _last);
            var next = Math.Max(floor, last + 2);
            if (Interlocked.CompareExchange(ref _last, next, last) == last)
                return next;
        }
    }

    /// <summary>Ids up to this one were given by an earlier run.</summary>
    public void StartAfter(long used) => _last = Math.Max(_last, used);
}
