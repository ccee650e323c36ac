using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Infra.Casework;

/// <summary>The places of a posting: the only statement that ever raises <c>filled</c>.</summary>
public static class HirePlaces
{
    /// <summary>
    /// Takes one place inside the caller's transaction; false: none is left. Two confirmations of the last place wait for
    /// each other here, and the second sees the first's number. The last place makes a published posting Filled.
    /// </summary>
    public static async Task<bool> TryTakePlaceAsync(this MobileDbContext db, JobPostingId posting, DateTimeOffset now, CancellationToken cancellationToken) =>
        await db.Database.ExecuteSqlAsync($"""
            UPDATE job_postings
               SET filled = filled + 1, changed_at = {now},
                   state = CASE WHEN filled + 1 = headcount AND state = 'Published' THEN 'Filled' ELSE state END
             WHERE id = {posting.Value} AND filled < headcount
            """, cancellationToken) == 1;
}
