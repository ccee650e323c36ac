using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace JobAssist.Mobile.Infra.Memory;

/// <summary>
/// What was read of accounts or workers and is used again until a look says that they changed. Bounded: what nobody asked for while
/// <paramref name="most"/> others came is forgotten.
/// </summary>
public sealed class Kept<TKey, T>(Looks looks, int most)
    where TKey : struct
    where T : class
{
    private readonly Lock _turning = new();
    private ConcurrentDictionary<TKey, Entry> _recent = new();
    private ConcurrentDictionary<TKey, Entry> _earlier = new();

    // Counting a concurrent dictionary locks all of it.
    private int _added;

    /// <summary>The value if it is known and, at the caller's look, still true.</summary>
    public T? Find(TKey key)
    {
        var known = _recent.TryGetValue(key, out var entry);
        if (!known && !_earlier.TryGetValue(key, out entry)) return null;
        if (!looks.IsUnchanged(entry.Subject, entry.Since)) return null;
        if (!known) Add(key, entry);
        return entry.Value;
    }

    /// <summary>Keeps what was read of <paramref name="subject"/> after <paramref name="look"/> was taken.</summary>
    public void Keep(TKey key, Guid subject, Look look, T value) => Add(key, new Entry(subject, look.Number, value));

    private void Add(TKey key, Entry entry)
    {
        _recent[key] = entry;
        if (Interlocked.Increment(ref _added) <= most / 2) return;
        lock (_turning)
        {
            if (_added <= most / 2) return;
            (_earlier, _recent, _added) = (_recent, new(), 0);
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Entry(Guid Subject, long Since, T Value);
}
