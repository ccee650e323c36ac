using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Sessions;

/// <param name="Code">What wx.login gave: five minutes, one use.</param>
public sealed record WeChatSignInRequest([Text(256, Min = 4)] string Code);

/// <summary>Tokens of a new session and who speaks with it.</summary>
/// <param name="AccessToken">Sent as Bearer.</param>
/// <param name="RefreshToken">For one renewal.</param>
/// <param name="ExpiresIn">Seconds until the access token ends.</param>
/// <param name="Worker">For whom the account speaks; absent when nobody is bound or several are and none is chosen.</param>
/// <param name="People">Everybody the account may speak for.</param>
/// <param name="Roles">What the account may do.</param>
public sealed record SignInResponse(string AccessToken, string RefreshToken, int ExpiresIn, PersonResponse? Worker, IReadOnlyList<PersonResponse> People, IReadOnlyList<string> Roles);

/// <summary>
/// Somebody opens the Mini Program and is signed in. A weak network sends the one-use code twice: for five minutes the same code gets
/// the same answer, kept under a key made of the code itself.
/// </summary>
internal static class SignInWithWeChat
{
    private static readonly TimeSpan SameAnswerFor = TimeSpan.FromMinutes(5);
    // Longer than one exchange may take; an owner silent for longer has died.
    private static readonly TimeSpan OwnerAlive = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);
    private const int Looks = 60;

    public static async Task<Results<Ok<SignInResponse>, ProblemHttpResult>> HandleAsync(WeChatSignInRequest request, CodeExchange exchange, MobileDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var hash = SealedAnswer.HashOf(request.Code);
        for (var look = 0; look < Looks; look++)
        {
            if (await db.TryClaimSignInCodeAsync(hash, clock.GetUtcNow(), ct)) return await exchange.RunAsync(request.Code, hash);

            var kept = await db.SignInCodes.AsNoTracking().SingleOrDefaultAsync(c => c.CodeHash == hash, ct);
            if (kept is not null && kept.CreatedAt < clock.GetUtcNow() - SameAnswerFor) return SignInProblems.CodeUsed;
            if (kept?.AnswerSealed is { } answer) return TypedResults.Ok(SealedAnswer.Open(request.Code, answer));

            await db.ReleaseSignInCodeAsync(hash, clock.GetUtcNow() - OwnerAlive, ct);
            await Task.Delay(BetweenLooks, ct);
        }

        return SignInProblems.StillWorking;
    }
}
