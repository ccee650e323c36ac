using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Sessions;

public sealed record RefreshSessionRequest([Text(100)] string RefreshToken);

/// <summary>A phone that was away for hours goes on without asking WeChat.</summary>
internal static class RefreshSession
{
    public static async Task<Results<Ok<SignInResponse>, ProblemHttpResult>> HandleAsync(RefreshSessionRequest request, SessionOpener sessions, MobileDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var (hash, now) = (Tokens.Hash(request.RefreshToken), clock.GetUtcNow());
        var session = await db.Sessions.SingleOrDefaultAsync(s => s.RefreshHash == hash && s.RevokedAt == null && s.RefreshExpiresAt > now, ct);
        if (session is null) return Over();

        try
        {
            return TypedResults.Ok(await sessions.RenewAsync(session, ct));
        }
        catch (DbUpdateConcurrencyException)
        {
            // The same token came twice at once; one of them was first.
            return Over();
        }
    }

    private static ProblemHttpResult Over() => ProblemResponses.Problem(401, "session.expired", "登录已过期，请重新打开小程序。");
}
