using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Persistence;
using Npgsql;

namespace JobAssist.Mobile.Infra.Duty;

/// <summary>What is wrong with one close.</summary>
public enum ClosingFault
{
    /// <summary>Its own hash does not fit what it says.</summary>
    Changed = 1,

    /// <summary>It does not follow the close before.</summary>
    Unchained = 2,

    /// <summary>The rows are not those that were closed.</summary>
    RowsChanged = 3,
}

/// <summary>One close that does not hold.</summary>
public sealed record BrokenClosing(string CountyCode, NoticeSlot Slot, ClosingFault Fault);

/// <summary>Checks the chains of closed slots against themselves and against the rows.</summary>
public sealed class ClosingCheck(NpgsqlDataSource database)
{
    /// <summary>Every close by county and slot, and those that do not hold. A close or chain cut off at its end is found only by who kept the last hash.</summary>
    public async Task<(IReadOnlyList<SlotClosing> Closings, IReadOnlyList<BrokenClosing> Broken)> RunAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var closings = await connection.ListAsync("""
            SELECT county_code, slot, closed_at, owed, fulfilled, excused, missed, rows_hash, previous_hash, hash FROM slot_closings ORDER BY county_code, slot
            """, [], Read, cancellationToken);
        var broken = new List<BrokenClosing>();
        SlotClosing? before = null;
        foreach (var closing in closings)
        {
            if (before?.CountyCode != closing.CountyCode) before = null;
            if (await FaultOfAsync(connection, closing, before, cancellationToken) is { } fault) broken.Add(new BrokenClosing(closing.CountyCode, closing.Slot, fault));
            before = closing;
        }

        return (closings, broken);
    }

    private static async Task<ClosingFault?> FaultOfAsync(NpgsqlConnection connection, SlotClosing closing, SlotClosing? before, CancellationToken cancellationToken)
    {
        if (!closing.ExpectedHash().AsSpan().SequenceEqual(closing.Hash)) return ClosingFault.Changed;
        if (!closing.PreviousHash.AsSpan().SequenceEqual(before is null ? SlotClosing.Nothing : before.Hash)) return ClosingFault.Unchained;
        try
        {
            using var summary = await ClosedRows.SumAsync(connection, closing.CountyCode, closing.Slot, closing.ClosedAt, cancellationToken);
            return summary.Close(closing.CountyCode, closing.Slot, closing.ClosedAt, closing.PreviousHash).Hash.AsSpan().SequenceEqual(closing.Hash) ? null : ClosingFault.RowsChanged;
        }
        catch (ArgumentException)
        {
            // A row that is not final any more.
            return ClosingFault.RowsChanged;
        }
    }

    private static SlotClosing Read(NpgsqlDataReader row) => new()
    {
        CountyCode = row.GetString(0),
        Slot = NoticeSlot.Parse(row.GetString(1)),
        ClosedAt = row.GetFieldValue<DateTimeOffset>(2),
        Owed = row.GetInt32(3),
        Fulfilled = row.GetInt32(4),
        Excused = row.GetInt32(5),
        Missed = row.GetInt32(6),
        RowsHash = (byte[])row[7],
        PreviousHash = (byte[])row[8],
        Hash = (byte[])row[9],
    };
}
