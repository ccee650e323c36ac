using Npgsql;

namespace JobAssist.Mobile.Dev.City;

/// <summary>One round in figures, counted here by plain SQL over the ledger, apart from what the programs say.</summary>
internal sealed record RoundFigures(
    string Slot, long Owed, long Matched, long Accepted, long Delivered, long Fulfilled, long Unknown, long WithoutConsent, long WithoutAccount, long OtherFallback,
    long HandedToPerson, long Excused, long Waiting, long WithAccount, long AcceptedWithAccount, long Received,
    long Sms, long SmsDelivered, long SmsWaiting, long SmsLater)
{
    /// <summary>Slots that are nowhere: not sent, not waiting for an answer, not with a person, not excused.</summary>
    public long Failed => Owed - Accepted - Delivered - Fulfilled - Unknown - HandedToPerson - Excused - Waiting;

    public static async Task<RoundFigures?> CountAsync(NpgsqlDataSource database, CancellationToken cancellationToken = default)
    {
        await using var command = database.CreateCommand("""
            WITH slot AS (SELECT max(slot) AS slot FROM rounds),
                 owed AS (SELECT o.*, EXISTS (SELECT FROM account_workers a WHERE a.worker_id = o.worker_id) AS has_account,
                                 EXISTS (SELECT FROM notice_postings p JOIN notices n ON n.id = p.notice_id WHERE n.worker_id = o.worker_id AND n.slot = o.slot) AS matched,
                                 EXISTS (SELECT FROM outreach_tasks t WHERE t.worker_id = o.worker_id AND t.slot = o.slot AND t.about IS NULL AND t.state = 'Open') AS with_person,
                                 EXISTS (SELECT FROM attempts t WHERE t.worker_id = o.worker_id AND t.slot = o.slot AND t.channel = 'WeChat' AND t.state IN ('Accepted','Delivered')) AS was_accepted,
                                 EXISTS (SELECT FROM attempts t WHERE t.worker_id = o.worker_id AND t.slot = o.slot AND t.channel = 'WeChat' AND t.state = 'Delivered') AS received,
                                 (SELECT min(t.reason) FROM outreach_tasks t WHERE t.worker_id = o.worker_id AND t.slot = o.slot AND t.about IS NULL) AS task,
                                 (SELECT t.state FROM attempts t WHERE t.worker_id = o.worker_id AND t.slot = o.slot AND t.channel = 'Sms' AND t.state <> 'NotAccepted') AS sms
                            FROM obligations o JOIN slot USING (slot))
            SELECT (SELECT slot FROM slot), count(*), count(*) FILTER (WHERE matched), count(*) FILTER (WHERE state = 'Accepted'), count(*) FILTER (WHERE state = 'Delivered'),
                   count(*) FILTER (WHERE state = 'Fulfilled'), count(*) FILTER (WHERE state = 'Unknown'),
                   count(*) FILTER (WHERE task = 'no_consent'), count(*) FILTER (WHERE task = 'no_account'),
                   count(*) FILTER (WHERE task NOT IN ('no_consent','no_account')),
                   count(*) FILTER (WHERE state = 'Fallback' AND with_person), count(*) FILTER (WHERE state = 'Excused'), count(*) FILTER (WHERE state IN ('Due','Claimed','Sending')),
                   count(*) FILTER (WHERE has_account), count(*) FILTER (WHERE has_account AND was_accepted), count(*) FILTER (WHERE received),
                   count(*) FILTER (WHERE sms IN ('Accepted','Delivered','Undelivered')), count(*) FILTER (WHERE sms = 'Delivered'),
                   count(*) FILTER (WHERE sms IN ('Sending','Accepted') OR sms_due_at <= now()), count(*) FILTER (WHERE sms_due_at > now())
            FROM owed
            """);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken) || row.IsDBNull(0)) return null;
        return new RoundFigures(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6),
            row.GetInt64(7), row.GetInt64(8), row.GetInt64(9), row.GetInt64(10), row.GetInt64(11), row.GetInt64(12), row.GetInt64(13), row.GetInt64(14),
            row.GetInt64(15), row.GetInt64(16), row.GetInt64(17), row.GetInt64(18), row.GetInt64(19));
    }

    /// <summary>Waits until nothing is waiting to be sent and receipts have come, or patience ends: then the figures tell.</summary>
    public static async Task<RoundFigures> WhenSettledAsync(NpgsqlDataSource database, Action<RoundFigures> progress, TimeSpan patience)
    {
        var since = System.Diagnostics.Stopwatch.StartNew();
        while (true)
        {
            var figures = await CountAsync(database);
            if (figures is not null) progress(figures);
            if (figures is { Waiting: 0, Accepted: 0, SmsWaiting: 0, Owed: > 0 }) return figures;
            if (since.Elapsed > patience) return figures ?? throw new InvalidOperationException("No round was held; see .run/logs/notifications.log.");
            await Task.Delay(500);
        }
    }
}
