using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Workers.Joining;

/// <summary>A worker gives the number of the phone in hand as one more way to be reached; older numbers stay.</summary>
internal static class AddMyPhone
{
    public static async Task<Results<Ok<AddMyPhoneResponse>, ProblemHttpResult>> HandleAsync(
        AddMyPhoneRequest request, CurrentWorker me, MobileDbContext db, Register register, VerifiedPhones phones, TimeProvider clock, CancellationToken ct)
    {
        var (mobile, problem) = await phones.ExchangeAsync(request.Code, me.AccountId, ct);
        if (problem is not null) return problem;

        var county = await db.Workers.Where(w => w.Id == me.Id).Select(w => w.CountyCode).SingleAsync(ct);
        var phone = register.PhoneOf(me.Id, county, mobile!, clock.GetUtcNow());
        var known = await db.WorkerPhones.AnyAsync(p => p.WorkerId == me.Id && p.PhoneIndex == phone.PhoneIndex, ct);
        if (!known) db.WorkerPhones.Add(phone);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new AddMyPhoneResponse(Masking.Phone(mobile!)));
    }
}

/// <param name="Code">What the phone button gave.</param>
public sealed record AddMyPhoneRequest([Text(200)] string Code);

/// <param name="Phone">In part.</param>
public sealed record AddMyPhoneResponse(string Phone);
