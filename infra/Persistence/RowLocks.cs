using JobAssist.Mobile.Domain;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Infra.Persistence;

/// <summary>Decisions about one row wait for each other until the transaction ends, so that the second reads what the first has decided.</summary>
public static class RowLocks
{
    public static Task LockHireAsync(this MobileDbContext db, HireId hire, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"SELECT 1 FROM hires WHERE id = {hire.Value} FOR UPDATE", cancellationToken);

    public static Task LockWorkerAsync(this MobileDbContext db, WorkerId worker, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"SELECT 1 FROM workers WHERE id = {worker.Value} FOR NO KEY UPDATE", cancellationToken);

    public static Task LockExcuseAsync(this MobileDbContext db, ExcuseId excuse, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"SELECT 1 FROM excuses WHERE id = {excuse.Value} FOR UPDATE", cancellationToken);

    public static Task LockPartnerRequestAsync(this MobileDbContext db, PartnerRequestId request, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"SELECT 1 FROM partner_requests WHERE id = {request.Value} FOR UPDATE", cancellationToken);
}
