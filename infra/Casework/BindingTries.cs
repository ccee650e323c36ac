using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Infra.Casework;

/// <summary>How often an account may say who it is: five tries a day in Shanghai, counted before anything is looked up.</summary>
public static class BindingTries
{
    public const int PerDay = 5;

    /// <summary>Counts one try, in a statement of its own that no later rollback takes back; false: the day's tries are used up.</summary>
    public static async Task<bool> TryCountAsync(MobileDbContext db, AccountId account, DateOnly today, CancellationToken cancellationToken)
    {
        var tries = await db.Database.SqlQuery<int>($"""
            INSERT INTO binding_attempts (account_id, on_day, tries) VALUES ({account.Value}, {today}, 1)
            ON CONFLICT (account_id, on_day) DO UPDATE SET tries = binding_attempts.tries + 1
            RETURNING tries AS "Value"
            """).ToListAsync(cancellationToken);
        return tries.Single() <= PerDay;
    }
}
