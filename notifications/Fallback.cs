using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Infra.Persistence;
using Npgsql;

namespace JobAssist.Mobile.Notifications;

/// <summary>Hands slots to a person: the state, the reason and a task with a due date in one statement.</summary>
internal static class Fallback
{
    /// <summary>
    /// Moves every slot that <paramref name="which"/> names (a condition over obligations o; $1 is now, $2 the due date, further
    /// parameters from $3) and makes a task: a call where a number is known, else a visit. Returns how many were moved.
    /// </summary>
    public static async Task<int> HandOverAsync(NpgsqlConnection connection, string which, string reason, DateTimeOffset now, object?[] values, CancellationToken cancellationToken)
    {
        var due = await OutreachTasks.NextWorkingDayAsync(connection, now, cancellationToken);
        return Convert.ToInt32(await connection.FirstAsync($"""
            WITH moved AS (
              UPDATE obligations o SET state = 'Fallback', reason = {reason}, owner = NULL, lease_until = NULL, changed_at = $1
               WHERE {which} RETURNING o.worker_id, o.slot, o.reason),
            told AS (
              INSERT INTO outreach_tasks (id, worker_id, slot, rung, county_code, township_code, reason, due_on, state, created_at)
              SELECT uuid_v7(), m.worker_id, m.slot,
                     CASE WHEN w.contact <> 'Unreachable' AND EXISTS (SELECT 1 FROM worker_phones p WHERE p.worker_id = w.id) THEN 'PhoneCall' ELSE 'Visit' END,
                     w.county_code, w.township_code, m.reason, $2, 'Open', $1
                FROM moved m JOIN workers w ON w.id = m.worker_id
              ON CONFLICT (worker_id, slot, rung) DO NOTHING)
            SELECT count(*) FROM moved
            """, [now, due, .. values], cancellationToken));
    }

    /// <summary>Hands one slot over for a given reason.</summary>
    public static Task<int> HandOverAsync(NpgsqlConnection connection, WorkerId worker, NoticeSlot slot, string reason, DateTimeOffset now, CancellationToken cancellationToken) =>
        HandOverAsync(connection, "o.worker_id = $3 AND o.slot = $4 AND o.state IN ('Due','Sending','Accepted','Unknown','Refused','Undelivered','Delivered')", "$5", now, [worker.Value, slot.ToString(), reason], cancellationToken);
}
