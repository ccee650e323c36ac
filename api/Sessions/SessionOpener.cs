using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Accounts;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Secrets;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Sessions;

/// <summary>Opens or renews a session and tells the phone its tokens.</summary>
internal sealed class SessionOpener(MobileDbContext db, SessionReader reader, PersonalSecrets secrets, TimeProvider clock)
{
    /// <summary>Adds a session to the account. The caller's transaction decides whether it comes to be.</summary>
    public async Task<SignInResponse> OpenAsync(AccountId account, CancellationToken cancellationToken)
    {
        var workers = await db.AccountWorkers.Where(b => b.AccountId == account).Select(b => b.WorkerId).Take(2).ToListAsync(cancellationToken);
        var (access, refresh) = (Tokens.New(), Tokens.New());
        db.Sessions.Add(new Session(SessionId.New(), account, workers is [var only] ? only : null, Tokens.Hash(access), Tokens.Hash(refresh), clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
        return await AnswerAsync(access, refresh, cancellationToken);
    }

    /// <summary>New tokens for a session that is there; the old ones are dead with the commit.</summary>
    public async Task<SignInResponse> RenewAsync(Session session, CancellationToken cancellationToken)
    {
        var (access, refresh) = (Tokens.New(), Tokens.New());
        session.Renew(Tokens.Hash(access), Tokens.Hash(refresh), clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return await AnswerAsync(access, refresh, cancellationToken);
    }

    private async Task<SignInResponse> AnswerAsync(string access, string refresh, CancellationToken cancellationToken)
    {
        var who = await reader.FindAsync(Tokens.Hash(access), cancellationToken) ?? throw new InvalidOperationException("A session just saved was not found.");
        var standing = await Standing.OfAsync(db, secrets, who, cancellationToken);
        return new SignInResponse(access, refresh, (int)Session.AccessLife.TotalSeconds, standing.Worker, standing.People, standing.Roles);
    }
}
