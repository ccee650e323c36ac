using System.Text.Json;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Persistence;
using Npgsql;

namespace JobAssist.Mobile.Infra.Duty;

/// <summary>What became of a scan.</summary>
public enum SheetScanning
{
    /// <summary>The sheet is used up, now or already.</summary>
    Used = 1,

    /// <summary>No such code, or somebody else's.</summary>
    NotTheirs = 2,

    /// <summary>The same liaison handed another sheet over less than <see cref="Sheet.ShortestWay"/> before or after.</summary>
    TooFast = 3,

    /// <summary>The time lies before the printing.</summary>
    BeforePrinting = 4,
}

/// <summary>What a scan comes to.</summary>
public sealed record SheetScan(SheetScanning Scanning, NoticeSlot Slot, EvidenceOutcome Evidence);

public sealed partial class EvidenceLedger
{
    /// <summary>The person scanned the own sheet. A second scan is answered as the first.</summary>
    public Task<SheetScan> ScannedByPersonAsync(byte[] codeIndex, WorkerId worker, AccountId account, CancellationToken cancellationToken = default) =>
        InTransactionAsync(async connection =>
        {
            var sheet = await FindSheetAsync(connection, "s.worker_id = $2", codeIndex, worker.Value, cancellationToken);
            return sheet is null ? Nobodys : await UseAsync(connection, sheet, clock.GetUtcNow(), null, account, cancellationToken);
        }, cancellationToken);

    /// <summary>A liaison has handed a sheet over to somebody of the own villages. Sheets closer together than anybody walks are refused.</summary>
    public Task<SheetScan> ScannedByLiaisonAsync(byte[] codeIndex, StaffId staff, string scopePrefix, DateTimeOffset at, CancellationToken cancellationToken = default) =>
        InTransactionAsync(async connection =>
        {
            // Two scans of one liaison at once see each other.
            await connection.FirstAsync("SELECT 1 FROM staff WHERE id = $1 FOR UPDATE", [staff.Value], cancellationToken);
            var sheet = await FindSheetAsync(connection, "starts_with(CASE WHEN length($2) <= 9 THEN w.township_code ELSE w.village_code END, $2)", codeIndex, scopePrefix, cancellationToken);
            if (sheet is null) return Nobodys;
            if (sheet.Outcome is null && at < sheet.PrintedAt) return new SheetScan(SheetScanning.BeforePrinting, sheet.Slot, EvidenceOutcome.Noted);
            if (sheet.Outcome is null && await connection.FirstAsync("SELECT 1 FROM sheets WHERE scanned_by = $1 AND scanned_at > $2 AND scanned_at < $3 LIMIT 1",
                    [staff.Value, at - Sheet.ShortestWay, at + Sheet.ShortestWay], cancellationToken) is not null)
                return new SheetScan(SheetScanning.TooFast, sheet.Slot, EvidenceOutcome.Noted);
            return await UseAsync(connection, sheet, at, staff, null, cancellationToken);
        }, cancellationToken);

    private static SheetScan Nobodys => new(SheetScanning.NotTheirs, default, EvidenceOutcome.NotTheirs);

    private async Task<SheetScan> UseAsync(NpgsqlConnection connection, FoundSheet sheet, DateTimeOffset at, StaffId? staff, AccountId? account, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var state = await SlotMoves.LockAsync(connection, sheet.Worker, sheet.Slot, cancellationToken);
        // Whoever waited for the lock finds what the first has answered.
        if (await connection.FirstAsync("SELECT outcome FROM sheets WHERE id = $1", [sheet.Id.Value], cancellationToken) is string told)
            return new SheetScan(SheetScanning.Used, sheet.Slot, Enum.Parse<EvidenceOutcome>(told));

        if (staff is { } handedBy)
            await EvidenceRows.AddAsync(connection, sheet.Worker, sheet.Slot, EvidenceKind.SheetScan, at, now, handedBy, JsonSerializer.Serialize(new { Sheet = sheet.Id.Value }, JsonSerializerOptions.Web), cancellationToken);
        else
            await EvidenceRows.AddOnceAsync(connection, sheet.Worker, sheet.Slot, EvidenceKind.SheetScan, at, now, account, cancellationToken);
        var outcome = await SlotMoves.ProveAsync(connection, sheet.Worker, sheet.Slot, state, at, now, cancellationToken);
        await connection.ExecuteAsync("UPDATE sheets SET scanned_at = $2, written_at = $3, scanned_by = $4::uuid, scanned_account = $5::uuid, outcome = $6 WHERE id = $1",
            [sheet.Id.Value, at, now, staff?.Value, account?.Value, outcome.ToString()], cancellationToken);
        return new SheetScan(SheetScanning.Used, sheet.Slot, outcome);
    }

    private static async Task<FoundSheet?> FindSheetAsync(NpgsqlConnection connection, string whose, byte[] codeIndex, object who, CancellationToken cancellationToken) =>
        (await connection.ListAsync($"SELECT s.id, s.worker_id, s.slot, s.printed_at, s.outcome FROM sheets s JOIN workers w ON w.id = s.worker_id WHERE s.code_index = $1 AND {whose}", [codeIndex, who],
            row => new FoundSheet(new SheetId(row.GetGuid(0)), new WorkerId(row.GetGuid(1)), NoticeSlot.Parse(row.GetString(2)), row.GetFieldValue<DateTimeOffset>(3), row.IsDBNull(4) ? null : row.GetString(4)),
            cancellationToken)).SingleOrDefault();

    private sealed record FoundSheet(SheetId Id, WorkerId Worker, NoticeSlot Slot, DateTimeOffset PrintedAt, string? Outcome);
}
