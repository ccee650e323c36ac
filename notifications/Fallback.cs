using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Sms;
using Microsoft.Extensions.Options;
using Npgsql;

namespace JobAssist.Mobile.Notifications;

/// <summary>
/// Hands slots to a person: the state, the reason and a task with a due date in one statement. Where an SMS can still be tried, it is
/// due in the same statement, and the person's day comes a few days after it.
/// </summary>
internal sealed class Fallback(IOptions<DutyOptions> options, ISmsGateway? sms = null)
{
    private const int DaysLookedAhead = 31;

    /// <summary>True when this program sends SMS.</summary>
    public bool UsesSms => sms is not null && options.Value.Sms.Enabled;

    /// <summary>
    /// Moves every slot that <paramref name="which"/> names (a condition over obligations o; $1 is now, $2 the due date, further
    /// parameters from $3) and makes a task: a call where a number is known, else a visit. Returns how many were moved.
    /// </summary>
    public async Task<int> HandOverAsync(NpgsqlConnection connection, string which, string reason, DateTimeOffset now, object?[] values, CancellationToken cancellationToken)
    {
        var calendar = await OutreachTasks.CalendarAsync(connection, cancellationToken);
        var today = Shanghai.DateOf(now);
        var days = Enumerable.Range(1, DaysLookedAhead).Select(today.AddDays).Where(calendar.IsWorkingDay).ToArray();
        var next = values.Length + 3;
        var (uses, wait, ahead) = ($"${next}", $"${next + 1}", $"${next + 2}");
        return Convert.ToInt32(await connection.FirstAsync($"""
            WITH moved AS (
              UPDATE obligations o SET state = 'Fallback', reason = {reason}, owner = NULL, lease_until = NULL, changed_at = $1, sms_due_at = {SmsDueAt(uses)}
               WHERE {which} RETURNING o.worker_id, o.slot, o.reason, o.sms_due_at, o.safety_on),
            told AS (
              INSERT INTO outreach_tasks (id, worker_id, slot, rung, county_code, township_code, reason, due_on, state, created_at)
              SELECT uuid_v7(), m.worker_id, m.slot,
                     {OutreachTasks.FirstRung},
                     w.county_code, w.township_code, m.reason, {DueOn(wait, ahead)}, 'Open', $1
                FROM moved m JOIN workers w ON w.id = m.worker_id
              ON CONFLICT (worker_id, slot, rung, about) DO NOTHING)
            SELECT count(*) FROM moved
            """, [now, calendar.NextAfter(today), .. values, UsesSms, options.Value.Sms.WaitDays, days], cancellationToken));
    }

    /// <summary>Hands one slot over for a given reason.</summary>
    public Task<int> HandOverAsync(NpgsqlConnection connection, WorkerId worker, NoticeSlot slot, string reason, DateTimeOffset now, CancellationToken cancellationToken) =>
        HandOverAsync(connection, "o.worker_id = $3 AND o.slot = $4 AND o.state IN ('Due','Sending','Accepted','Unknown','Refused','Undelivered','Delivered')", "$5", now, [worker.Value, slot.ToString(), reason], cancellationToken);

    // Once a slot, to a number that works, inside the hours of the person and inside the slot.
    private static string SmsDueAt(string uses) => $"""
        (SELECT at FROM (
          SELECT first_contact($1, w.contact, p.quiet_from, p.quiet_to) AS at FROM workers w LEFT JOIN contact_preferences p ON p.worker_id = w.id
           WHERE {uses} AND w.id = o.worker_id AND {SmsRules.MayBeWrittenTo}
             AND EXISTS (SELECT 1 FROM worker_phones h WHERE h.worker_id = w.id AND {SmsRules.NumberWorks})
             AND EXISTS (SELECT 1 FROM notices n WHERE n.worker_id = o.worker_id AND n.slot = o.slot)
             AND NOT EXISTS (SELECT 1 FROM attempts t WHERE t.worker_id = o.worker_id AND t.slot = o.slot AND t.channel = 'Sms')) found
          WHERE {SmsRules.SlotOf("at")} = o.slot)
        """;

    // The first working day after the wait, else the last one before the safety date is over, else the next one.
    private static string DueOn(string wait, string ahead) => $"""
        CASE WHEN m.sms_due_at IS NULL THEN $2 ELSE coalesce(
          (SELECT min(d) FROM unnest({ahead}::date[]) d WHERE d >= (m.sms_due_at AT TIME ZONE 'Asia/Shanghai')::date + {wait}::int AND d <= m.safety_on),
          (SELECT max(d) FROM unnest({ahead}::date[]) d WHERE d <= m.safety_on), $2) END
        """;
}
