using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Domain.Policy;
using JobAssist.Mobile.Infra.Persistence;
using Npgsql;

namespace JobAssist.Mobile.Infra.Matching;

/// <summary>
/// Households of somebody hard to employ in which nobody works although somebody able wishes to (HouseholdWork says the same of
/// one household); only these are read, not the whole register.
/// </summary>
internal static class IdleHouseholds
{
    public static HashSet<Guid> Read(NpgsqlConnection connection, DateOnly day)
    {
        using var command = connection.Statement("""
            SELECT w.household_id, w.birth_on, w.sex, w.exclusion FROM workers w
             WHERE w.intention = 'WantsWork'
               AND w.household_id IN (SELECT h.household_id FROM workers h JOIN hard_to_employ_designations d ON d.worker_id = h.id
                                       WHERE d.valid_from <= $1 AND (d.valid_to IS NULL OR d.valid_to >= $1))
               AND NOT EXISTS (SELECT FROM workers m WHERE m.household_id = w.household_id AND m.employment IN ('AwayOutOfProvince','AwayInProvince','NearHome','PublicPost'))
            """, day);
        command.CommandTimeout = 0;
        using var reader = command.ExecuteReader();
        var idle = new HashSet<Guid>();
        while (reader.Read())
        {
            ListExclusion? exclusion = reader.IsDBNull(3) ? null : Enum.Parse<ListExclusion>(reader.GetString(3));
            if (YearlyList2016.WhyNot(reader.GetFieldValue<DateOnly>(1), Enum.Parse<Sex>(reader.GetString(2)), exclusion, day) is null) idle.Add(reader.GetGuid(0));
        }

        return idle;
    }
}
