using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
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
        await using var make = connection.Statement(Make,
            slot.ToString(), slot.FirstDay, today > slot.FirstDay ? today : slot.FirstDay, today, slot.LastDay, now, new NoticeSlot(slot.Year, slot.Month, 1).ToString(), slot.Half);
        // A million rows take as long as they take.
        make.CommandTimeout = 0;
        return await make.ExecuteNonQueryAsync(cancellationToken);
    }

    // The nearest region with a policy on the day speaks for a county; of two categories the one that owes more; two a month are
    // both halves, one a month is the half that the last bit of the worker's id says (0: the first), and whoever had none in the
    // first half is owed the second.
    private const string Make = """
        WITH RECURSIVE up AS (
          SELECT code AS county, code AS region, 0 AS distance FROM regions WHERE level = 'County'
          UNION ALL
          SELECT up.county, r.parent_code, up.distance + 1 FROM up JOIN regions r ON r.code = up.region WHERE r.parent_code IS NOT NULL),
        policy AS (
          SELECT DISTINCT ON (up.county, p.category) up.county, p.category, p.slots_per_month, p.met_by, p.send_at, p.fallback_after_days, p.safety_after_days, p.writing_days
            FROM up JOIN notice_policies p ON p.region_code = up.region
           WHERE p.valid_from <= $3 AND (p.valid_to IS NULL OR p.valid_to >= $3)
           ORDER BY up.county, p.category, up.distance, p.valid_from DESC),
        seekers AS (
          SELECT w.id, w.county_code, EXISTS (
                   SELECT 1 FROM hard_to_employ_designations d
                    WHERE d.worker_id = w.id AND d.valid_from <= $3 AND (d.valid_to IS NULL OR d.valid_to >= $3)) AS hard
            FROM workers w
           WHERE w.verification = 'Verified' AND w.intention = 'WantsWork' AND w.birth_on + interval '16 years' <= $2),
        owed AS (
          SELECT DISTINCT ON (s.id) s.id, s.county_code, p.*
            FROM seekers s JOIN policy p ON p.county = s.county_code AND (p.category = 'JobSeeker' OR s.hard)
           ORDER BY s.id, p.slots_per_month DESC, (p.category = 'HardToEmploy') DESC)
        INSERT INTO obligations (worker_id, slot, county_code, category, met_by, state, fallback_on, safety_on, closes_on, due_at, changed_at)
        SELECT o.id, $1, o.county_code, o.category, o.met_by, 'Due', $2 + o.fallback_after_days,
               CASE WHEN $4 < $2 + o.safety_after_days THEN $2 + o.safety_after_days ELSE $4 + 1 END,
               $5 + 1 + o.writing_days, ($2 + o.send_at) AT TIME ZONE 'Asia/Shanghai', $6
          FROM owed o
         WHERE o.slots_per_month = 2
            OR (o.slots_per_month = 1 AND CASE WHEN $8 = 1 THEN get_byte(uuid_send(o.id), 15) & 1 = 0
                 ELSE NOT EXISTS (SELECT 1 FROM obligations e WHERE e.worker_id = o.id AND e.slot = $7) END)
        ON CONFLICT (worker_id, slot) DO NOTHING
        """;
}
