using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Secrets;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JobAssist.Mobile.Api.Sessions;

/// <summary>Who am I here, and for whom do I speak?</summary>
internal static class ShowSession
{
    public static async Task<Ok<StandingResponse>> HandleAsync(HttpContext http, MobileDbContext db, PersonalSecrets secrets, CancellationToken ct) =>
        TypedResults.Ok(await Standing.OfAsync(db, secrets, SignedIn.Of(http), ct));
}
