namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>The queue of scripted faults; the oldest one that matches a call strikes.</summary>
public sealed class FaultScript
{
    readonly Lock _gate = new();
    readonly List<Armed> _armed = [];
    int _size;

    public void Add(Fault fault)
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

    public IReadOnlyList<PendingFault> Pending()
    {
        lock (_gate)
            return [.. _armed.Select(armed => new PendingFault(armed.Fault, armed.Left))];
    }

    public Fault? Take(string path, string? openId)
    {
        if (Volatile.Read(ref _size) == 0)
            return null;
        lock (_gate)
        {
            foreach (var armed in _armed)
                if (armed.Matches(path, openId) && armed.Strikes())
                {
                    if (armed.IsSpent)
                        _armed.Remove(armed);
                    Volatile.Write(ref _size, _armed.Count);
                    return armed.Fault;
                }
            return null;
        }
    }

    sealed class Armed(Fault fault)
    {
        readonly Random _random = new(fault.Seed);
        int _skip = fault.Skip;

        public Fault Fault => fault;
        public int Left { get; private set; } = fault.Count;
        public bool IsSpent => fault.Count > 0 && Left == 0;

        public bool Matches(string path, string? openId) =>
            (fault.Path is null || fault.Path == path) && (fault.OpenId is null || fault.OpenId == openId);

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
public sealed record PendingFault(Fault Fault, int Left);
