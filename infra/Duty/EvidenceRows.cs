using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Persistence;
using Npgsql;

namespace JobAssist.Mobile.Infra.Duty;

/// <summary>The insert-only rows that prove a slot, always under the lock of its obligation.</summary>
public static class EvidenceRows
{
    /// <summary>One row of a kind is enough for a slot: a second changes nothing.</summary>
    public static Task AddOnceAsync(NpgsqlConnection connection, WorkerId worker, NoticeSlot slot, EvidenceKind kind, DateTimeOffset at, DateTimeOffset now, AccountId? account, CancellationToken cancellationToken) =>
        connection.ExecuteAsync("""
            INSERT INTO evidence (id, worker_id, slot, kind, at, written_at, account_id)
            SELECT $1, $2, $3, $4, $5, $6, $7::uuid WHERE NOT EXISTS (SELECT 1 FROM evidence WHERE worker_id = $2 AND slot = $3 AND kind = $4)
            """, [EvidenceId.New().Value, worker.Value, slot.ToString(), kind.ToString(), at, now, account?.Value], cancellationToken);

    /// <summary>What a member of staff did; each time is a row of its own.</summary>
    public static Task AddAsync(NpgsqlConnection connection, WorkerId worker, NoticeSlot slot, EvidenceKind kind, DateTimeOffset at, DateTimeOffset now, StaffId staff, string? detail, CancellationToken cancellationToken) =>
        connection.ExecuteAsync("INSERT INTO evidence (id, worker_id, slot, kind, at, written_at, staff_id, detail) VALUES ($1, $2, $3, $4, $5, $6, $7, $8::jsonb)",
            [EvidenceId.New().Value, worker.Value, slot.ToString(), kind.ToString(), at, now, staff.Value, detail], cancellationToken);
}
