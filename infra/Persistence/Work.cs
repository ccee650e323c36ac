using Microsoft.EntityFrameworkCore.Storage;

namespace JobAssist.Mobile.Infra.Persistence;

/// <summary>A transaction that joins the one that is already open, if any (the idempotency filter opens one around the handler).</summary>
public sealed class Work : IAsyncDisposable
{
    private readonly IDbContextTransaction? own;

    private Work(IDbContextTransaction? own) => this.own = own;

    public static async Task<Work> BeginAsync(MobileDbContext db, CancellationToken cancellationToken) =>
        new(db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null);

    /// <summary>Commits, unless whoever opened the transaction will.</summary>
    public Task CommitAsync(CancellationToken cancellationToken) => own?.CommitAsync(cancellationToken) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => own?.DisposeAsync() ?? ValueTask.CompletedTask;
}
