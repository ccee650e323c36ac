namespace JobAssist.Mobile.Matching.Allocation;

/// <summary>Who has a turn in this round, first in, first out; a ring, because one by one a loser joins at the end. Nobody is in it twice.</summary>
internal sealed class WaitingQueue(int workers)
{
    private readonly int[] _ring = GC.AllocateUninitializedArray<int>(workers);
    private int _head;

    public int Count { get; private set; }

    /// <summary>Begins a round with all who wait, in index order; false when nobody does.</summary>
    public bool Fill(ReadOnlySpan<byte> waiting)
    {
        (_head, Count) = (0, 0);
        for (var at = 0; at < waiting.Length; at++)
        {
            var skip = waiting[at..].IndexOf((byte)1);
            if (skip < 0) break;
            at += skip;
            _ring[Count++] = at;
        }

        return Count > 0;
    }

    /// <summary>Takes the next few; they stay in order because a round that goes in batches never adds.</summary>
    public ReadOnlyMemory<int> Next(int most)
    {
        var next = _ring.AsMemory(_head, Math.Min(most, Count));
        _head += next.Length;
        Count -= next.Length;
        return next;
    }

    public int Next()
    {
        var worker = _ring[_head];
        _head = _head + 1 == _ring.Length ? 0 : _head + 1;
        Count--;
        return worker;
    }

    public void Add(int worker)
    {
        var end = (int)(((long)_head + Count) % _ring.Length);
        _ring[end] = worker;
        Count++;
    }

    /// <summary>All in order, for a checkpoint.</summary>
    public int[] ToArray()
    {
        var all = new int[Count];
        for (var at = 0; at < all.Length; at++) all[at] = _ring[(int)(((long)_head + at) % _ring.Length)];
        return all;
    }
}
