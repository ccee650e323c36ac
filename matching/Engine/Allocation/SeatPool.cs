namespace JobAssist.Mobile.Matching.Allocation;

/// <summary>
/// Room for the seats of some postings in one array. A posting's room doubles when it is full and its old room is given to
/// the next that asks for that size: memory follows what is held, not the capacities, which may be anything.
/// </summary>
internal sealed class SeatPool
{
    private readonly Stack<int>?[] _free = new Stack<int>?[32];
    private ulong[] _seats = new ulong[64];
    private int _end;

    public ulong[] Seats => _seats;

    /// <summary>Moves <paramref name="count"/> seats from a full room to one of the given power of two.</summary>
    public int Move(int from, int count, int oldPower, int newPower)
    {
        var to = Take(newPower);
        Array.Copy(_seats, from, _seats, to, count);
        if (oldPower >= 0) (_free[oldPower] ??= new()).Push(from);
        return to;
    }

    private int Take(int power)
    {
        if (_free[power] is { Count: > 0 } free) return free.Pop();
        var start = _end;
        _end = checked(_end + (1 << power));
        if (_end > _seats.Length) Array.Resize(ref _seats, (int)Math.Max(_end, Math.Min(_seats.Length * 5L / 4, Array.MaxLength)));
        return start;
    }
}
