using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Secrets;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Infra.Casework;

/// <summary>Finding people by what they know of themselves, over blind indexes only.</summary>
public sealed class Register(MobileDbContext db, PersonalSecrets secrets)
{
    /// <summary>
    /// The person with this number, this name and this phone. One statement whatever is wrong, so that neither the answer
    /// nor its time tells which of the three it was (abuse case A4).
    /// </summary>
    public async Task<WorkerId?> FindAsync(IdentityNumber number, string name, string mobile, CancellationToken cancellationToken)
    {
        var (numberIndex, nameIndex, phoneIndex) = (NumberIndex(number), NameIndex(name), PhoneIndex(mobile));
        var found = await db.Workers.AsNoTracking()
            .Where(w => w.IdNumberIndex == numberIndex && w.NameIndex == nameIndex && db.WorkerPhones.Any(p => p.WorkerId == w.Id && p.PhoneIndex == phoneIndex))
            .Select(w => w.Id).ToListAsync(cancellationToken);
        return found.Count == 1 ? found[0] : null;
    }

    /// <summary>The same person among those an account already speaks for; the phone was shown when they were joined.</summary>
    public async Task<WorkerId?> FindBoundAsync(AccountId account, IdentityNumber number, string name, CancellationToken cancellationToken)
    {
        var (numberIndex, nameIndex) = (NumberIndex(number), NameIndex(name));
        var found = await db.AccountWorkers.AsNoTracking().Where(b => b.AccountId == account)
            .Join(db.Workers.Where(w => w.IdNumberIndex == numberIndex && w.NameIndex == nameIndex), b => b.WorkerId, w => w.Id, (b, w) => w.Id).ToListAsync(cancellationToken);
        return found.Count == 1 ? found[0] : null;
    }

    /// <summary>A new file with everything sealed under the county's key.</summary>
    public Worker NewWorker(IdentityNumber number, string name, Home home, DateTimeOffset now)
    {
        var id = WorkerId.New();
        var person = new SealedPerson(
            secrets.Seal(home.CountyCode, SecretFields.WorkerName, id.Value, name), NameIndex(name),
            secrets.Seal(home.CountyCode, SecretFields.WorkerIdNumber, id.Value, number.Number), NumberIndex(number), number.BirthOn, number.Sex);
        return new Worker(id, person, home, WorkerVerification.Pending, now);
    }

    /// <summary>A number that WeChat has verified, as a contact point of a worker.</summary>
    public WorkerPhone PhoneOf(WorkerId worker, string countyCode, string mobile, DateTimeOffset now) => new()
    {
        WorkerId = worker,
        PhoneIndex = PhoneIndex(mobile),
        PhoneSealed = secrets.Seal(countyCode, SecretFields.Phone, worker.Value, mobile),
        Source = PhoneSource.WeChat,
        NotedAt = now,
    };

    /// <summary>The whole name: whoever asks shows it in part.</summary>
    public string NameOf(WorkerId worker, byte[] nameSealed) => secrets.Open(SecretFields.WorkerName, worker.Value, nameSealed);

    private byte[] NumberIndex(IdentityNumber number) => secrets.BlindIndex(SecretFields.WorkerIdNumber, number.Number);

    private byte[] NameIndex(string name) => secrets.BlindIndex(SecretFields.WorkerName, name);

    private byte[] PhoneIndex(string mobile) => secrets.BlindIndex(SecretFields.Phone, mobile);
}
