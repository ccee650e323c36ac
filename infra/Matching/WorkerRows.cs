using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Domain.Policy;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Matching.Tables;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace JobAssist.Mobile.Infra.Matching;

/// <summary>
/// Turns people of the register into the engine's rows. Here, and nowhere else, age and sex become the code of a statutory
/// list and of the local rules in force, and a designation or a register's group becomes the strength of a claim; nothing raw goes further.
/// </summary>
public static class WorkerRows
{
    private static readonly string[] TargetKinds = ["LiftedOutOfPoverty%", "LowIncomeFarm%", "Monitored%"];

    /// <summary>The rows of the given workers in the order of their ids; people who do not look for work are left out.</summary>
    public static async Task<IReadOnlyList<WorkerRow>> LoadAsync(NpgsqlConnection connection, IReadOnlyCollection<WorkerId> ids, LocalLimits limits, DateOnly day, CancellationToken cancellationToken)
    {
        await using var command = connection.Statement(Select + " WHERE w.intention = 'WantsWork' AND w.id = ANY($3) ORDER BY w.id", day, TargetKinds, ids.Select(id => id.Value).ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<WorkerRow>(ids.Count);
        while (await reader.ReadAsync(cancellationToken)) rows.Add(Read(reader, limits, day, NoHousehold));
        return rows;
    }

    /// <summary>One worker's row; null when the person is unknown or does not look for work.</summary>
    public static async Task<WorkerRow?> FindAsync(MobileDbContext db, WorkerId id, LocalLimits limits, DateOnly day, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            return (await LoadAsync((NpgsqlConnection)db.Database.GetDbConnection(), [id], limits, day, cancellationToken)).SingleOrDefault();
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>
    /// Everybody who is owed a notice in the slot, looks for work and has had no part in an allotment of it, in the order of their
    /// ids, one after the other while the reader runs: a million of them never exist at once.
    /// </summary>
    public static IEnumerable<WorkerRow> StreamOwed(NpgsqlConnection connection, NoticeSlot slot, LocalLimits limits, DateOnly day)
    {
        var idle = IdleHouseholds.Read(connection, day);
        using var command = connection.Statement(Select + """
             JOIN obligations o ON o.worker_id = w.id
            WHERE w.intention = 'WantsWork' AND o.slot = $3 AND o.composed_at IS NULL AND o.state = 'Due'
              AND NOT EXISTS (SELECT FROM allotments t WHERE t.slot = $3 AND t.worker_id = o.worker_id)
            ORDER BY w.id
            """, day, TargetKinds, slot.ToString());
        command.CommandTimeout = 0;
        using var reader = command.ExecuteReader();
        while (reader.Read()) yield return Read(reader, limits, day, idle);
    }

    private static readonly HashSet<Guid> NoHousehold = [];

    private const string Select = """
        SELECT w.id, w.county_code, w.township_code, w.education, w.wanted_occupations, w.wage_floor_fen, w.any_destination, w.destinations,
               w.cannot_leave_county, w.needs_dormitory, w.needs_couple_room, w.no_night_shift, w.accepts_any_suitable_job, w.away_from_month, w.away_to_month,
               w.personalised, w.birth_on, w.sex, w.household_id,
               EXISTS (SELECT FROM hard_to_employ_designations d WHERE d.worker_id = w.id AND d.valid_from <= $1 AND (d.valid_to IS NULL OR d.valid_to >= $1)),
               EXISTS (SELECT FROM worker_categories c WHERE c.worker_id = w.id AND c.valid_from <= $1 AND (c.valid_to IS NULL OR c.valid_to >= $1) AND c.kind LIKE ANY ($2)),
               s.codes, s.levels, s.certified, s.expires
          FROM workers w
          LEFT JOIN LATERAL (SELECT array_agg(k.skill_code) AS codes, array_agg(k.level) AS levels, array_agg(k.certified) AS certified, array_agg(k.expires_on) AS expires
                               FROM worker_skills k WHERE k.worker_id = w.id) s ON true
        """;

    private static WorkerRow Read(NpgsqlDataReader row, LocalLimits limits, DateOnly day, HashSet<Guid> idleHouseholds)
    {
        var hardToEmploy = row.GetBoolean(19);
        var (birthOn, sex) = (row.GetFieldValue<DateOnly>(16), Enum.Parse<Sex>(row.GetString(17)));
        return new WorkerRow
        {
            Id = row.GetGuid(0),
            HomeCountyCode = row.GetString(1),
            HomeTownshipCode = row.GetString(2),
            Skills = SkillsOf(row),
            Education = Enum.Parse<Education>(row.GetString(3)),
            WantedOccupations = row.GetFieldValue<string[]>(4),
            WageFloorFen = row.IsDBNull(5) ? 0 : row.GetInt32(5),
            PreferredDestinations = row.GetBoolean(6) ? [WorkerRow.AnyPlace] : row.GetFieldValue<string[]>(7),
            CannotLeaveCounty = row.GetBoolean(8),
            NeedsDormitory = row.GetBoolean(9),
            NeedsCoupleRoom = row.GetBoolean(10),
            NoNightShift = row.GetBoolean(11),
            AcceptsAnySuitable = row.GetBoolean(12),
            AwayFromMonth = row.IsDBNull(13) ? null : row.GetInt16(13),
            AwayToMonth = row.IsDBNull(14) ? null : row.GetInt16(14),
            LegalClass = Worker.LegalClassOf(birthOn, sex, day),
            LocalBars = limits.BarsOn(birthOn, sex, day),
            PriorityClass = !hardToEmploy ? PriorityClass.Ordinary
                : !row.IsDBNull(18) && idleHouseholds.Contains(row.GetGuid(18)) ? PriorityClass.ZeroEmploymentHousehold : PriorityClass.HardToEmploy,
            TargetGroup = hardToEmploy || row.GetBoolean(20),
            Personalised = row.GetBoolean(15),
        };
    }

    // The engine counts levels from 1 and keeps 0 for "any"; the register counts from 0 and keeps null for it.
    private static HeldSkill[] SkillsOf(NpgsqlDataReader row)
    {
        if (row.IsDBNull(21)) return [];
        var (codes, levels) = (row.GetFieldValue<string[]>(21), row.GetFieldValue<short?[]>(22));
        var (certified, expires) = (row.GetFieldValue<bool[]>(23), row.GetFieldValue<DateOnly?[]>(24));
        return [.. codes.Select((code, at) => new HeldSkill(code, levels[at] is { } level ? level + 1 : 0, certified[at], expires[at]))];
    }
}
