using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Persistence;
using Npgsql;

namespace JobAssist.Mobile.Infra.Duty;

/// <summary>
/// Closes slots, county by county, once every row of them is final and the days for writing down are over. From then on the database
/// refuses any change of their rows, and the chain of <see cref="SlotClosing"/> tells whether somebody changed one all the same.
/// </summary>
public sealed class SlotCloser(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Closes whatever is ready and returns it, the oldest slot first. Repeating it, or two at once, closes nothing twice.</summary>
    public async Task<IReadOnlyList<SlotClosing>> CloseAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var closed = new List<SlotClosing>();
        var today = Shanghai.DateOf(clock.GetUtcNow());
        var waiting = await connection.ListAsync("SELECT slot FROM rounds WHERE closed_at IS NULL AND slot < $1 ORDER BY slot", [NoticeSlot.Of(today).ToString()],
            row => NoticeSlot.Parse(row.GetString(0)), cancellationToken);
        foreach (var slot in waiting)
        {
            foreach (var county in await connection.ListAsync(Ready, [slot.ToString(), today], row => row.GetString(0), cancellationToken))
            {
                if (await CloseAsync(connection, county, slot, cancellationToken) is { } closing) closed.Add(closing);
            }

            await connection.ExecuteAsync(FinishRound, [slot.ToString(), clock.GetUtcNow()], cancellationToken);
        }

        return closed;
    }

    // One statement reads all rows; of two who close slots of one county, the second waits and finds the first's row.
    private async Task<SlotClosing?> CloseAsync(NpgsqlConnection connection, string county, NoticeSlot slot, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.FirstAsync("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [$"slot closing {county}"], cancellationToken);
        var now = clock.GetUtcNow();
        now = new DateTimeOffset(now.UtcTicks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
        var previous = await connection.FirstAsync("SELECT hash FROM slot_closings WHERE county_code = $1 AND slot < $2 ORDER BY slot DESC LIMIT 1", [county, slot.ToString()], cancellationToken) as byte[];
        using var summary = await ClosedRows.SumAsync(connection, county, slot, now, cancellationToken);
        var closing = summary.Close(county, slot, now, previous ?? SlotClosing.Nothing);
        var written = await connection.ExecuteAsync("""
            INSERT INTO slot_closings (county_code, slot, closed_at, owed, fulfilled, excused, missed, rows_hash, previous_hash, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            ON CONFLICT DO NOTHING
            """, [county, slot.ToString(), closing.ClosedAt, closing.Owed, closing.Fulfilled, closing.Excused, closing.Missed, closing.RowsHash, closing.PreviousHash, closing.Hash], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        FaultPoints.Reach(FaultPoint.SlotClosed);
        return written == 1 ? closing : null;
    }

    private const string Ready = """
        SELECT county_code FROM obligations o WHERE slot = $1 AND NOT EXISTS (SELECT 1 FROM slot_closings c WHERE c.county_code = o.county_code AND c.slot = o.slot)
         GROUP BY county_code HAVING bool_and(closes_on <= $2 AND state IN ('Fulfilled','Excused','Missed')) ORDER BY county_code
        """;

    private const string FinishRound = """
        UPDATE rounds SET closed_at = $2 WHERE slot = $1 AND NOT EXISTS (
          SELECT 1 FROM obligations o WHERE o.slot = $1 AND NOT EXISTS (SELECT 1 FROM slot_closings c WHERE c.county_code = o.county_code AND c.slot = o.slot))
        """;
}
