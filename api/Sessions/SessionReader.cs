using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Employers;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Sessions;

/// <summary>Who a token stands for and what that account may be today, in one query.</summary>
internal sealed class SessionReader(MobileDbContext db, TimeProvider clock)
{
    public async Task<SignedIn?> FindAsync(byte[] accessHash, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var found = await db.Sessions.AsNoTracking()
            .Where(s => s.AccessHash == accessHash && s.RevokedAt == null && s.AccessExpiresAt > now)
            .Select(s => new
            {
                s.Id,
                s.AccountId,
                s.WorkerId,
                s.AccessExpiresAt,
                StillTheirs = db.AccountWorkers.Any(b => b.AccountId == s.AccountId && b.WorkerId == s.WorkerId),
                HasWorkers = db.AccountWorkers.Any(b => b.AccountId == s.AccountId),
                Broker = db.Brokers.Where(b => b.AccountId == s.AccountId && b.Verification != LicenceVerification.Rejected).Select(b => (BrokerId?)b.Id).FirstOrDefault(),
                Staff = db.Staff.Where(m => m.AccountId == s.AccountId && m.DisabledAt == null).Select(m => new SignedInStaff(m.Id, m.Role, m.RegionCode)).FirstOrDefault(),
            })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null) return null;

        var worker = found.StillTheirs ? found.WorkerId : await OnlyWorkerAsync(found.AccountId, found.HasWorkers, cancellationToken);
        return new SignedIn(found.Id, found.AccountId, worker, found.HasWorkers, found.Broker, found.Staff, found.AccessExpiresAt);
    }

    // Somebody who bound themselves after signing in need not choose among one.
    private async Task<WorkerId?> OnlyWorkerAsync(AccountId account, bool hasWorkers, CancellationToken cancellationToken)
    {
        if (!hasWorkers) return null;
        var workers = await db.AccountWorkers.Where(b => b.AccountId == account).Select(b => b.WorkerId).Take(2).ToListAsync(cancellationToken);
        return workers is [var only] ? only : null;
    }
}
