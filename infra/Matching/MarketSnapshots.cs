using System.Data;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Matching;
using JobAssist.Mobile.Matching.Chances;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JobAssist.Mobile.Infra.Matching;

/// <summary>
/// The engine over the market of today, kept in memory and swapped as a whole: readers never wait for a reload.
/// The number in market_version is the truth; a message from another node only makes this one look sooner.
/// </summary>
public sealed class MarketSnapshots(IServiceScopeFactory scopes, TimeProvider clock, ChanceConstants chance) : IDisposable
{
    private readonly SemaphoreSlim loading = new(1, 1);
    private volatile Snapshot? current;

    /// <summary>The newest engine this node has; loads it when there is none yet or the day has changed.</summary>
    public async ValueTask<MatchEngine> CurrentAsync(CancellationToken cancellationToken)
    {
        var snapshot = current;
        return snapshot is not null && snapshot.Day == Today ? snapshot.Engine : await RefreshAsync(cancellationToken);
    }

    /// <summary>Looks at the market's number and reloads when it has grown or the day has changed.</summary>
    public async Task<MatchEngine> RefreshAsync(CancellationToken cancellationToken)
    {
        await loading.WaitAsync(cancellationToken);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<MobileDbContext>();
            var day = Today;

            // One snapshot of the database for the number and all rows: no posting without its employer, no change missed.
            await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
            var version = await db.MarketVersion.AsNoTracking().Select(v => v.Version).SingleAsync(cancellationToken);
            if (current is { } snapshot && snapshot.Version == version && snapshot.Day == day) return snapshot.Engine;

            var market = await MarketLoader.LoadAsync(db, Weights.Default with { Chance = chance }, day, cancellationToken);
            current = new Snapshot(version, day, new MatchEngine(market));
            return current.Engine;
        }
        finally
        {
            loading.Release();
        }
    }

    public void Dispose() => loading.Dispose();

    private DateOnly Today => Shanghai.DateOf(clock.GetUtcNow());

    private sealed record Snapshot(long Version, DateOnly Day, MatchEngine Engine);
}
