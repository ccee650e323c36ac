using JobAssist.Mobile.Domain.Employers;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Infra.Persistence;

namespace JobAssist.Mobile.Infra.Casework;

/// <summary>
/// What a member of staff may see: every code that begins with the scope's prefix. People belong to the scope of their
/// home, brokers to that of their register; a posting may be reviewed where its broker is registered or where the work is
/// done, so that both the office at home and a partner at the work place can look at it.
/// </summary>
public static class Scopes
{
    /// <summary>Longest prefix that a township code can answer; a village's own scope has twelve digits.</summary>
    private const int TownshipLength = 9;

    public static IQueryable<Worker> InScope(this IQueryable<Worker> workers, string prefix) => prefix.Length <= TownshipLength
        ? workers.Where(w => w.TownshipCode.StartsWith(prefix))
        : workers.Where(w => w.VillageCode != null && w.VillageCode.StartsWith(prefix));

    public static IQueryable<Broker> InScope(this IQueryable<Broker> brokers, string prefix) => brokers.Where(b => b.RegionCode.StartsWith(prefix));

    public static IQueryable<JobPosting> InScope(this IQueryable<JobPosting> postings, MobileDbContext db, string prefix) => postings.Where(p =>
        (p.Terms.WorkplaceCode != null && p.Terms.WorkplaceCode.StartsWith(prefix))
        || db.Brokers.Any(b => b.Id == p.BrokerId && b.RegionCode.StartsWith(prefix)));

    /// <summary>A mandate is looked at where the broker is registered or where the employer is.</summary>
    public static IQueryable<Mandate> InScope(this IQueryable<Mandate> mandates, MobileDbContext db, string prefix) => mandates.Where(m =>
        db.Brokers.Any(b => b.Id == m.BrokerId && b.RegionCode.StartsWith(prefix))
        || db.Employers.Any(e => e.Id == m.EmployerId && e.RegionCode.StartsWith(prefix)));

    public static IQueryable<OutreachTask> InScope(this IQueryable<OutreachTask> tasks, MobileDbContext db, string prefix) =>
        tasks.Where(t => db.Workers.InScope(prefix).Any(w => w.Id == t.WorkerId));
}
