using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Workers.Profile;

/// <summary>A worker says anew what kind of work, where and for how much; that also confirms the file as of today.</summary>
internal static class ChangeMyProfile
{
    public static async Task<Results<Ok<MyProfileResponse>, NotFound, ProblemHttpResult>> HandleAsync(
        ChangeMyProfileRequest request, CurrentWorker me, MobileDbContext db, Register register, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        var worker = await db.Workers.Include(w => w.Skills).SingleOrDefaultAsync(w => w.Id == me.Id, ct);
        if (worker is null) return TypedResults.NotFound();
        if (http.Request.WhyNotVersion(db.Entry(worker)) is { } stale) return stale;
        var faults = await FaultsOfAsync(request, db, ct);
        if (faults.Count > 0) return faults.ToProblem();

        var now = clock.GetUtcNow();
        worker.Change(request.Over(worker.Wishes), now);
        (worker.Personalised, worker.LastConfirmedOn) = (request.Personalised, Shanghai.DateOf(now));
        await db.SaveChangesAsync(ct);

        http.Response.SetVersion(db.Entry(worker));
        return TypedResults.Ok(await MyProfiles.LoadAsync(db, register, worker, now, ct));
    }

    private static async Task<List<FieldError>> FaultsOfAsync(ChangeMyProfileRequest request, MobileDbContext db, CancellationToken ct)
    {
        var occupations = await db.Occupations.Where(o => request.Occupations.Contains(o.Code)).Select(o => o.Code).ToListAsync(ct);
        var places = await Places.NamesAsync(db, request.Destinations, ct);
        var faults = new List<FieldError>();
        for (var at = 0; at < request.Occupations.Length; at++)
            if (!occupations.Contains(request.Occupations[at])) faults.Add(new($"occupations[{at}]", "occupation.unknown", "没有这个工种，请从列表里选。"));
        for (var at = 0; at < request.Destinations.Length; at++)
            if (!places.ContainsKey(request.Destinations[at])) faults.Add(new($"destinations[{at}]", "region.unknown", "没有这个地方，请从列表里选。"));
        if (request.AwayFromMonth is null != request.AwayToMonth is null) faults.Add(new("awayToMonth", "months.both", "能外出的月份请把起止都选上。"));
        return faults;
    }
}

/// <summary>The wishes as a whole: what is left out is not wished.</summary>
/// <param name="Occupations">Codes, the most wanted first.</param>
/// <param name="Destinations">Division codes of any level, best first.</param>
/// <param name="Personalised">False: matches come by date and place only.</param>
public sealed record ChangeMyProfileRequest(
    [Entries(WorkWishes.MaxOccupations)] string[] Occupations,
    [Entries(WorkWishes.MaxDestinations)] string[] Destinations,
    bool Personalised,
    [Within(0, PostingTerms.MaxMonthFen)] int? WageFloorFen = null,
    bool CannotLeaveCounty = false,
    bool AnyDestination = false,
    bool NeedsDormitory = false,
    bool NeedsCoupleRoom = false,
    bool NoNightShift = false,
    bool AcceptsAnySuitableJob = false,
    [Within(1, 12)] int? AwayFromMonth = null,
    [Within(1, 12)] int? AwayToMonth = null)
{
    /// <summary>Who goes together is not this form's to change.</summary>
    internal WorkWishes Over(WorkWishes before) => before with
    {
        Occupations = [.. Occupations.Distinct(StringComparer.Ordinal)],
        WageFloorFen = WageFloorFen,
        CannotLeaveCounty = CannotLeaveCounty,
        Destinations = [.. Destinations.Distinct(StringComparer.Ordinal)],
        AnyDestination = AnyDestination,
        NeedsDormitory = NeedsDormitory,
        NeedsCoupleRoom = NeedsCoupleRoom,
        NoNightShift = NoNightShift,
        AcceptsAnySuitableJob = AcceptsAnySuitableJob,
        AwayFromMonth = (short?)AwayFromMonth,
        AwayToMonth = (short?)AwayToMonth,
    };
}
