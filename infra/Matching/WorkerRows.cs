using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Matching.Tables;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Infra.Matching;

/// <summary>
/// Turns people of the register into the engine's rows. Here, and nowhere else, age and sex become the code of a statutory
/// list, and a designation or a register's group becomes the strength of a claim; nothing raw goes further.
/// </summary>
public static class WorkerRows
{
    private static readonly string[] TargetKinds = ["LiftedOutOfPoverty", "LowIncomeFarm", "Monitored"];

    /// <summary>The rows of the given workers in the order of their ids; people who do not look for work are left out.</summary>
    public static async Task<IReadOnlyList<WorkerRow>> LoadAsync(MobileDbContext db, IReadOnlyCollection<WorkerId> ids, DateOnly day, CancellationToken cancellationToken)
    {
        var workers = await db.Workers.AsNoTracking().AsSplitQuery().Include(w => w.Skills).Include(w => w.Categories)
            .Where(w => ids.Contains(w.Id) && w.Intention == WorkIntention.WantsWork).OrderBy(w => w.Id).ToListAsync(cancellationToken);
        var designated = (await db.Designations.AsNoTracking()
            .Where(d => ids.Contains(d.WorkerId) && d.ValidFrom <= day && (d.ValidTo == null || day <= d.ValidTo)).Select(d => d.WorkerId).ToListAsync(cancellationToken)).ToHashSet();
        return [.. workers.Select(w => RowOf(w, designated.Contains(w.Id), day))];
    }

    /// <summary>One worker's row; null when the person is unknown or does not look for work.</summary>
    public static async Task<WorkerRow?> FindAsync(MobileDbContext db, WorkerId id, DateOnly day, CancellationToken cancellationToken) =>
        (await LoadAsync(db, [id], day, cancellationToken)).SingleOrDefault();

    internal static WorkerRow RowOf(Worker worker, bool hardToEmploy, DateOnly day) => new()
    {
        Id = worker.Id.Value,
        HomeCountyCode = worker.CountyCode,
        HomeTownshipCode = worker.TownshipCode,
        Skills = [.. worker.Skills.Select(s => new HeldSkill(s.SkillCode, s.Level is { } level ? level + 1 : 0, s.Certified, s.ExpiresOn))],
        Education = worker.Education,
        WantedOccupations = worker.Wishes.Occupations,
        WageFloorFen = worker.Wishes.WageFloorFen ?? 0,
        PreferredDestinations = worker.Wishes.AnyDestination ? [WorkerRow.AnyPlace] : worker.Wishes.Destinations,
        CannotLeaveCounty = worker.Wishes.CannotLeaveCounty,
        NeedsDormitory = worker.Wishes.NeedsDormitory,
        NeedsCoupleRoom = worker.Wishes.NeedsCoupleRoom,
        NoNightShift = worker.Wishes.NoNightShift,
        AcceptsAnySuitable = worker.Wishes.AcceptsAnySuitableJob,
        AwayFromMonth = worker.Wishes.AwayFromMonth,
        AwayToMonth = worker.Wishes.AwayToMonth,
        LegalClass = worker.LegalClassOn(day),
        PriorityClass = hardToEmploy ? PriorityClass.HardToEmploy : PriorityClass.Ordinary,
        TargetGroup = hardToEmploy || worker.Categories.Any(c => IsTarget(c, day)),
        Personalised = worker.Personalised,
    };

    private static bool IsTarget(WorkerCategory category, DateOnly day) =>
        category.ValidFrom <= day && (category.ValidTo is null || day <= category.ValidTo)
        && TargetKinds.Any(kind => category.Kind.StartsWith(kind, StringComparison.Ordinal));
}
