using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Infra.Duty;

/// <summary>Decisions about one excuse wait for each other, so that the second reads what the first has decided.</summary>
public static class ExcuseLock
{
    public static Task LockExcuseAsync(this MobileDbContext db, ExcuseId excuse, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"SELECT 1 FROM excuses WHERE id = {excuse.Value} FOR UPDATE", cancellationToken);
}
