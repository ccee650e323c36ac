using System.Security.Cryptography;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Secrets;

namespace JobAssist.Mobile.Infra.Duty;

/// <summary>Who must be reached by a person, who gets a printed sheet, and the codes of the sheets.</summary>
public static class SheetsDue
{
    /// <summary>Open tasks of people for whom nobody has asked or granted an excuse.</summary>
    public static IQueryable<OutreachTask> StillToReach(this IQueryable<OutreachTask> tasks, MobileDbContext db) =>
        tasks.Where(t => t.State == OutreachState.Open && t.About == null && !db.Excuses.Any(e => e.WorkerId == t.WorkerId && e.Slot == t.Slot && e.Granted != false));

    /// <summary>People whose slot is with a person and waits for a visit, or for a call that was not made in time.</summary>
    public static IQueryable<Worker> NeedingSheet(this IQueryable<Worker> workers, MobileDbContext db, NoticeSlot slot, DateOnly today) => workers.Where(w =>
        db.Obligations.Any(o => o.WorkerId == w.Id && o.Slot == slot && o.State == SlotState.Fallback)
        && db.OutreachTasks.StillToReach(db).Any(t => t.WorkerId == w.Id && t.Slot == slot && (t.Rung == OutreachRung.Visit || t.DueOn <= today)));

    /// <summary>What a code of a sheet is found by.</summary>
    public static byte[] SheetCodeIndex(this PersonalSecrets secrets, string code) => secrets.BlindIndex(SecretFields.SheetCode, code);

    /// <summary>One new sheet for each worker; the codes are returned and kept nowhere.</summary>
    public static async Task<IReadOnlyDictionary<WorkerId, string>> PrintSheetsAsync(this MobileDbContext db, PersonalSecrets secrets, IReadOnlyCollection<WorkerId> workers, NoticeSlot slot, StaffId staff, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var codes = workers.ToDictionary(worker => worker, _ => CheckCode.From(RandomNumberGenerator.Fill));
        db.Sheets.AddRange(codes.Select(pair => new Sheet { Id = SheetId.New(), WorkerId = pair.Key, Slot = slot, CodeIndex = secrets.SheetCodeIndex(pair.Value), PrintedBy = staff, PrintedAt = now }));
        await db.SaveChangesAsync(cancellationToken);
        return codes;
    }
}
