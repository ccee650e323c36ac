using System.Data.Common;
using System.Runtime.CompilerServices;
using JobAssist.Mobile.Domain.Agreements;
using JobAssist.Mobile.Domain.Employers;
using JobAssist.Mobile.Domain.Hires;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Infra.Redis;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace JobAssist.Mobile.Infra.Matching;

/// <summary>
/// Tells every node to look at the market again once something that can be matched has been committed. Only a hint: a
/// message lost costs the seconds until the next look.
/// </summary>
public sealed class MarketChangeHints(SharedCache cache) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    private readonly ConditionalWeakTable<DbContext, object> changed = [];

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } db && db.ChangeTracker.Entries().Any(entry => entry.State is not EntityState.Unchanged && TouchesMarket(entry.Entity)))
            changed.AddOrUpdate(db, this);
        return ValueTask.FromResult(result);
    }

    public override async ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { Database.CurrentTransaction: null } db) await TellAsync(db);
        return result;
    }

    public async Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } db) await TellAsync(db);
    }

    private static bool TouchesMarket(object entity) => entity is JobPosting or Employer or CooperationAgreement or Hire;

    private Task TellAsync(DbContext db) => changed.Remove(db) ? cache.PublishAsync(MarketFollower.Channel, "") : Task.CompletedTask;
}
