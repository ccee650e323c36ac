using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Secrets;
using JobAssist.Mobile.Infra.WeChat;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Workers.Joining;

/// <summary>The number behind the one-use code of the phone button, as WeChat has verified it for this account.</summary>
internal sealed class VerifiedPhones(MobileDbContext db, PersonalSecrets secrets, IWeChatGateway weChat)
{
    /// <summary>Eleven digits, or the answer to give instead.</summary>
    public async Task<(string? Mobile, ProblemHttpResult? Problem)> ExchangeAsync(string code, AccountId account, CancellationToken ct)
    {
        var openIdSealed = await db.Accounts.Where(a => a.Id == account).Select(a => a.OpenIdSealed).SingleAsync(ct);
        var outcome = await weChat.ExchangePhoneCodeAsync(code, secrets.Open(SecretFields.OpenId, account.Value, openIdSealed), ct);
        return outcome switch
        {
            PhoneOutcome.Verified { CountryCode: "86" } verified when PersonalTexts.Mobile(verified.PhoneNumber) is { } mobile => (mobile, null),
            PhoneOutcome.Verified => (null, JoiningRefusals.Foreign.ToProblem()),
            PhoneOutcome.CodeRefused => (null, JoiningRefusals.PhoneCode.ToProblem()),
            _ => (null, ProblemResponses.Problem(StatusCodes.Status503ServiceUnavailable, "wechat.unavailable", "微信暂时没有回应，请稍后再试。")),
        };
    }
}
