using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Secrets;
using JobAssist.Mobile.Infra.WeChat;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JobAssist.Mobile.Api.Sessions;

/// <summary>
/// Exchanges a code that was claimed. It does not stop when the phone hangs up: the code would be spent and the phone, asking again,
/// would get nothing.
/// </summary>
internal sealed class CodeExchange(IWeChatGateway weChat, IOptions<WeChatOptions> account, MobileDbContext db, SessionOpener sessions, PersonalSecrets secrets, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    public async Task<Results<Ok<SignInResponse>, ProblemHttpResult>> RunAsync(string code, byte[] codeHash)
    {
        using var patience = new CancellationTokenSource(Patience);
        var answered = false;
        try
        {
            var outcome = await weChat.ExchangeSignInCodeAsync(code, patience.Token);
            if (outcome is not SignInOutcome.SignedIn person) return SignInProblems.Of(outcome);

            var answer = await SignInAsync(code, codeHash, person.OpenId, patience.Token);
            answered = true;
            return TypedResults.Ok(answer);
        }
        catch (OperationCanceledException)
        {
            return SignInProblems.WeChatAway;
        }
        finally
        {
            if (!answered) await db.ReleaseSignInCodeAsync(codeHash, clock.GetUtcNow(), CancellationToken.None);
        }
    }

    // Account, session and answer are one commit: a repetition sees all of it or nothing.
    private async Task<SignInResponse> SignInAsync(string code, byte[] codeHash, string openId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var who = await db.SeenAccountAsync(secrets, account.Value.AppId, openId, clock.GetUtcNow(), cancellationToken);
        var answer = await sessions.OpenAsync(who, cancellationToken);
        var sealedAnswer = SealedAnswer.Close(code, answer);
        await db.SignInCodes.Where(c => c.CodeHash == codeHash).ExecuteUpdateAsync(row => row.SetProperty(c => c.AnswerSealed, sealedAnswer), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return answer;
    }
}
