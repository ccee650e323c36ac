using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty.Answers;
using JobAssist.Mobile.Infra.Matching;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.WeChat;
using JobAssist.Mobile.Matching;
using JobAssist.Mobile.Matching.Explanations;
using JobAssist.Mobile.Matching.Tables;
using JobAssist.Mobile.Notifications.Dispatch;
using Microsoft.Extensions.Options;
using Npgsql;

namespace JobAssist.Mobile.Notifications.Rounds;

/// <summary>
/// Writes the notices of a batch of owed slots from what was allotted to them. The batch is locked while it is composed, so that any
/// number of programs may compose at once and a crash leaves nothing half done.
/// </summary>
internal sealed class NoticeComposer(MarketSnapshots markets, Fallback fallback, NpgsqlDataSource database, IOptions<JobNoticeTemplate> template, IOptions<WeChatOptions> account, IOptions<DutyOptions> options, TimeProvider clock)
{
    /// <summary>Composes one batch; 0 when nothing is left that nobody else is at.</summary>
    public async Task<int> ComposeAsync(NoticeSlot slot, CancellationToken cancellationToken)
    {
        var market = await markets.NewestAsync(cancellationToken);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // Whoever came after the allotment waits for the next pass. A batch is found along its index, whatever is known of tables that have just grown.
        var workers = await connection.ListAsync("""
            WITH next AS MATERIALIZED (
              SELECT o.worker_id, o.county_code, o.slot FROM obligations o WHERE o.slot = $1 AND o.composed_at IS NULL AND o.state = 'Due'
               ORDER BY o.worker_id LIMIT $2 FOR UPDATE OF o SKIP LOCKED)
            SELECT n.worker_id, n.county_code FROM next n JOIN allotments a ON a.slot = n.slot AND a.worker_id = n.worker_id
            """, [slot.ToString(), options.Value.Round.Batch], row => (Id: row.GetGuid(0), County: row.GetString(1)), cancellationToken);
        if (workers.Count == 0) return 0;

        var now = clock.GetUtcNow();
        var told = await ToldAsync(connection, slot, market, [.. workers.Select(worker => worker.Id)], Shanghai.DateOf(now), cancellationToken);
        var open = await NoticeWriter.StillOpenAsync(connection, [.. told.Values.SelectMany(list => list.Select(posting => posting.Id)).Distinct()], Shanghai.DateOf(now), cancellationToken);
        var codes = await NoticeWriter.UnusedCodesAsync(connection, workers.Count, cancellationToken);
        var notices = workers.Select((worker, at) => new ComposedNotice(Guid.CreateVersion7(), worker.Id, worker.County, codes[at],
            [.. told.GetValueOrDefault(worker.Id, []).Where(posting => open.ContainsKey(posting.Id))])).ToList();
        await NoticeWriter.WriteAsync(connection, slot, notices, open, now, cancellationToken);
        await NoticeWriter.MarkAsync(connection, fallback, slot, [.. workers.Select(worker => worker.Id)], template.Value.TemplateId, account.Value.AppId, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return workers.Count;
    }

    /// <summary>What was allotted and still fits: person and opening are looked at once more, as they are now.</summary>
    private static async Task<Dictionary<Guid, List<ComposedPosting>>> ToldAsync(NpgsqlConnection connection, NoticeSlot slot, MarketSnapshot market, Guid[] workers, DateOnly today, CancellationToken cancellationToken)
    {
        var rows = (await WorkerRows.LoadAsync(connection, [.. workers.Select(worker => new WorkerId(worker))], market.Limits, today, cancellationToken)).ToDictionary(row => row.Id);
        var allotted = await connection.ListAsync("SELECT worker_id, posting_ids FROM allotments WHERE slot = $1 AND worker_id = ANY($2)",
            [slot.ToString(), workers], row => (Worker: row.GetGuid(0), Postings: row.GetFieldValue<Guid[]>(1)), cancellationToken);

        // The person may have said no since the allotment.
        var declined = await DeclinedPostings.OfAsync(connection, workers, cancellationToken);
        return allotted.Where(mine => rows.ContainsKey(mine.Worker)).ToDictionary(mine => mine.Worker,
            mine => Fitting(market.Engine, rows[mine.Worker], [.. mine.Postings.Where(posting => !declined.Contains((mine.Worker, posting)))]));
    }

    private static List<ComposedPosting> Fitting(MatchEngine engine, WorkerRow worker, Guid[] postings) =>
        [.. engine.ExplainEachAlone(worker, postings).Select(why => new ComposedPosting(why.PostingId, (short)why.Score, BestReason(why)))];

    private static string BestReason(Explanation why) => why.Reasons.Count == 0 ? "" : why.Reasons.MaxBy(reason => reason.Points)!.Text;
}

/// <summary>One opening chosen for one worker.</summary>
internal sealed record ComposedPosting(Guid Id, short Score, string Reason);

/// <summary>One notice about to be written; without openings it says honestly that nothing fits.</summary>
internal sealed record ComposedNotice(Guid Id, Guid WorkerId, string CountyCode, string CheckCode, IReadOnlyList<ComposedPosting> Postings);
