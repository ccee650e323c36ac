using System.Data;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Policy;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Matching;
using JobAssist.Mobile.Matching.Chances;
using JobAssist.Mobile.Matching.Tables;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JobAssist.Mobile.Infra.Matching;

/// <summary>
/// The engine over the market of today, kept in memory and swapped as a whole: readers never wait for a reload.
/// The number in market_version is the truth; a message from the database or another node only makes this one look sooner.
/// </summary>
public sealed class MarketSnapshots(IServiceScopeFactory scopes, IOptions<MatchingOptions> options, ChanceConstants chance, TimeProvider clock) : IDisposable
{
    /// <summary>Applications come by the hundred and move a score by little: they are counted this often, not each.</summary>
    private static readonly TimeSpan CountEvery = TimeSpan.FromMinutes(1);

    /// <summary>More changes than this (an import) are read as a whole market.</summary>
    private const int MostChanges = 5_000;

    private readonly SemaphoreSlim loading = new(1, 1);
    private volatile State? current;

    /// <summary>The newest snapshot this node has, without asking the database unless the day has changed.</summary>
    public async ValueTask<MarketSnapshot> LastSeenAsync(CancellationToken cancellationToken) =>
        current is { } state && state.Day == Today ? state.Snapshot : await NewestAsync(cancellationToken);

    /// <summary>Looks at the market's number and reads what has changed since this node's last look; everything when the day or the reference data have.</summary>
    public async Task<MarketSnapshot> NewestAsync(CancellationToken cancellationToken)
    {
        await loading.WaitAsync(cancellationToken);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<MobileDbContext>();

            // One snapshot of the database for the number and all rows: no posting without its employer, no change missed.
            await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
            var version = await db.MarketVersion.AsNoTracking().Select(v => v.Version).SingleAsync(cancellationToken);
            var (day, now) = (Today, clock.GetUtcNow());
            var last = current;
            if (last is not null && last.Day == day && last.Version == version && now - last.CountedAt < CountEvery) return last.Snapshot;

            var changed = last is null || last.Day != day ? null : await ChangedAsync(db, last.Version, cancellationToken);
            var prices = await RoundPrices.LoadAsync(db, last?.Prices ?? RoundPrices.None, cancellationToken);
            current = changed is null
                ? await BuildAsync(db, version, day, now, prices, cancellationToken)
                : await FollowAsync(db, last!, version, now, prices, changed, cancellationToken);
            return current.Snapshot;
        }
        finally
        {
            loading.Release();
        }
    }

    public void Dispose() => loading.Dispose();

    private DateOnly Today => Shanghai.DateOf(clock.GetUtcNow());

    /// <summary>The postings that later numbers are about; null when one of them is about all.</summary>
    private static async Task<IReadOnlyList<JobPostingId>?> ChangedAsync(MobileDbContext db, long since, CancellationToken cancellationToken)
    {
        var changed = await db.MarketChanges.AsNoTracking().Where(c => c.Version > since).Select(c => c.PostingId).Distinct().Take(MostChanges + 1).ToListAsync(cancellationToken);
        return changed.Count > MostChanges || changed.Contains(null) ? null : [.. changed.Select(id => id!.Value)];
    }

    private async Task<State> BuildAsync(MobileDbContext db, long version, DateOnly day, DateTimeOffset now, RoundPrices prices, CancellationToken cancellationToken)
    {
        var offered = await PostingRows.AllAsync(db, await PostingCounts.AllAsync(db, cancellationToken), day, cancellationToken);
        var (market, limits) = await MarketLoader.LoadAsync(db, offered.ConvertAll(o => o.Row), Weights.Default with { Chance = chance }, day, cancellationToken);
        return StateOf(version, day, now, prices, limits, offered.ToDictionary(o => o.Row.Id), new MatchEngine(market).Ready());
    }

    private async Task<State> FollowAsync(MobileDbContext db, State last, long version, DateTimeOffset now, RoundPrices prices, IReadOnlyList<JobPostingId> changed, CancellationToken cancellationToken)
    {
        var offered = new Dictionary<Guid, Offered>(last.Offered);
        var moved = new Dictionary<Guid, PostingRow>();
        var gone = new List<Guid>();
        if (changed.Count > 0)
        {
            var read = (await PostingRows.OfAsync(db, changed, await PostingCounts.OfAsync(db, changed, cancellationToken), last.Day, cancellationToken)).ToDictionary(o => o.Row.Id);
            foreach (var id in changed)
            {
                if (read.TryGetValue(id.Value, out var found)) (offered[id.Value], moved[id.Value]) = (found, found.Row);
                else if (offered.Remove(id.Value)) gone.Add(id.Value);
            }
        }

        var count = now - last.CountedAt >= CountEvery || prices != last.Prices;
        if (count)
        {
            foreach (var row in (await PostingCounts.AllAsync(db, cancellationToken)).Moved(last.Offered.Values.Select(o => o.Row)))
                if (offered.TryGetValue(row.Id, out var known) && !moved.ContainsKey(row.Id)) (offered[row.Id], moved[row.Id]) = (known with { Row = row }, row);
        }

        var countedAt = count ? now : last.CountedAt;
        if (moved.Count == 0 && gone.Count == 0)
        {
            return prices == last.Prices
                ? last with { Version = version, CountedAt = countedAt, Snapshot = last.Snapshot with { Version = version } }
                : StateOf(version, last.Day, countedAt, prices, last.Snapshot.Limits, offered, last.Snapshot.Engine);
        }

        var market = last.Snapshot.Engine.Market.With(new MarketChange(moved.Values, gone));
        return StateOf(version, last.Day, countedAt, prices, last.Snapshot.Limits, offered, new MatchEngine(market).Ready());
    }

    private State StateOf(long version, DateOnly day, DateTimeOffset countedAt, RoundPrices prices, LocalLimits limits, Dictionary<Guid, Offered> offered, MatchEngine engine) =>
        new(version, day, countedAt, prices, offered, new MarketSnapshot(engine, prices.Slot, prices.On(engine.Market, options.Value.PriceShare), version, offered, limits));

    private sealed record State(long Version, DateOnly Day, DateTimeOffset CountedAt, RoundPrices Prices, Dictionary<Guid, Offered> Offered, MarketSnapshot Snapshot);
}
