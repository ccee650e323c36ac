using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace JobAssist.Mobile.Infra.Memory;

/// <summary>
/// The values last asked for, as many as weigh <paramref name="most"/>: two halves, of which the older is dropped as a whole when the
/// newer is full; what is found in the older moves to the newer. Whoever finds a value checks whether it still holds.
/// </summary>
/// <param name="most">In the unit of the weights given to <see cref="Add"/>.</param>
public sealed class Recent<TKey, T>(long most)
    where TKey : struct
{
    private readonly Lock _turning = new();
    private ConcurrentDictionary<TKey, Weighed> _newer = new();
    private ConcurrentDictionary<TKey, Weighed> _older = new();

    // Counting a concurrent dictionary locks all of it.
    private long _weight;

    /// <summary>The value last added, unless it was dropped.</summary>
    public bool TryFind(TKey key, out T value)
    {
        var known = _newer.TryGetValue(key, out var found);
        if (!known && _older.TryGetValue(key, out found))
        {
            // Somebody may have added a newer value meanwhile: that one stays.
            if (_newer.TryAdd(key, found)) Count(found.Weight);
            known = true;
        }

        value = found.Value;
        return known;
    }

    /// <summary>Remembers a value in place of the one before.</summary>
    public void Add(TKey key, T value, int weight = 1)
    {
        _newer[key] = new Weighed(value, weight);
        Count(weight);
    }

    private void Count(int weight)
    {
        if (Interlocked.Add(ref _weight, weight) <= most / 2) return;
        lock (_turning)
        {
            if (_weight <= most / 2) return;
            (_older, _newer, _weight) = (_newer, new(), 0);
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Weighed(T Value, int Weight);
}
