using System.Collections.Concurrent;

namespace JobAssist.Mobile.SmsStandIn;

/// <summary>All state of one stand-in; the control API and tests in the same process use the same members.</summary>
public sealed class World : IAsyncDisposable
{
    public World(StandInOptions options, TimeProvider clock, IHttpClientFactory http)
    {
        Options = options;
        Limits = options.Limits;
        Clock = new StandInClock(clock, options.FrozenAt);
        Chance = new Chance(options.Seed);
        Apps = new ConcurrentDictionary<string, AppOptions>(options.Apps.Select(app => KeyValuePair.Create(app.SdkAppId, app)), StringComparer.Ordinal);
        Counters = new SendCounters(this);
        Receipts = new ReceiptSender(this, http);
        var earlier = options.JournalFile is null ? [] : Journal.Read(options.JournalFile).ToList();
        Journal = new Journal(options.JournalFile);
        foreach (var entry in earlier)
            Counters.Remember(entry);
    }

    public StandInOptions Options { get; }
    public Limits Limits { get; set; }
    public StandInClock Clock { get; }
    public Chance Chance { get; }

    /// <summary>By SdkAppId; replaced when a test changes one.</summary>
    public ConcurrentDictionary<string, AppOptions> Apps { get; }
    public Journal Journal { get; }
    public SendCounters Counters { get; }
    public ReceiptSender Receipts { get; }
    public FaultScript<Fault> Faults { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await Receipts.DisposeAsync();
        Journal.Dispose();
    }
}

/// <summary>One scripted accident; the kind errCode answers with <see cref="Code"/>.</summary>
public sealed record Fault : ScriptedFault
{
    /// <summary>As +86…; null matches every number.</summary>
    public string? Phone { get; init; }
    public string Code { get; init; } = "InternalError.OtherError";

    /// <summary>The code stands in Response.Error instead of the number's status.</summary>
    public bool AsError { get; init; }

    public bool Matches(IReadOnlyList<string> phones) => Phone is null || phones.Contains(Phone, StringComparer.Ordinal);
}
