namespace JobAssist.Mobile.SmsStandIn;

/// <summary>Everything that can be chosen before the stand-in starts; the configuration file has the same shape in camelCase.</summary>
public sealed record StandInOptions
{
    /// <summary>Where to listen; port 0 lets the system choose.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:0";
    public IReadOnlyList<AppOptions> Apps { get; init; } = [];
    public Limits Limits { get; init; } = new();

    /// <summary>How far a request's timestamp may lie from the clock.</summary>
    public int TimestampSeconds { get; init; } = 300;

    /// <summary>Where receipts are pushed; null pushes none.</summary>
    public string? ReceiptUrl { get; init; }

    /// <summary>Real milliseconds between the acceptance of a message and its receipt.</summary>
    public int ReceiptDelayMs { get; init; } = 200;
    public int ReceiptTimeoutMs { get; init; } = 5000;
    public int ReceiptRetryDelayMs { get; init; } = 1000;

    /// <summary>Receipts carry the sender's own reference ("ext"), which the vendor switches on by request only.</summary>
    public bool ReceiptsWithReference { get; init; }

    /// <summary>Append-only JSON lines; what was sent to a number today is read back from it at the next start.</summary>
    public string? JournalFile { get; init; }

    /// <summary>When set, the clock stands still at this instant until it is advanced.</summary>
    public DateTimeOffset? FrozenAt { get; init; }
    public int Seed { get; init; } = 1;
}

/// <summary>
/// The vendor's limits as they are when nobody has changed them in the console (cloud.tencent.com/developer/techpedia/1295/8938);
/// null is none.
/// </summary>
public sealed record Limits
{
    /// <summary>Messages with the same text to one number within 30 seconds.</summary>
    public int? SameTextPerHalfMinute { get; init; } = 1;
    public int? NumberPerHour { get; init; }

    /// <summary>Per Beijing day.</summary>
    public int? NumberPerDay { get; init; } = 10;
    public int? SameTextPerDay { get; init; }

    /// <summary>All numbers of an app together, per Beijing day.</summary>
    public int? AppPerDay { get; init; }
    public int CallsPerSecond { get; init; } = 3000;

    /// <summary>Six for accounts opened since 2024-01-25.</summary>
    public int LongestParameter { get; init; } = 6;
    public int LongestText { get; init; } = 500;
}

/// <summary>One SMS application with the key that may use it.</summary>
public sealed record AppOptions
{
    public required string SecretId { get; init; }
    public required string SecretKey { get; init; }
    public required string SdkAppId { get; init; }

    /// <summary>Approved signatures without 【】.</summary>
    public IReadOnlyList<string> Signatures { get; init; } = [];
    public IReadOnlyList<TemplateOptions> Templates { get; init; } = [];

    /// <summary>Numbers that are not to be disturbed, as +86….</summary>
    public IReadOnlyList<string> DoNotDisturb { get; init; } = [];
    public IReadOnlyList<string> SensitiveWords { get; init; } = ["赌博", "刷单", "贷款"];

    /// <summary>Paid messages left; null never ends.</summary>
    public int? Balance { get; init; }
}

/// <summary>A body template with {1}, {2} … in it.</summary>
public sealed record TemplateOptions
{
    public required string Id { get; init; }
    public required string Text { get; init; }
    public bool Approved { get; init; } = true;
}
