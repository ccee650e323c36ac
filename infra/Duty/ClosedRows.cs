using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Domain.Policy;
using JobAssist.Mobile.Infra.Persistence;
using Npgsql;

namespace JobAssist.Mobile.Infra.Duty;

/// <summary>Reads the rows that a close covers, the same way when it is made and when it is checked.</summary>
internal static class ClosedRows
{
    /// <summary>Sums up one slot of one county as it stood at <paramref name="closedAt"/>: evidence written down later does not count.</summary>
    public static async Task<SlotSummary> SumAsync(NpgsqlConnection connection, string county, NoticeSlot slot, DateTimeOffset closedAt, CancellationToken cancellationToken)
    {
        await using var command = connection.Statement(Rows, county, slot.ToString(), closedAt);
        command.CommandTimeout = 0;
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var summary = new SlotSummary();
        try
        {
            while (await row.ReadAsync(cancellationToken))
            {
                summary.Add(new WorkerId(row.GetGuid(0)), Enum.Parse<NoticeCategory>(row.GetString(1)), Enum.Parse<MetBy>(row.GetString(2)), Enum.Parse<SlotState>(row.GetString(3)),
                    row.IsDBNull(4) ? null : row.GetString(4), row.IsDBNull(5) ? null : row.GetFieldValue<DateTimeOffset>(5), row.GetString(6));
            }

            return summary;
        }
        catch
        {
            summary.Dispose();
            throw;
        }
    }

    // Seconds since 1970 with six decimals: no time zone and no format of the session gets in.
    private const string Rows = """
        SELECT o.worker_id, o.category, o.met_by, o.state, o.reason, o.fulfilled_at,
               coalesce((SELECT string_agg(e.id || ' ' || e.kind || ' ' || extract(epoch FROM e.at), ',' ORDER BY e.id) FROM evidence e
                          WHERE e.worker_id = o.worker_id AND e.slot = o.slot AND e.written_at <= $3), '')
          FROM obligations o WHERE o.county_code = $1 AND o.slot = $2 ORDER BY o.worker_id
        """;
}
