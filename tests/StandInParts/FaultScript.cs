namespace JobAssist.Mobile.StandInParts;

/// <summary>The queue of scripted faults; the oldest one that matches a call strikes.</summary>
public sealed class FaultScript<TFault>
    where TFault : ScriptedFault
{
    readonly Lock _gate = new();
    readonly List<Armed> _armed = [];
    int _size;

    public void Add(TFault fault)
    {
        lock (_gate)
        {
            _armed.Add(new Armed(fault));
            Volatile.Write(ref _size, _armed.Count);
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _armed.Clear();
            Volatile.Write(ref _size, 0);
        }
    }

    public IReadOnlyList<PendingFault<TFault>> Pending()
    {
        lock (_gate)
            return [.. _armed.Select(armed => new PendingFault<TFault>(armed.Fault, armed.Left))];
    }

    public TFault? Take(Func<TFault, bool> matches)
    {
        if (Volatile.Read(ref _size) == 0)
            return null;
        lock (_gate)
        {
            foreach (var armed in _armed)
                if (matches(armed.Fault) && armed.Strikes())
                {
                    if (armed.IsSpent)
                        _armed.Remove(armed);
                    Volatile.Write(ref _size, _armed.Count);
                    return armed.Fault;
                }
            return null;
        }
    }

    sealed class Armed(TFault fault)
    {
        readonly Random _random = new(fault.Seed);
        int _skip = fault.Skip;

        public TFault Fault => fault;
        public int Left { get; private set; } = fault.Count;
        public bool IsSpent => fault.Count > 0 && Left == 0;

        public bool Strikes()
        {
            if (_skip > 0)
            {
                _skip--;
                return false;
            }
            if (fault.Probability < 1 && _random.NextDouble() >= fault.Probability)
                return false;
            Left = Math.Max(0, Left - 1);
            return true;
        }
    }
}

/// <summary>A fault still to come, with the hits it has left (0 for endless).</summary>
public sealed record PendingFault<TFault>(TFault Fault, int Left);
