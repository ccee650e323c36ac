using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty.Answers;
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
/// Writes the notices of a batch of owed slots from what was allotted to them. The batch is locked while it is composed, so that any
/// number of programs may compose at once and a crash leaves nothing half done.
/// </summary>
internal sealed class NoticeComposer(MarketSnapshots markets, Fallback fallback, NpgsqlDataSource database, IOptions<JobNoticeTemplate> template, IOptions<WeChatOptions> account, TimeProvider clock)
{
    /// <summary>Composes for those of <paramref name="range"/> who wait for it and whom nobody else is at; returns how many.</summary>
    public async Task<int> ComposeAsync(NoticeSlot slot, IReadOnlyList<Allotted> range, CancellationToken cancellationToken)
    {
        var market = await markets.NewestAsync(cancellationToken);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var workers = await connection.ListAsync("""
            SELECT worker_id, county_code FROM obligations WHERE worker_id = ANY($2) AND slot = $1 AND composed_at IS NULL AND state = 'Due' ORDER BY worker_id FOR UPDATE SKIP LOCKED
            """, [slot.ToString(), range.Select(mine => mine.Worker).ToArray()], row => (Id: row.GetGuid(0), County: row.GetString(1)), cancellationToken);
        if (workers.Count == 0) return 0;

        var now = clock.GetUtcNow();
        var waiting = workers.Select(worker => worker.Id).ToHashSet();
        var told = await ToldAsync(connection, market, [.. range.Where(mine => waiting.Contains(mine.Worker))], Shanghai.DateOf(now), cancellationToken);
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
    private static async Task<Dictionary<Guid, List<ComposedPosting>>> ToldAsync(NpgsqlConnection connection, MarketSnapshot market, IReadOnlyList<Allotted> allotted, DateOnly today, CancellationToken cancellationToken)
    {
        var rows = (await WorkerRows.LoadAsync(connection, [.. allotted.Select(mine => new WorkerId(mine.Worker))], market.Limits, today, cancellationToken)).ToDictionary(row => row.Id);

        // The person may have said no since the allotment.
        var declined = await DeclinedPostings.OfAsync(connection, [.. rows.Keys], cancellationToken);
        return allotted.Where(mine => rows.ContainsKey(mine.Worker)).ToDictionary(mine => mine.Worker,
            mine => Fitting(market.Engine, rows[mine.Worker], [.. mine.Postings.Where(posting => !declined.Contains((mine.Worker, posting)))]));
    }

    private static List<ComposedPosting> Fitting(MatchEngine engine, WorkerRow worker, Guid[] postings) =>
        [.. engine.StrongestReasons(worker, postings).Select(why => new ComposedPosting(why.PostingId, (short)why.Score, why.Reason.Text))];
}

/// <summary>One opening chosen for one worker.</summary>
internal sealed record ComposedPosting(Guid Id, short Score, string Reason);

/// <summary>One notice about to be written; without openings it says honestly that nothing fits.</summary>
internal sealed record ComposedNotice(Guid Id, Guid WorkerId, string CountyCode, string CheckCode, IReadOnlyList<ComposedPosting> Postings);
