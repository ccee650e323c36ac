namespace JobAssist.Mobile.StandInParts;

/// <summary>What goes wrong.</summary>
public enum FaultKind
{
    ErrCode = 1,
    Status = 2,
    Delay = 3,
    Cut = 4,
    Malformed = 5,
    Empty = 6,
    Html = 7,
}

/// <summary>One scripted accident on the API.</summary>
public abstract record ScriptedFault
{
    public required FaultKind Kind { get; init; }

    /// <summary>Let the call do its work first, and only then spoil the answer.</summary>
    public bool After { get; init; }
    public int Status { get; init; } = 502;
    public int DelayMs { get; init; }

    /// <summary>How many calls it hits; 0 has no end.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Matching calls to let pass first.</summary>
    public int Skip { get; init; }
    public double Probability { get; init; } = 1;
    public int Seed { get; init; } = 1;
}
