using System.Text.Json;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Persistence;
using Npgsql;

namespace JobAssist.Mobile.Notifications.Rounds;

/// <summary>Where every owed slot of a round stands. Owed is the sum of sent, handed to a person, met otherwise, waiting, excused and missed.</summary>
internal sealed record RoundFigures(
    int Owed, int Matched, int NothingFits, int Accepted, int Delivered, int Unknown, int WithoutChannel, int HandedToPerson, int Fulfilled, int Waiting, int Excused, int Failed);

/// <summary>Counts a round by queries over its ledger; the last count is kept with the round.</summary>
internal sealed partial class RoundReport(NpgsqlDataSource database, TimeProvider clock, ILogger<RoundReport> logger)
{
    private const int ShareOfTime = 50;
    private long restsUntil;

    /// <summary>The same as <see cref="SaveAsync"/> for the watchdog, which comes every minute: where counting takes long it is done less often, for a fiftieth of the time at most.</summary>
    public async Task KeepAsync(NoticeSlot slot, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        if (began < restsUntil) return;
        await SaveAsync(slot, cancellationToken);
        var done = clock.GetTimestamp();
        restsUntil = done + (ShareOfTime * (done - began));
    }

    /// <summary>Counts, keeps the count and says so when it has changed.</summary>
    public async Task<RoundFigures> SaveAsync(NoticeSlot slot, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var figures = (await connection.ListAsync(Count, [slot.ToString()], row => new RoundFigures(
            row.GetInt32(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), row.GetInt32(5), row.GetInt32(6), row.GetInt32(7), row.GetInt32(8), row.GetInt32(9), row.GetInt32(10), row.GetInt32(11)), cancellationToken)).Single();
        var changed = await connection.ExecuteAsync("UPDATE rounds SET report = $2::jsonb, owed = $3, matched = $4 WHERE slot = $1 AND report IS DISTINCT FROM $2::jsonb",
            [slot.ToString(), JsonSerializer.Serialize(figures, JsonSerializerOptions.Web), figures.Owed, figures.Matched], cancellationToken);
        if (changed > 0) LogReport(slot.ToString(), figures);
        return figures;
    }

    // Accepted: WeChat took a message, whatever came after. Failed: nobody and nothing has the slot; it must be 0.
    private const string Count = """
        SELECT count(*)::int,
               (count(n.id) FILTER (WHERE NOT n.nothing_fits))::int,
               (count(n.id) FILTER (WHERE n.nothing_fits))::int,
               (count(*) FILTER (WHERE t.state IN ('Accepted','Delivered','Undelivered')))::int,
               (count(*) FILTER (WHERE t.state = 'Delivered'))::int,
               (count(*) FILTER (WHERE t.state = 'Unknown'))::int,
               (count(*) FILTER (WHERE k.reason IN ('no_account','bad_openid','no_consent','prefers_other')))::int,
               (count(*) FILTER (WHERE k.reason IS NOT NULL))::int,
               (count(*) FILTER (WHERE o.state = 'Fulfilled'))::int,
               (count(*) FILTER (WHERE o.state IN ('Due','Claimed','Sending')))::int,
               (count(*) FILTER (WHERE o.state = 'Excused'))::int,
               (count(*) FILTER (WHERE o.state = 'Missed' OR (o.state = 'Fallback' AND k.reason IS NULL)))::int
          FROM obligations o
          LEFT JOIN notices n USING (worker_id, slot)
          LEFT JOIN attempts t ON t.worker_id = o.worker_id AND t.slot = o.slot AND t.channel = 'WeChat' AND t.state <> 'NotAccepted'
          LEFT JOIN LATERAL (SELECT min(reason) AS reason FROM outreach_tasks k WHERE k.worker_id = o.worker_id AND k.slot = o.slot AND k.about IS NULL) k ON true
         WHERE o.slot = $1
        """;

    [LoggerMessage(1, LogLevel.Information, "Round {Slot} report: {Figures}")]
    private partial void LogReport(string slot, RoundFigures figures);
}
