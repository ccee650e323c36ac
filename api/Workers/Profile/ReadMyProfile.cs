using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Duty.Answers;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Workers.Profile;

/// <summary>A worker reads the own file: name in part, place, wishes and skills. The register's groups are in no answer.</summary>
internal static class ReadMyProfile
{
    public static async Task<Results<Ok<MyProfileResponse>, NotFound>> HandleAsync(
        CurrentWorker me, MobileDbContext db, Register register, HttpResponse response, TimeProvider clock, CancellationToken ct)
    {
        var worker = await db.Workers.Include(w => w.Skills).SingleOrDefaultAsync(w => w.Id == me.Id, ct);
        if (worker is null) return TypedResults.NotFound();

        response.SetVersion(db.Entry(worker));
        return TypedResults.Ok(await MyProfiles.LoadAsync(db, register, worker, clock.GetUtcNow(), ct));
    }
}

/// <summary>The own file as the phone shows it.</summary>
/// <param name="Name">First and last character only.</param>
/// <param name="Verification">Whether the township has looked at the file.</param>
/// <param name="Seeking">True when the person says to look for work.</param>
/// <param name="Hints">Changes of wishes that answers to notices speak for; offered, never made.</param>
public sealed record MyProfileResponse(WorkerId Id, string Name, NamedCode County, NamedCode Township, WorkerVerification Verification, bool Seeking,
    MyWishes Wishes, bool Personalised, IReadOnlyList<MySkill> Skills, DateOnly? LastConfirmedOn, DateTimeOffset ChangedAt, IReadOnlyList<WishHint> Hints);

/// <summary>A code with its name, as a picker shows it.</summary>
public sealed record NamedCode(string Code, string Name);

/// <summary>What the person looks for and refuses; occupations and destinations in order of preference.</summary>
public sealed record MyWishes(IReadOnlyList<NamedCode> Occupations, int? WageFloorFen, bool CannotLeaveCounty, IReadOnlyList<NamedCode> Destinations, bool AnyDestination,
    bool NeedsDormitory, bool NeedsCoupleRoom, bool NoNightShift, bool AcceptsAnySuitableJob, int? AwayFromMonth, int? AwayToMonth);

/// <summary>One skill with its level in words.</summary>
public sealed record MySkill(string Code, string Name, string? Level, bool Certified, DateOnly? ExpiresOn);

/// <summary>Joins a file with the names of its codes; reading it and changing it answer with the same picture.</summary>
internal static class MyProfiles
{
    public static async Task<MyProfileResponse> LoadAsync(MobileDbContext db, Register register, Worker worker, DateTimeOffset now, CancellationToken ct)
    {
        var wishes = worker.Wishes;
        var places = await Places.NamesAsync(db, [worker.CountyCode, worker.TownshipCode, .. wishes.Destinations], ct);
        var occupations = await db.Occupations.AsNoTracking().Where(o => wishes.Occupations.Contains(o.Code)).ToDictionaryAsync(o => o.Code, o => o.Name, ct);
        var codes = worker.Skills.Select(s => s.SkillCode).ToList();
        var skills = await db.Skills.AsNoTracking().Where(s => codes.Contains(s.Code)).ToDictionaryAsync(s => s.Code, ct);
        var answers = (await RecentAnswers.OfAsync(db, [worker.Id], now - WishHints.Lately, ct))[worker.Id];

        return new MyProfileResponse(worker.Id, Masking.Name(register.NameOf(worker.Id, worker.NameSealed)), Named(places, worker.CountyCode), Named(places, worker.TownshipCode),
            worker.Verification, worker.Intention == WorkIntention.WantsWork,
            new MyWishes([.. wishes.Occupations.Select(code => Named(occupations, code))], wishes.WageFloorFen, wishes.CannotLeaveCounty,
                [.. wishes.Destinations.Select(code => Named(places, code))], wishes.AnyDestination, wishes.NeedsDormitory, wishes.NeedsCoupleRoom,
                wishes.NoNightShift, wishes.AcceptsAnySuitableJob, wishes.AwayFromMonth, wishes.AwayToMonth),
            worker.Personalised,
            [.. worker.Skills.OrderBy(s => s.SkillCode, StringComparer.Ordinal).Select(s => new MySkill(s.SkillCode, skills[s.SkillCode].Name, LevelOf(skills[s.SkillCode].Levels, s.Level), s.Certified, s.ExpiresOn))],
            worker.LastConfirmedOn, worker.ChangedAt, WishHints.Of(answers, wishes, worker.ChangedAt));
    }

    private static NamedCode Named(Dictionary<string, string> names, string code) => new(code, names.GetValueOrDefault(code, code));

    private static string? LevelOf(string[] levels, short? level) => level is { } place && place < levels.Length ? levels[place] : null;
}
