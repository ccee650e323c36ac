using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty.Answers;
using JobAssist.Mobile.Infra.Persistence;
using Npgsql;

namespace JobAssist.Mobile.Infra.Duty;

/// <summary>
/// Evidence of a slot, and the edges it moves. Everything may be repeated: the second time changes nothing. Evidence counts
/// only inside the slot's half month.
/// </summary>
public sealed partial class EvidenceLedger(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>The person opened the notice in the Mini Program: that also proves that it arrived.</summary>
    public Task<EvidenceOutcome> OpenedAsync(NoticeId notice, WorkerId worker, AccountId account, CancellationToken cancellationToken = default) =>
        InTransactionAsync(connection => OpenedAsync(connection, notice, worker, account, cancellationToken), cancellationToken);

    /// <summary>
    /// The person answered; a later answer replaces an earlier one. A no is kept by opening, named or all of the notice, and what must be
    /// done about an answer is put on somebody's list.
    /// </summary>
    public Task<EvidenceOutcome> AnsweredAsync(NoticeId notice, WorkerId worker, AccountId account, SaidToNotice said, CancellationToken cancellationToken = default) =>
        InTransactionAsync(async connection =>
        {
            var now = clock.GetUtcNow();
            if (await SlotOfAsync(connection, notice, worker, cancellationToken) is not { } slot) return EvidenceOutcome.NotTheirs;
            if (said.Posting is { } named && !await AnswerRows.HoldsAsync(connection, notice, named, cancellationToken)) return EvidenceOutcome.NotTheirs;
            var state = await SlotMoves.LockAsync(connection, worker, slot, cancellationToken);
            await AnswerRows.WriteAsync(connection, notice, worker, said, now, cancellationToken);
            await EvidenceRows.AddOnceAsync(connection, worker, slot, EvidenceKind.Answered, now, now, account, cancellationToken);
            var outcome = await SlotMoves.ProveAsync(connection, worker, slot, state, now, now, cancellationToken);
            await AnswerTasks.AskAsync(connection, notice, worker, slot, said, now, cancellationToken);
            return outcome;
        }, cancellationToken);

    /// <summary>
    /// A caseworker or liaison reached the person. <paramref name="at"/> is when, not when it was written down; a time that has
    /// not come yet is taken as now. A visit needs more: <see cref="VisitedAsync"/>. <paramref name="detail"/> is JSON without names or numbers.
    /// </summary>
    public Task<EvidenceOutcome> StaffEvidenceAsync(OutreachTaskId task, StaffId staff, EvidenceKind kind, DateTimeOffset at, string? detail, CancellationToken cancellationToken = default)
    {
        if (kind is not EvidenceKind.CallRecord) throw new ArgumentOutOfRangeException(nameof(kind));
        return InTransactionAsync(async connection =>
        {
            var now = clock.GetUtcNow();
            var happened = at.ToUniversalTime() < now ? at.ToUniversalTime() : now;
            if (await OutreachTasks.FindAsync(connection, task, cancellationToken) is not { } found) return EvidenceOutcome.NotTheirs;
            var state = await SlotMoves.LockAsync(connection, found.Worker, found.Slot, cancellationToken);
            if (await OutreachTasks.FinishAsync(connection, task, now, cancellationToken))
                await EvidenceRows.AddAsync(connection, found.Worker, found.Slot, kind, happened, now, staff, detail, cancellationToken);
            return await SlotMoves.ProveAsync(connection, found.Worker, found.Slot, state, happened, now, cancellationToken);
        }, cancellationToken);
    }

    private async Task<EvidenceOutcome> OpenedAsync(NpgsqlConnection connection, NoticeId notice, WorkerId worker, AccountId account, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await SlotOfAsync(connection, notice, worker, cancellationToken) is not { } slot) return EvidenceOutcome.NotTheirs;
        var state = await SlotMoves.LockAsync(connection, worker, slot, cancellationToken);
        await connection.ExecuteAsync("UPDATE notices SET opened_at = $2 WHERE id = $1 AND opened_at IS NULL", [notice.Value, now], cancellationToken);
        await EvidenceRows.AddOnceAsync(connection, worker, slot, EvidenceKind.Opened, now, now, account, cancellationToken);
        return await SlotMoves.ProveAsync(connection, worker, slot, state, now, now, cancellationToken);
    }

    private static async Task<NoticeSlot?> SlotOfAsync(NpgsqlConnection connection, NoticeId notice, WorkerId worker, CancellationToken cancellationToken) =>
        await connection.FirstAsync("SELECT slot FROM notices WHERE id = $1 AND worker_id = $2", [notice.Value, worker.Value], cancellationToken) is string slot
            ? NoticeSlot.Parse(slot) : null;

    private async Task<T> InTransactionAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var outcome = await work(connection);
        await transaction.CommitAsync(cancellationToken);
        return outcome;
    }
}
