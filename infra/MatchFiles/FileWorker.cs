using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Domain.Policy;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Infra.MatchFiles;

/// <summary>A person of a file as the engine's row; the same derivations that the register makes in its own query.</summary>
internal static class FileWorker
{
    private static readonly string[] TargetKinds = ["LiftedOutOfPoverty", "LowIncomeFarm", "Monitored"];

    public static WorkerRow RowOf(Worker worker, bool hardToEmploy, LocalLimits limits, DateOnly day) => new()
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
        LocalBars = worker.LocalBarsOn(day, limits),
        PriorityClass = hardToEmploy ? PriorityClass.HardToEmploy : PriorityClass.Ordinary,
        TargetGroup = hardToEmploy || worker.Categories.Any(c => IsTarget(c, day)),
        Personalised = worker.Personalised,
    };

    private static bool IsTarget(WorkerCategory category, DateOnly day) =>
        category.ValidFrom <= day && (category.ValidTo is null || day <= category.ValidTo)
        && TargetKinds.Any(kind => category.Kind.StartsWith(kind, StringComparison.Ordinal));
}
