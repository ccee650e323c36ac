using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Domain.Reference;
using JobAssist.Mobile.Infra.Persistence;
using Npgsql;

namespace JobAssist.Mobile.Infra.Duty;

/// <summary>Tasks for people: the ladder ends at one of them with a due date, never at "failed".</summary>
public static class OutreachTasks
{
    /// <summary>The reason of a call that the person asked for: it outlives the slot.</summary>
    public const string AskedForCall = "call_me";

    /// <summary>Over workers w: a call where a number is known, else a visit; a visit where a visit or a sheet of paper is asked for.</summary>
    public const string FirstRung = """
        CASE WHEN w.contact <> 'Unreachable' AND EXISTS (SELECT 1 FROM worker_phones known WHERE known.worker_id = w.id)
              AND NOT EXISTS (SELECT 1 FROM contact_preferences asked WHERE asked.worker_id = w.id AND asked.preferred_channel IN ('Visit','Sheet')) THEN 'PhoneCall' ELSE 'Visit' END
        """;

    public static async Task<(WorkerId Worker, NoticeSlot Slot)?> FindAsync(NpgsqlConnection connection, OutreachTaskId task, CancellationToken cancellationToken)
    {
        var found = await connection.ListAsync("SELECT worker_id, slot FROM outreach_tasks WHERE id = $1", [task.Value],
            row => (new WorkerId(row.GetGuid(0)), NoticeSlot.Parse(row.GetString(1))), cancellationToken);
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>False when it was done before.</summary>
    public static async Task<bool> FinishAsync(NpgsqlConnection connection, OutreachTaskId task, DateTimeOffset now, CancellationToken cancellationToken) =>
        await connection.ExecuteAsync("UPDATE outreach_tasks SET state = 'Done', done_at = $2 WHERE id = $1 AND state <> 'Done'", [task.Value, now], cancellationToken) == 1;

    /// <summary>Whether a visit of the slot has already been made.</summary>
    public static async Task<bool> IsVisitedAsync(NpgsqlConnection connection, WorkerId worker, NoticeSlot slot, CancellationToken cancellationToken) =>
        await connection.FirstAsync("SELECT 1 FROM outreach_tasks WHERE worker_id = $1 AND slot = $2 AND rung = 'Visit' AND state = 'Done'", [worker.Value, slot.ToString()], cancellationToken) is not null;

    /// <summary>The rung Visit is done, even where only a call was asked for.</summary>
    public static async Task FinishVisitAsync(NpgsqlConnection connection, OutreachTaskId task, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync("UPDATE outreach_tasks SET state = 'Done', done_at = $2 WHERE id = $1 AND about IS NOT NULL AND state = 'Open'", [task.Value, now], cancellationToken);
        await connection.ExecuteAsync("""
            INSERT INTO outreach_tasks (id, worker_id, slot, rung, county_code, township_code, reason, due_on, state, created_at, done_at)
            SELECT $2, worker_id, slot, 'Visit', county_code, township_code, reason, due_on, 'Done', created_at, $3 FROM outreach_tasks WHERE id = $1
            ON CONFLICT (worker_id, slot, rung, about) DO UPDATE SET state = 'Done', done_at = EXCLUDED.done_at WHERE outreach_tasks.state <> 'Done'
            """, [task.Value, OutreachTaskId.New().Value, now], cancellationToken);
    }

    public static Task DropAsync(NpgsqlConnection connection, WorkerId worker, NoticeSlot slot, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.ExecuteAsync("""
            UPDATE outreach_tasks SET state = 'Dropped', done_at = $3 WHERE worker_id = $1 AND slot = $2 AND state = 'Open' AND about IS NULL AND reason <> $4
            """, [worker.Value, slot.ToString(), now, AskedForCall], cancellationToken);

    /// <summary>Another channel has failed: the open task is due on the next working day, if it was not due before.</summary>
    public static async Task PullForwardAsync(NpgsqlConnection connection, WorkerId worker, NoticeSlot slot, DateTimeOffset now, CancellationToken cancellationToken) =>
        await connection.ExecuteAsync("UPDATE outreach_tasks SET due_on = $3 WHERE worker_id = $1 AND slot = $2 AND state = 'Open' AND about IS NULL AND due_on > $3",
            [worker.Value, slot.ToString(), await NextWorkingDayAsync(connection, now, cancellationToken)], cancellationToken);

    /// <summary>Puts a call on the list of the person's township, due on the next working day.</summary>
    public static async Task AskForCallAsync(NpgsqlConnection connection, WorkerId worker, NoticeSlot slot, DateTimeOffset now, CancellationToken cancellationToken) =>
        await connection.ExecuteAsync("""
            INSERT INTO outreach_tasks (id, worker_id, slot, rung, county_code, township_code, reason, due_on, state, created_at)
            SELECT $3, id, $2, 'PhoneCall', county_code, township_code, $6, $4, 'Open', $5 FROM workers WHERE id = $1
            ON CONFLICT (worker_id, slot, rung, about) DO UPDATE SET state = 'Open', reason = EXCLUDED.reason, due_on = EXCLUDED.due_on, done_at = NULL
              WHERE outreach_tasks.reason <> EXCLUDED.reason
            """, [worker.Value, slot.ToString(), OutreachTaskId.New().Value, await NextWorkingDayAsync(connection, now, cancellationToken), now, AskedForCall], cancellationToken);

    /// <summary>
    /// Puts something beside the ladder on the list of the person's township: once a person, slot and matter, whatever is said again.
    /// Only an opening that has changed once more after somebody rang is worth another call.
    /// </summary>
    public static async Task AddAsync(NpgsqlConnection connection, WorkerId worker, NoticeSlot slot, TaskMatter matter, JobPostingId? posting, int workingDays, DateTimeOffset now, CancellationToken cancellationToken) =>
        await connection.ExecuteAsync("""
            INSERT INTO outreach_tasks (id, worker_id, slot, rung, about, posting_id, county_code, township_code, reason, due_on, state, created_at)
            SELECT $3, id, $2, 'PhoneCall', $4, $5::uuid, county_code, township_code, $6, $7, 'Open', $8 FROM workers WHERE id = $1
            ON CONFLICT (worker_id, slot, rung, about) DO UPDATE SET state = 'Open', posting_id = EXCLUDED.posting_id, due_on = EXCLUDED.due_on, done_at = NULL
              WHERE outreach_tasks.about = 'PostingChanged' AND outreach_tasks.state <> 'Open'
            """, [worker.Value, slot.ToString(), OutreachTaskId.New().Value, matter.ToString(), posting?.Value, ReasonOf(matter),
                (await CalendarAsync(connection, cancellationToken)).After(Shanghai.DateOf(now), workingDays), now], cancellationToken);

    /// <summary>The stable word of a matter.</summary>
    public static string ReasonOf(TaskMatter matter) => matter switch
    {
        TaskMatter.AlreadyWorking => "already_working",
        TaskMatter.DoNotBelieve => "do_not_believe",
        _ => "posting_changed",
    };

    /// <summary>The first working day after the date on the wall in Shanghai.</summary>
    public static async Task<DateOnly> NextWorkingDayAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await CalendarAsync(connection, cancellationToken)).NextAfter(Shanghai.DateOf(now));

    public static async Task<WorkingDays> CalendarAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        new(await connection.ListAsync("SELECT day, kind, name FROM holidays", [],
            row => new Holiday(row.GetFieldValue<DateOnly>(0), Enum.Parse<HolidayKind>(row.GetString(1)), row.GetString(2)), cancellationToken));
}
