using JobAssist.Mobile.Domain.Notices;

namespace JobAssist.Mobile.Infra.Duty;

/// <summary>Who is owed a notice in a slot: the one statement of it, for those who make obligations and those who look ahead.</summary>
public static class OwedPeople
{
    /// <summary>What the statement needs from $2 on; $1 is now, wherever it stands.</summary>
    public static object?[] Values(NoticeSlot slot, DateOnly today) =>
        [slot.FirstDay, today > slot.FirstDay ? today : slot.FirstDay, new NoticeSlot(slot.Year, slot.Month, 1).ToString(), slot.Half];

    /// <summary>
    /// Common tables for WITH RECURSIVE; the last one, owed, has a row for each person: id, county_code, category, met_by, send_at and the days of the policy.
    /// The nearest region with a policy on the day speaks for a county; of two categories the one that owes more; two a month are
    /// both halves, one a month is the half that the last bit of the worker's id says (0: the first), and whoever had none in the
    /// first half is owed the second.
    /// </summary>
    /// <param name="who">A condition over workers w.</param>
    public static string Of(string who = "true") => $"""
        up AS (
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
           WHERE w.verification = 'Verified' AND w.intention = 'WantsWork' AND w.birth_on + interval '16 years' <= $2 AND {who}),
        claims AS (
          SELECT DISTINCT ON (s.id) s.id, s.county_code, p.*
            FROM seekers s JOIN policy p ON p.county = s.county_code AND (p.category = 'JobSeeker' OR s.hard)
           ORDER BY s.id, p.slots_per_month DESC, (p.category = 'HardToEmploy') DESC),
        owed AS (
          SELECT c.* FROM claims c
           WHERE c.slots_per_month = 2
              OR (c.slots_per_month = 1 AND CASE WHEN $5 = 1 THEN get_byte(uuid_send(c.id), 15) & 1 = 0
                   ELSE NOT EXISTS (SELECT 1 FROM obligations e WHERE e.worker_id = c.id AND e.slot = $4) END))
        """;
}
