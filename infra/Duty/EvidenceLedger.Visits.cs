using System.Text.Json;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Persistence;
using Npgsql;

namespace JobAssist.Mobile.Infra.Duty;

/// <summary>A visit about to be written down.</summary>
/// <param name="At">When it was.</param>
/// <param name="Proof">Null: nobody was met.</param>
/// <param name="ProofIndex">Keyed hash of the picture.</param>
/// <param name="PrivateSealed">The picture and the coordinates, sealed for this visit.</param>
public sealed record VisitMade(VisitId Id, StaffId Staff, DateTimeOffset At, string VillageCode, VisitProof? Proof, byte[]? ProofIndex, byte[]? PrivateSealed);

/// <summary>What became of a visit.</summary>
/// <param name="ProofUsed">The picture has proved another visit before: nothing was written.</param>
/// <param name="DaysNotMet">On how many days of the slot nobody was met.</param>
public sealed record VisitOutcome(EvidenceOutcome Evidence, bool ProofUsed, int DaysNotMet);

public sealed partial class EvidenceLedger
{
    /// <summary>
    /// Somebody went there. With a picture the slot is proved and the rung Visit done, once; without one the try is kept, which proves
    /// nothing. The same visit again changes nothing.
    /// </summary>
    public Task<VisitOutcome> VisitedAsync(OutreachTaskId task, VisitMade visit, CancellationToken cancellationToken = default) =>
        InTransactionAsync(async connection =>
        {
            var now = clock.GetUtcNow();
            if (await OutreachTasks.FindAsync(connection, task, cancellationToken) is not var (worker, slot)) return new VisitOutcome(EvidenceOutcome.NotTheirs, false, 0);
            var state = await SlotMoves.LockAsync(connection, worker, slot, cancellationToken);
            if (visit.Proof is null)
            {
                await WriteVisitAsync(connection, worker, slot, visit, now, cancellationToken);
                return new VisitOutcome(EvidenceOutcome.Noted, false, await DaysNotMetAsync(connection, worker, slot, cancellationToken));
            }

            if (!await OutreachTasks.IsVisitedAsync(connection, worker, slot, cancellationToken))
            {
                if (await WriteVisitAsync(connection, worker, slot, visit, now, cancellationToken) == 0) return new VisitOutcome(EvidenceOutcome.Noted, true, 0);
                var detail = JsonSerializer.Serialize(new { Visit = visit.Id.Value, Proof = visit.Proof.ToString() }, JsonSerializerOptions.Web);
                await EvidenceRows.AddAsync(connection, worker, slot, EvidenceKind.SignedVisit, visit.At, now, visit.Staff, detail, cancellationToken);
                await OutreachTasks.FinishVisitAsync(connection, task, now, cancellationToken);
            }

            return new VisitOutcome(await SlotMoves.ProveAsync(connection, worker, slot, state, visit.At, now, cancellationToken), false, 0);
        }, cancellationToken);

    private static Task<int> WriteVisitAsync(NpgsqlConnection connection, WorkerId worker, NoticeSlot slot, VisitMade visit, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.ExecuteAsync("""
            INSERT INTO visits (id, worker_id, slot, staff_id, at, written_at, village_code, met, proof, proof_index, private_sealed)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8::text IS NOT NULL, $8::text, $9::bytea, $10::bytea) ON CONFLICT DO NOTHING
            """, [visit.Id.Value, worker.Value, slot.ToString(), visit.Staff.Value, visit.At, now, visit.VillageCode, visit.Proof?.ToString(), visit.ProofIndex, visit.PrivateSealed], cancellationToken);

    private static async Task<int> DaysNotMetAsync(NpgsqlConnection connection, WorkerId worker, NoticeSlot slot, CancellationToken cancellationToken) =>
        Convert.ToInt32(await connection.FirstAsync("SELECT count(DISTINCT (at AT TIME ZONE 'Asia/Shanghai')::date) FROM visits WHERE worker_id = $1 AND slot = $2 AND NOT met",
            [worker.Value, slot.ToString()], cancellationToken));
}
