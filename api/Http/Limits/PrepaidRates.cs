using System.Collections.Concurrent;

namespace JobAssist.Mobile.Api.Http;

/// <summary>
/// Uses that this node has counted for a caller in advance, so that not every request asks Redis. What is left over when the window
/// ends is lost to the caller: at most a bundle a node.
/// </summary>
internal sealed class PrepaidRates(TimeProvider clock)
{
    private const int ManyCallers = 50_000;

    /// <summary>A twentieth of a limit is counted at once; small limits stay exact.</summary>
    private const int Bundles = 20;
    private readonly ConcurrentDictionary<string, Purse> _purses = new(StringComparer.Ordinal);
    private int _callers;

    public static int BundleOf(int limit) => Math.Max(1, limit / Bundles);

    public bool TryTake(string key) =>
        _purses.TryGetValue(key, out var purse) && clock.GetUtcNow().UtcTicks < purse.Until && Interlocked.Decrement(ref purse.Left) >= 0;

    public void Add(string key, int uses, TimeSpan window)
    {
        if (uses <= 0) return;
        if (Interlocked.Increment(ref _callers) > ManyCallers)
        {
            // Whoever is forgotten asks Redis again.
            _callers = 0;
            _purses.Clear();
        }

        _purses[key] = new Purse { Until = (clock.GetUtcNow() + window).UtcTicks, Left = uses };
    }

    private sealed class Purse
    {
        public long Until;
        public int Left;
    }
}
