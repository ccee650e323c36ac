using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Accounts;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Workers.Joining;

/// <summary>
/// Somebody says: this is me in your register. Real name, identity number and a phone number that the register knows for
/// that person must agree; whatever does not, the answer is the same.
/// </summary>
internal static class BindToRegister
{
    public static async Task<Results<Ok<JoinedResponse>, ProblemHttpResult>> HandleAsync(
        BindToRegisterRequest request, CurrentAccount account, MobileDbContext db, Register register, VerifiedPhones phones, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = Shanghai.DateOf(now);
        if (!TypedIdentity.TryRead(request.Name, request.IdNumber, today, out var typed, out var faults)) return faults.ToProblem();

        if (await register.FindBoundAsync(account.Id, typed.Number, typed.Name, ct) is not { } worker)
        {
            if (!await BindingTries.TryCountAsync(db, account.Id, today, ct)) return JoiningRefusals.TooOften();
            var (mobile, problem) = await phones.ExchangeAsync(request.PhoneCode, account.Id, ct);
            if (problem is not null) return problem;
            if (await register.FindAsync(typed.Number, typed.Name, mobile!, ct) is not { } found) return JoiningRefusals.NoMatch.ToProblem();
            db.AccountWorkers.Add(new AccountWorker(account.Id, found, BindingWay.Binding, now));
            worker = found;
        }

        var session = await db.Sessions.SingleAsync(s => s.Id == account.SessionId, ct);
        session.SpeakFor(worker);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(await JoinedResponse.LoadAsync(db, register, worker, typed, ct));
    }
}

/// <param name="Name">As on the identity card.</param>
/// <param name="IdNumber">Eighteen characters.</param>
/// <param name="PhoneCode">What the phone button gave; never a typed number.</param>
public sealed record BindToRegisterRequest([Text(60)] string Name, [Text(40)] string IdNumber, [Text(200)] string PhoneCode)
{
    /// <summary>Never shows what was typed: this record may end in a log.</summary>
    public override string ToString() => nameof(BindToRegisterRequest);
}
