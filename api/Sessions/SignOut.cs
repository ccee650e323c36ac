using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Sessions;

/// <summary>Somebody goes out; both tokens are dead with the answer.</summary>
internal static class SignOut
{
    public static async Task<NoContent> HandleAsync(CurrentAccount me, MobileDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var session = await db.Sessions.SingleAsync(s => s.Id == me.SessionId, ct);
        session.Revoke(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
