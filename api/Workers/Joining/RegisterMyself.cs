using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Accounts;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Domain.Reference;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Workers.Joining;

/// <summary>
/// Somebody whom no list knows registers; the township looks at the file. A number that the register already holds is
/// treated as a binding: with the right name and phone it joins, otherwise it gets the binding's one refusal.
/// </summary>
internal static class RegisterMyself
{
    public static async Task<Results<Ok<JoinedResponse>, ProblemHttpResult>> HandleAsync(
        RegisterMyselfRequest request, CurrentAccount account, MobileDbContext db, Register register, VerifiedPhones phones, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = Shanghai.DateOf(now);
        if (!TypedIdentity.TryRead(request.Name, request.IdNumber, today, out var typed, out var faults)) return faults.ToProblem();
        if (await HomeOfAsync(request, db, ct) is not { } home) return new FieldError("townshipCode", "region.unknown", "没有这个乡镇或村，请从列表里选。").ToProblem();
        if (Ages.FullYears(typed.Number.BirthOn, today) < 16) return JoiningRefusals.Under16.ToProblem();

        if (await register.FindBoundAsync(account.Id, typed.Number, typed.Name, ct) is not { } worker)
        {
            if (!await BindingTries.TryCountAsync(db, account.Id, today, ct)) return JoiningRefusals.TooOften();
            var (mobile, problem) = await phones.ExchangeAsync(request.PhoneCode, account.Id, ct);
            if (problem is not null) return problem;
            var known = await register.FindAsync(typed.Number, typed.Name, mobile!, ct);
            if ((known ?? await AddAsync(db, register, typed, home, mobile!, now, ct)) is not { } joined) return JoiningRefusals.NoMatch.ToProblem();
            db.AccountWorkers.Add(new AccountWorker(account.Id, joined, known is null ? BindingWay.Registration : BindingWay.Binding, now));
            worker = joined;
        }

        var session = await db.Sessions.SingleAsync(s => s.Id == account.SessionId, ct);
        session.SpeakFor(worker);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(await JoinedResponse.LoadAsync(db, register, worker, typed, ct));
    }

    /// <summary>Null when the register holds the number already.</summary>
    private static async Task<WorkerId?> AddAsync(MobileDbContext db, Register register, TypedIdentity typed, Home home, string mobile, DateTimeOffset now, CancellationToken ct)
    {
        var worker = register.NewWorker(typed.Number, typed.Name, home, now);
        worker.HasSmartphone = true;
        db.Workers.Add(worker);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException error) when (PostgresErrors.IsUnique(error, "ux_workers_id_number"))
        {
            db.ChangeTracker.Clear();
            return null;
        }

        db.WorkerPhones.Add(register.PhoneOf(worker.Id, home.CountyCode, mobile, now));
        return worker.Id;
    }

    private static async Task<Home?> HomeOfAsync(RegisterMyselfRequest request, MobileDbContext db, CancellationToken ct)
    {
        var township = await db.Regions.AsNoTracking().SingleOrDefaultAsync(r => r.Code == request.TownshipCode && r.Level == RegionLevel.Township, ct);
        if (township?.ParentCode is null) return null;
        var villageFits = request.VillageCode is null || await db.Regions.AnyAsync(r => r.Code == request.VillageCode && r.ParentCode == township.Code, ct);
        return villageFits ? new Home(township.ParentCode, township.Code, request.VillageCode) : null;
    }
}

/// <param name="TownshipCode">Nine digits: the home of the household register.</param>
/// <param name="VillageCode">Twelve digits, inside the township.</param>
public sealed record RegisterMyselfRequest([Text(60)] string Name, [Text(40)] string IdNumber, [Text(200)] string PhoneCode,
    [Text(9)] string TownshipCode, [Text(12)] string? VillageCode = null)
{
    /// <summary>Never shows what was typed: this record may end in a log.</summary>
    public override string ToString() => nameof(RegisterMyselfRequest);
}
