using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Secrets;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Sessions;

/// <summary>One of the people of an account, named only so far that the family can tell them apart.</summary>
public sealed record PersonResponse(WorkerId Id, string Name);

/// <summary>For whom the account speaks now, whom it may speak for, and what it may do.</summary>
/// <param name="Worker">Absent: nobody is bound, or nobody chosen among several.</param>
public sealed record StandingResponse(PersonResponse? Worker, IReadOnlyList<PersonResponse> People, IReadOnlyList<string> Roles);

internal static class Standing
{
    private const int ManyPeople = 50;

    public static async Task<StandingResponse> OfAsync(MobileDbContext db, PersonalSecrets secrets, SignedIn who, CancellationToken cancellationToken)
    {
        var sealedNames = await db.AccountWorkers.AsNoTracking().Where(b => b.AccountId == who.AccountId)
            .Join(db.Workers, b => b.WorkerId, w => w.Id, (b, w) => new { w.Id, w.NameSealed, b.BoundAt })
            .OrderBy(w => w.BoundAt).Take(ManyPeople).ToListAsync(cancellationToken);
        var people = sealedNames.ConvertAll(w => new PersonResponse(w.Id, Masking.Name(secrets.Open(SecretFields.WorkerName, w.Id.Value, w.NameSealed))));
        return new StandingResponse(people.Find(person => person.Id == who.WorkerId), people, [.. who.Roles]);
    }
}
