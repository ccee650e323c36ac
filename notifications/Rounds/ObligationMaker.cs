using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Infra.Persistence;
using Npgsql;

namespace JobAssist.Mobile.Notifications.Rounds;

/// <summary>Writes down who is owed a notice in a slot. May run any number of times: what is there stays.</summary>
internal sealed class ObligationMaker(NpgsqlDataSource database, TimeProvider clock)
{
    public async Task<int> MakeAsync(NoticeSlot slot, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = Shanghai.DateOf(now);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var make = connection.Statement(Make, [now, .. OwedPeople.Values(slot, today), slot.ToString(), today, slot.LastDay]);
        // A million rows take as long as they take.
        make.CommandTimeout = 0;
        return await make.ExecuteNonQueryAsync(cancellationToken);
    }

    private static readonly string Make = $"""
        WITH RECURSIVE {OwedPeople.Of()}
        INSERT INTO obligations (worker_id, slot, county_code, category, met_by, state, fallback_on, safety_on, closes_on, due_at, changed_at)
        SELECT o.id, $6, o.county_code, o.category, o.met_by, 'Due', $2 + o.fallback_after_days,
               CASE WHEN $7 < $2 + o.safety_after_days THEN $2 + o.safety_after_days ELSE $7 + 1 END,
               $8 + 1 + o.writing_days, ($2 + o.send_at) AT TIME ZONE 'Asia/Shanghai', $1
          FROM owed o
        ON CONFLICT (worker_id, slot) DO NOTHING
        """;
}
