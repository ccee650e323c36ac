using System.Security.Cryptography;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Matching;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.WeChat;
using JobAssist.Mobile.Matching;
using JobAssist.Mobile.Matching.Tables;
using JobAssist.Mobile.Notifications.Dispatch;
using Microsoft.Extensions.Options;
using Npgsql;

namespace JobAssist.Mobile.Notifications.Rounds;

/// <summary>
/// Chooses openings for a batch of owed slots and writes their notices. The batch is locked while it is composed, so that any
/// number of programs may compose at once and a crash leaves nothing half done.
/// </summary>
internal sealed class NoticeComposer(MarketSnapshots markets, IServiceScopeFactory scopes, NpgsqlDataSource database, IOptions<JobNoticeTemplate> template, IOptions<WeChatOptions> account, IOptions<DutyOptions> options, TimeProvider clock)
{
    /// <summary>Composes one batch; 0 when nothing is left that nobody else is at.</summary>
    public async Task<int> ComposeAsync(NoticeSlot slot, CancellationToken cancellationToken)
    {
        var engine = await markets.RefreshAsync(cancellationToken);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var workers = await connection.ListAsync("""
            SELECT worker_id, county_code FROM obligations WHERE slot = $1 AND composed_at IS NULL AND state = 'Due'
             ORDER BY worker_id LIMIT $2 FOR UPDATE SKIP LOCKED
            """, [slot.ToString(), options.Value.Round.Batch], row => (Id: row.GetGuid(0), County: row.GetString(1)), cancellationToken);
        if (workers.Count == 0) return 0;

        var now = clock.GetUtcNow();
        var rows = await RowsAsync([.. workers.Select(worker => new WorkerId(worker.Id))], now, cancellationToken);
        var told = Choose(engine, rows);
        var open = await NoticeWriter.StillOpenAsync(connection, [.. told.Values.SelectMany(list => list.Select(posting => posting.Id)).Distinct()], Shanghai.DateOf(now), cancellationToken);
        var notices = workers.Select(worker => new ComposedNotice(Guid.CreateVersion7(), worker.Id, worker.County, CheckCode.From(RandomNumberGenerator.Fill),
            [.. told.GetValueOrDefault(worker.Id, []).Where(posting => open.Contains(posting.Id))])).ToList();
        await NoticeWriter.WriteAsync(connection, slot, notices, now, cancellationToken);
        await NoticeWriter.MarkAsync(connection, slot, [.. workers.Select(worker => worker.Id)], template.Value.TemplateId, account.Value.AppId, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return workers.Count;
    }

    private async Task<IReadOnlyList<WorkerRow>> RowsAsync(WorkerId[] workers, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await WorkerRows.LoadAsync(scope.ServiceProvider.GetRequiredService<MobileDbContext>(), workers, Shanghai.DateOf(now), cancellationToken);
    }

    private Dictionary<Guid, List<ComposedPosting>> Choose(MatchEngine engine, IReadOnlyList<WorkerRow> rows)
    {
        var lists = engine.TopMany(rows, ReadOnlyMemory<int>.Empty, options.Value.Round.Postings);
        var told = new Dictionary<Guid, List<ComposedPosting>>(rows.Count);
        for (var at = 0; at < rows.Count; at++)
            told[rows[at].Id] = [.. engine.Explain(rows[at], lists[at]).Select(why => new ComposedPosting(why.PostingId, (short)why.Score, BestReason(why)))];
        return told;
    }

    private static string BestReason(Matching.Explanations.Explanation why) => why.Reasons.Count == 0 ? "" : why.Reasons.MaxBy(reason => reason.Points)!.Text;
}

/// <summary>One opening chosen for one worker.</summary>
internal sealed record ComposedPosting(Guid Id, short Score, string Reason);

/// <summary>One notice about to be written; without openings it says honestly that nothing fits.</summary>
internal sealed record ComposedNotice(Guid Id, Guid WorkerId, string CountyCode, string CheckCode, IReadOnlyList<ComposedPosting> Postings);
