using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Infra.Persistence;
using Npgsql;

namespace JobAssist.Mobile.Notifications.Rounds;

/// <summary>Writes down who is owed a notice in a slot. May run any number of times: what is there stays.</summary>
internal sealed class ObligationMaker(NpgsqlDataSource database, TimeProvider clock)
{
    private const int Shares = 2;

    /// <param name="slot">The slot.</param>
    /// <param name="again">True where it has been done on a day before: only who has come since is new, and nobody is any more once no working day is left to call them.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<int> MakeAsync(NoticeSlot slot, bool again, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = Shanghai.DateOf(now);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var calendar = await OutreachTasks.CalendarAsync(connection, cancellationToken);
        if (again && today > DaysLeft(1)) return 0;
        // PostgreSQL writes with one core for each statement: several write their share of the people at once.
        return (await Task.WhenAll(Enumerable.Range(0, Shares).Select(share => MakeShareAsync(share, [now, .. OwedPeople.Values(slot, today), slot.ToString(), today, slot.LastDay, DaysLeft(2), DaysLeft(1)], cancellationToken)))).Sum();

        // The last day on which a task can be made that an office still has so many working days of the slot for.
        DateOnly DaysLeft(int workingDays) => calendar.Before(slot.LastDay.AddDays(1), workingDays).AddDays(-1);
    }

    private async Task<int> MakeShareAsync(int share, object?[] values, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var make = connection.Statement(Make, [.. values, share]);
        // A million rows take as long as they take.
        make.CommandTimeout = 0;
        return await make.ExecuteNonQueryAsync(cancellationToken);
    }

    // Where weekends and holidays close the office at the end of a slot, the safety date moves before them: two working days are left for
    // calls and visits, or one where two would leave nobody the time to open the message.
    private static readonly string Make = $"""
        WITH RECURSIVE {OwedPeople.Of($"get_byte(uuid_send(w.id), 14) % {Shares} = $11")}
        INSERT INTO obligations (worker_id, slot, county_code, category, met_by, state, fallback_on, safety_on, closes_on, due_at, changed_at)
        SELECT o.id, $6, o.county_code, o.category, o.met_by, 'Due', least($2 + o.fallback_after_days, safe.on_day), greatest(safe.on_day, $7 + 1),
               $8 + 1 + o.writing_days, ($2 + o.send_at) AT TIME ZONE 'Asia/Shanghai', $1
          FROM owed o, LATERAL (SELECT least($2 + o.safety_after_days, CASE WHEN $9 >= $2 + o.fallback_after_days THEN $9 ELSE $10 END) AS on_day) safe
        ON CONFLICT (worker_id, slot) DO NOTHING
        """;
}
