using System.Collections.Concurrent;
using System.Text.Json;

namespace JobAssist.Mobile.WeChatStandIn;

/// <summary>All state of one stand-in; the control API and tests in the same process use the same members.</summary>
public sealed class World : IAsyncDisposable
{
    readonly ConcurrentDictionary<string, byte> _secrets = new(StringComparer.Ordinal);

    public World(StandInOptions options, TimeProvider clock, IHttpClientFactory http)
    {
        Options = options;
        Clock = new StandInClock(clock, options.FrozenAt);
        Switches = options.Switches;
        Soak = options.Soak;
        Chance = new Chance(options.Seed);
        Apps = options.Apps.ToDictionary(app => app.AppId, app => new MiniApp(app), StringComparer.Ordinal);
        MsgIds = new MsgIds(Clock);
        Quota = new QuotaCounters(Clock, options.Quotas);
        Tokens = new AccessTokens(this);
        Codes = new Codes(this);
        Links = new Links(Clock, options.LinksPerDay);
        Faults = new FaultScript<Fault>();
        Pushes = new PushSender(this, http);
        Http = http;
        foreach (var app in options.Apps)
            Issued(app.Secret);

        var earlier = options.JournalFile is null ? [] : Journal.Read(options.JournalFile).ToList();
        Journal = new Journal(options.JournalFile);
        var seeds = options.AccountsFile is null ? [] : ReadSeeds(options.AccountsFile);
        foreach (var seed in seeds)
            Upsert(earlier.Count == 0 ? seed : seed with { Grants = new Dictionary<string, int>() });
        Replay.Apply(this, earlier);
    }

    public StandInOptions Options { get; }
    public StandInClock Clock { get; }
    public Chance Chance { get; }
    public Switches Switches { get; set; }
    public Soak Soak { get; set; }
    public IReadOnlyDictionary<string, MiniApp> Apps { get; }
    public Journal Journal { get; }
    public MsgIds MsgIds { get; }
    public QuotaCounters Quota { get; }
    public AccessTokens Tokens { get; }
    public Codes Codes { get; }
    public Links Links { get; }
    public FaultScript<Fault> Faults { get; }
    public PushSender Pushes { get; }
    public Tally Tally { get; } = new();
    internal IHttpClientFactory Http { get; }
    public IEnumerable<string> Secrets => _secrets.Keys;

    public MiniApp App(string? appId) => appId is null ? Apps.Values.First() : Apps[appId];

    public Account Account(string? appId, string user) =>
        App(appId).ByUser(user) ?? throw new KeyNotFoundException("The stand-in has no such user; create it first.");

    public Account Upsert(AccountSeed seed)
    {
        var account = App(seed.AppId).Upsert(seed);
        Issued(account.OpenId);
        if (seed.Phone is not null)
            Issued(seed.Phone);
        foreach (var (templateId, count) in seed.Grants)
            Consent.Grant(this, account, account.App.Templates[templateId], count, "seed");
        return account;
    }

    /// <summary>Remembers a secret so that a test can look for it in somebody's logs.</summary>
    public string Issued(string secret)
    {
        _secrets.TryAdd(secret, 0);
        return secret;
    }

    public async ValueTask DisposeAsync()
    {
        await Pushes.DisposeAsync();
        Journal.Dispose();
    }

    static AccountSeed[] ReadSeeds(string file) =>
        JsonSerializer.Deserialize<AccountSeed[]>(File.ReadAllBytes(file), Json.Control)!;
}
