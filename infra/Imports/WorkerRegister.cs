using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Domain.Reference;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Infra.Imports;

/// <summary>What must be known to check the rows of people: who is there already, and the lists their cells point into.</summary>
public sealed class WorkerRegister
{
    private readonly Dictionary<string, Worker> byReference = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Worker> byNumber = new(StringComparer.Ordinal);
    private readonly HashSet<string> occupations = new(StringComparer.Ordinal);
    private readonly HashSet<string> formerCodes = new(StringComparer.Ordinal);

    public Dictionary<string, Skill> Skills { get; private set; } = [];
    public Dictionary<string, HouseholdId> Households { get; private set; } = [];

    public static async Task<WorkerRegister> LoadAsync(ImportRun run, CancellationToken cancellationToken)
    {
        var register = new WorkerRegister
        {
            Skills = await run.Db.Skills.AsNoTracking().ToDictionaryAsync(skill => skill.Code, StringComparer.Ordinal, cancellationToken),
            Households = await run.Db.Households.AsNoTracking().ToDictionaryAsync(household => household.Reference, household => household.Id, StringComparer.Ordinal, cancellationToken),
        };
        register.occupations.UnionWith(await run.Db.Occupations.Select(occupation => occupation.Code).ToListAsync(cancellationToken));
        register.formerCodes.UnionWith(await run.Db.FormerRegionCodes.Select(former => former.OldCode).ToListAsync(cancellationToken));
        await foreach (var worker in run.Db.Workers.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (worker.Reference is { } reference) register.byReference[reference] = worker;
            register.byNumber[Convert.ToHexString(worker.IdNumberIndex)] = worker;
        }

        return register;
    }

    public bool KnowsOccupation(string code) => occupations.Contains(code);

    /// <summary>True for a division's code of today or of the past.</summary>
    public bool KnowsArea(string sixDigits, KnownPlaces places) => places.Knows(sixDigits) || formerCodes.Contains(sixDigits);

    public WorkerId? IdOf(string reference) => byReference.TryGetValue(reference, out var worker) ? worker.Id : null;

    public Worker? ByReference(string reference) => byReference.GetValueOrDefault(reference);

    public Worker? ByNumber(byte[] index) => byNumber.GetValueOrDefault(Convert.ToHexString(index));
}
