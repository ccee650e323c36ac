namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>Everything that can be chosen before the stand-in starts; the configuration file has the same shape in camelCase.</summary>
public sealed record StandInOptions
{
    /// <summary>Where to listen; port 0 lets the system choose.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:0";
    public IReadOnlyList<AppOptions> Apps { get; init; } = [];

    /// <summary>Real milliseconds for which a send stays open, so that parallel senders collide.</summary>
    public int HoldSendMs { get; init; } = 50;

    /// <summary>Real milliseconds between the acceptance of a message and its sent event.</summary>
    public int SentEventDelayMs { get; init; } = 200;
    public int PushTimeoutMs { get; init; } = 5000;
    public int PushRetryDelayMs { get; init; } = 1000;

    /// <summary>Deliveries that may be under way at once.</summary>
    public int PushParallelism { get; init; } = 64;

    /// <summary>Length of issued access tokens, up to the 512 that WeChat asks clients to reserve.</summary>
    public int TokenLength { get; init; } = 150;
    public Switches Switches { get; init; } = new();
    public Soak Soak { get; init; } = new();
    public WordLists Words { get; init; } = new();

    /// <summary>Limits per path that replace the built-in ones.</summary>
    public IReadOnlyDictionary<string, QuotaLimit> Quotas { get; init; } = new Dictionary<string, QuotaLimit>();

    /// <summary>URL Links and schemes together, per app and Beijing day.</summary>
    public int LinksPerDay { get; init; } = 500_000;

    /// <summary>Append-only JSON lines; the hidden balances are rebuilt from it at the next start.</summary>
    public string? JournalFile { get; init; }

    /// <summary>A JSON array of <see cref="AccountSeed"/>.</summary>
    public string? AccountsFile { get; init; }

    /// <summary>When set, the clock stands still at this instant until it is advanced.</summary>
    public DateTimeOffset? FrozenAt { get; init; }
    public int Seed { get; init; } = 1;
}

/// <summary>Calls per Beijing day and per minute; null is unlimited.</summary>
public sealed record QuotaLimit(long? Day = null, long? Minute = null);

/// <summary>Rule 35: random trouble for long runs.</summary>
public sealed record Soak
{
    public double BusyShare { get; init; }
    public int LatencyMinMs { get; init; }
    public int LatencyMaxMs { get; init; }

    /// <summary>Share of accepted messages whose sent event reports a system failure.</summary>
    public double DeliveryFailureShare { get; init; }

    /// <summary>Share of pushes that are delivered a second time after success.</summary>
    public double DuplicatePushShare { get; init; }
    public double LatePushShare { get; init; }
    public int LatePushMs { get; init; } = 3000;
}

/// <summary>What the content check and the send call find.</summary>
public sealed record WordLists
{
    public IReadOnlyList<string> Risky { get; init; } = ["赌博", "刷单", "代孕"];
    public IReadOnlyList<string> Review { get; init; } = ["押金", "中介费"];

    /// <summary>A media URL that contains one of these is judged risky.</summary>
    public IReadOnlyList<string> RiskyMedia { get; init; } = ["risky"];
}
