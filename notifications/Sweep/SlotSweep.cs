using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Infra.Persistence;
using Npgsql;

namespace JobAssist.Mobile.Notifications.Sweep;

/// <summary>What one pass moved.</summary>
internal sealed record Swept(int HandedBack, int Unknown, int Met, int Excused, int HandedOver, int Missed)
{
    public bool Anything => HandedBack + Unknown + Met + Excused + HandedOver + Missed > 0;
}

/// <summary>
/// Repairs the ledger: every rule is a statement that finds what is overdue and moves it along its edge, so a pass may be
/// repeated, cut off or run beside another one.
/// </summary>
internal sealed class SlotSweep(NpgsqlDataSource database, Fallback fallback, TimeProvider clock)
{
    private const long OnlyOne = 0x6A6F62_73776570; // "jobswep"

    // Who stands still from here on must not keep the others from it: the server ends such a session, and its lock with it.
    private const string TakeAlone =
        "SELECT CASE WHEN pg_try_advisory_lock($1) THEN set_config('idle_session_timeout', current_setting('idle_in_transaction_session_timeout'), false) IS NOT NULL ELSE false END";

    private static readonly TimeSpan ReceiptPatience = TimeSpan.FromHours(72);
    private static readonly TimeSpan DoubtPatience = TimeSpan.FromHours(24);

    /// <summary>One pass; null when another program is at it.</summary>
    public async Task<Swept?> PassAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        if (await connection.FirstAsync(TakeAlone, [OnlyOne], cancellationToken) is not true) return null;
        try
        {
            var now = clock.GetUtcNow();
            var slot = NoticeSlot.Of(now);
            var handedBack = await connection.ExecuteAsync(ExpiredClaims, [now], cancellationToken);
            var unknown = await connection.ExecuteAsync(ExpiredSends, [now], cancellationToken) + await connection.ExecuteAsync(ExpiredSms, [now], cancellationToken);
            var met = await MeetAsync(connection, slot.Previous(), now, cancellationToken) + await MeetAsync(connection, slot, now, cancellationToken);
            await connection.ExecuteAsync(ExcuseHired, [slot.ToString(), Shanghai.At(slot.FirstDay, TimeOnly.MinValue)], cancellationToken);
            var excused = Convert.ToInt32(await connection.FirstAsync(Excuse, [now, slot.Previous().ToString()], cancellationToken));
            var missed = Convert.ToInt32(await connection.FirstAsync(Close, [now, Shanghai.DateOf(now)], cancellationToken));
            FaultPoints.Reach(FaultPoint.SweepHalfway);
            var handedOver = await HandOverAsync(connection, slot, now, cancellationToken);
            return new Swept(handedBack, unknown, met, excused, handedOver, missed);
        }
        finally
        {
            // A connection that broke has let go of it, and what broke it is the error to tell.
            if (connection.State == System.Data.ConnectionState.Open) await connection.FirstAsync("SELECT pg_advisory_unlock($1), set_config('idle_session_timeout', '0', false)", [OnlyOne], CancellationToken.None);
        }
    }

    /// <summary>Evidence that came while the slot was on its way out, or on a road the ledger itself does not take.</summary>
    private static async Task<int> MeetAsync(NpgsqlConnection connection, NoticeSlot slot, DateTimeOffset now, CancellationToken cancellationToken)
    {
        object?[] values = [now, slot.ToString(), Shanghai.At(slot.FirstDay, TimeOnly.MinValue), Shanghai.At(slot.LastDay.AddDays(1), TimeOnly.MinValue)];
        await connection.ExecuteAsync($"UPDATE obligations o SET state = 'Fallback', reason = 'evidence', changed_at = $1 WHERE o.slot = $2 AND o.state IN ('Due','Refused','Undelivered') AND {HasEvidence}", values, cancellationToken);
        await connection.ExecuteAsync($"UPDATE obligations o SET state = 'Delivered', reason = NULL, delivered_at = coalesce(delivered_at, $1), changed_at = $1 WHERE o.slot = $2 AND o.state IN ('Accepted','Unknown') AND {HasEvidence}", values, cancellationToken);
        var met = await connection.ExecuteAsync($"UPDATE obligations o SET state = 'Fulfilled', reason = NULL, fulfilled_at = $1, changed_at = $1 WHERE o.slot = $2 AND o.state IN ('Delivered','Fallback') AND {HasEvidence}", values, cancellationToken);
        if (met > 0) await connection.ExecuteAsync(DropTasks, [now, slot.ToString()], cancellationToken);
        return met;
    }

    private async Task<int> HandOverAsync(NpgsqlConnection connection, NoticeSlot slot, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = Shanghai.DateOf(now);
        var moved = await fallback.HandOverAsync(connection, "o.state IN ('Refused','Undelivered')", "coalesce(o.reason, lower(o.state))", now, [], cancellationToken);
        moved += await fallback.HandOverAsync(connection, "o.state = 'Accepted' AND o.sent_at < $3", "'late_receipt'", now, [now - ReceiptPatience], cancellationToken);
        moved += await fallback.HandOverAsync(connection, "o.state = 'Unknown' AND (o.changed_at < $3 OR o.safety_on <= $4)", "'unknown'", now, [now - DoubtPatience, today], cancellationToken);
        moved += await fallback.HandOverAsync(connection, "o.state = 'Due' AND o.safety_on <= $3", "'not_sent'", now, [today], cancellationToken);
        // What was sent late gets until its safety date: nobody is rung up about a message of an hour ago.
        moved += await fallback.HandOverAsync(connection, """
            o.slot = $3 AND o.state IN ('Accepted','Delivered') AND o.fallback_on <= $4 AND (o.sent_at < o.fallback_on::timestamp AT TIME ZONE 'Asia/Shanghai' OR o.safety_on <= $4)
            """, "'no_evidence'", now, [slot.ToString(), today], cancellationToken);
        await connection.ExecuteAsync(SettleDoubts, [now], cancellationToken);
        return moved;
    }

    // Leases go by the database's clock, whatever this program's says.
    private const string ExpiredClaims = """
        UPDATE obligations SET state = 'Due', owner = NULL, lease_until = NULL, changed_at = $1 WHERE state = 'Claimed' AND lease_until < now()
        """;

    // May have left the house: never Due again.
    private const string ExpiredSends = """
        WITH lost AS (
          UPDATE obligations SET state = 'Unknown', reason = 'crashed', owner = NULL, lease_until = NULL, changed_at = $1
           WHERE state = 'Sending' AND lease_until < now() RETURNING worker_id, slot)
        UPDATE attempts t SET state = 'Unknown' FROM lost WHERE t.worker_id = lost.worker_id AND t.slot = lost.slot AND t.channel = 'WeChat' AND t.state = 'Sending'
        """;

    // The slot is with a person already; a receipt may still tell what became of it.
    private const string ExpiredSms = """
        UPDATE attempts SET state = 'Unknown', vendor_code = 'crashed', lease_until = NULL, answered_at = $1 WHERE state = 'Sending' AND lease_until < now()
        """;

    private const string HasEvidence = """
        EXISTS (SELECT 1 FROM evidence e WHERE e.worker_id = o.worker_id AND e.slot = o.slot AND e.at >= $3 AND e.at < $4 AND (e.kind <> 'Receipt' OR o.met_by = 'Delivery'))
        """;

    private const string DropTasks = """
        UPDATE outreach_tasks t SET state = 'Dropped', done_at = $1 FROM obligations o
         WHERE o.slot = $2 AND o.state = 'Fulfilled' AND t.worker_id = o.worker_id AND t.slot = o.slot AND t.state = 'Open' AND t.about IS NULL AND t.reason <> 'call_me'
        """;

    // A person has the slot now: the account may be written to again, and the tick may be tried; WeChat's answer is final.
    private const string SettleDoubts = """
        WITH settled AS (
          UPDATE attempts t SET settled_at = $1 FROM obligations o
           WHERE o.worker_id = t.worker_id AND o.slot = t.slot AND t.channel = 'WeChat' AND t.state = 'Unknown' AND t.settled_at IS NULL AND o.state IN ('Fallback','Fulfilled','Excused','Missed')
          RETURNING t.consent_id)
        UPDATE consents SET reserved_at = NULL WHERE id IN (SELECT consent_id FROM settled) AND spent_at IS NULL
        """;

    // Whose hire was confirmed inside the slot is not owed the rest of it. Later slots are owed again for as long as the register says
    // that the person looks for work: one notice too many is better than one too few.
    private const string ExcuseHired = """
        INSERT INTO excuses (id, worker_id, slot, reason, document, hire_id, asked_at, decided_by, decided_at, granted)
        SELECT uuid_v7(), o.worker_id, o.slot, 'Hired', '录用确认', h.id, h.claimed_at, h.confirmed_by, h.confirmed_at, true
          FROM hires h JOIN obligations o ON o.worker_id = h.worker_id AND o.slot = $1
         WHERE h.state = 'Confirmed' AND h.confirmed_at >= $2 AND o.state NOT IN ('Fulfilled','Excused','Missed')
        ON CONFLICT DO NOTHING
        """;

    // What is just on its way out is excused once its outcome is known.
    private const string Excuse = """
        WITH excused AS (
          UPDATE obligations o SET state = 'Excused', reason = lower(e.reason), owner = NULL, lease_until = NULL, changed_at = $1 FROM excuses e
           WHERE e.granted AND e.slot >= $2 AND o.worker_id = e.worker_id AND o.slot = e.slot AND o.state NOT IN ('Claimed','Sending','Fulfilled','Excused','Missed')
          RETURNING o.worker_id, o.slot),
        dropped AS (
          UPDATE outreach_tasks t SET state = 'Dropped', done_at = $1 FROM excused x
           WHERE t.worker_id = x.worker_id AND t.slot = x.slot AND t.state = 'Open' AND (t.about IS NULL AND t.reason <> 'call_me' OR EXISTS (
             SELECT 1 FROM excuses e WHERE e.worker_id = x.worker_id AND e.slot = x.slot AND e.granted AND e.reason = 'Died')))
        SELECT count(*) FROM excused
        """;

    private const string Close = """
        WITH closed AS (
          UPDATE obligations SET state = 'Missed', reason = coalesce(reason, lower(state)), owner = NULL, lease_until = NULL, changed_at = $1
           WHERE closes_on <= $2 AND state NOT IN ('Fulfilled','Excused','Missed') RETURNING worker_id, slot),
        dropped AS (
          UPDATE outreach_tasks t SET state = 'Dropped', done_at = $1 FROM closed c
           WHERE t.worker_id = c.worker_id AND t.slot = c.slot AND t.state = 'Open' AND t.about IS NULL AND t.reason <> 'call_me'),
        lost AS (
          UPDATE attempts t SET state = 'Unknown', lease_until = NULL FROM closed c WHERE t.worker_id = c.worker_id AND t.slot = c.slot AND t.state = 'Sending')
        SELECT count(*) FROM closed
        """;
}
