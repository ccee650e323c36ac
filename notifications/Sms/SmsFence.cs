using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Sms;
using Microsoft.Extensions.Options;
using Npgsql;

namespace JobAssist.Mobile.Notifications.Sms;

/// <summary>What became of the next SMS that was due.</summary>
internal abstract record SmsFenced
{
    /// <summary>The intent is committed: the call follows, once.</summary>
    public sealed record Intent(AttemptId Attempt, WorkerId Worker, NoticeSlot Slot, SmsMessage Message) : SmsFenced
    {
        public override string ToString() => $"Intent({Attempt})";
    }

    /// <summary>Put off, or given up for a call; the next one may be looked at.</summary>
    public sealed record Settled : SmsFenced;

    public sealed record NothingDue : SmsFenced;
}

/// <summary>
/// One SMS's fence: in one transaction, committed before the call, the next due slot is taken, everything that may have changed is looked
/// at once more, and the attempt is written down. There is no claim to hand back: who dies before the commit has taken nothing.
/// </summary>
internal sealed class SmsFence(NpgsqlDataSource database, SmsNumbers numbers, IOptions<DutyOptions> options, TimeProvider clock, SmsText? text = null)
{
    private static readonly TimeSpan WhileStopped = TimeSpan.FromMinutes(10);

    public async Task<SmsFenced> NextAsync(SmsPlace place, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var outcome = await NextAsync(connection, place, clock.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return outcome;
    }

    /// <summary>Whether it is worth taking a part of the day's budget.</summary>
    public async Task<bool> IsAnyDueAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.FirstAsync("SELECT 1 FROM obligations WHERE state = 'Fallback' AND sms_due_at <= $1 AND slot = $2 LIMIT 1", [now, NoticeSlot.Of(now).ToString()], cancellationToken) is not null;
    }

    private async Task<SmsFenced> NextAsync(NpgsqlConnection connection, SmsPlace place, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await DueAsync(connection, place, now, cancellationToken) is not { } due) return new SmsFenced.NothingDue();
        place.Passed(due.Key);
        if (!due.MayBeWrittenTo || due.FirstContact is not { } moment) return await GiveUpAsync(connection, due, now, cancellationToken);
        if (moment > now) return await PutOffAsync(connection, due, moment, cancellationToken);
        if (await numbers.HoldAsync(connection, due.Worker, now, cancellationToken) is not { } phone) return await GiveUpAsync(connection, due, now, cancellationToken);
        if (phone.FreeAt > now) return await PutOffAsync(connection, due, phone.FreeAt, cancellationToken);

        var sms = text!.Compose(due.CheckCode, await OpeningAsync(connection, due.Notice, now, cancellationToken), due.NothingFits);
        if (await IsStoppedAsync(connection, sms.TemplateId, cancellationToken)) return await PutOffAsync(connection, due, now + WhileStopped, cancellationToken);

        var attempt = AttemptId.New();
        if (!await WriteDownAsync(connection, attempt, due, phone.Index, sms.TemplateId, now, cancellationToken))
            return await WasTriedAsync(connection, due, cancellationToken) ? await PutOffAsync(connection, due, null, cancellationToken) : await PutOffAsync(connection, due, now + SmsNumbers.BetweenTwo, cancellationToken);
        await PutOffAsync(connection, due, null, cancellationToken);
        return new SmsFenced.Intent(attempt, due.Worker, due.Slot, new SmsMessage(phone.Number, sms.TemplateId, sms.Parameters, attempt.Value.ToString("N")));
    }

    // Whose excuse is asked for or granted is not written to; a slot of another half month is over. The row is found along its index before
    // anything is joined to it, whatever is known of a table that has just grown.
    private static async Task<DueSms?> DueAsync(NpgsqlConnection connection, SmsPlace place, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var after = place.Last;
        var found = await connection.ListAsync($"""
            WITH next AS MATERIALIZED (
              SELECT o.worker_id, o.slot, o.sms_due_at, o.safety_on FROM obligations o
               WHERE o.state = 'Fallback' AND o.sms_due_at <= $1 AND o.slot = $2 AND (o.sms_due_at, o.safety_on, o.worker_id) > ($3, $4, $5)
                 AND NOT EXISTS (SELECT 1 FROM excuses e WHERE e.worker_id = o.worker_id AND e.slot = o.slot AND e.granted IS DISTINCT FROM false)
               ORDER BY o.sms_due_at, o.safety_on, o.worker_id LIMIT 1 FOR UPDATE OF o SKIP LOCKED)
            SELECT o.worker_id, o.slot, n.id, n.check_code, n.nothing_fits, {SmsRules.MayBeWrittenTo}, first_contact($1, w.contact, p.quiet_from, p.quiet_to), o.sms_due_at, o.safety_on
              FROM next o JOIN notices n ON n.worker_id = o.worker_id AND n.slot = o.slot JOIN workers w ON w.id = o.worker_id LEFT JOIN contact_preferences p ON p.worker_id = o.worker_id
            """, [now, NoticeSlot.Of(now).ToString(), after.DueAt, after.SafetyOn, after.Worker],
            row => new DueSms(new WorkerId(row.GetGuid(0)), NoticeSlot.Parse(row.GetString(1)), row.GetGuid(2), row.GetString(3), row.GetBoolean(4), row.GetBoolean(5),
                row.IsDBNull(6) ? null : row.GetFieldValue<DateTimeOffset>(6), new SmsPlace.Key(row.GetFieldValue<DateTimeOffset>(7), row.GetFieldValue<DateOnly>(8), row.GetGuid(0))), cancellationToken);
        return found.Count == 0 ? null : found[0];
    }

    // Held until the intent is committed: an opening that is closed at this moment is not told of.
    private static async Task<SmsOpening?> OpeningAsync(NpgsqlConnection connection, Guid notice, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = await connection.ListAsync("""
            SELECT p.title, coalesce(r.name, p.workplace_text), p.pay_basis, coalesce(p.pay_min_fen, p.month_min_fen)
              FROM notice_postings n JOIN job_postings p ON p.id = n.posting_id LEFT JOIN regions r ON r.code = p.workplace_code
             WHERE n.notice_id = $1 AND p.state = 'Published' AND p.closes_on >= $2 ORDER BY n.rank LIMIT 1 FOR SHARE OF p
            """, [notice, Shanghai.DateOf(now)], row => new SmsOpening(row.GetString(0), row.GetString(1),
                row.IsDBNull(2) ? null : Enum.Parse<PayBasis>(row.GetString(2)), row.IsDBNull(3) ? null : row.GetInt32(3)), cancellationToken);
        return found.Count == 0 ? null : found[0];
    }

    private static async Task<bool> IsStoppedAsync(NpgsqlConnection connection, string template, CancellationToken cancellationToken) =>
        await connection.FirstAsync("SELECT 1 FROM sms_templates WHERE template_id = $1 AND stopped_at IS NOT NULL", [template], cancellationToken) is not null;

    // Another SMS of this slot, or one on its way to the same number, leaves nothing written.
    private async Task<bool> WriteDownAsync(NpgsqlConnection connection, AttemptId attempt, DueSms due, byte[] phone, string template, DateTimeOffset now, CancellationToken cancellationToken) =>
        await connection.ExecuteAsync("""
            INSERT INTO attempts (id, worker_id, slot, channel, state, sms_template_id, phone_index, lease_until, intended_at)
            VALUES ($1, $2, $3, 'Sms', 'Sending', $4, $5, clock_timestamp() + $6::interval, $7) ON CONFLICT DO NOTHING
            """, [attempt.Value, due.Worker.Value, due.Slot.ToString(), template, phone, options.Value.Sms.SendLease, now], cancellationToken) == 1;

    private static async Task<bool> WasTriedAsync(NpgsqlConnection connection, DueSms due, CancellationToken cancellationToken) =>
        await connection.FirstAsync("SELECT 1 FROM attempts WHERE worker_id = $1 AND slot = $2 AND channel = 'Sms' AND state <> 'NotAccepted'",
            [due.Worker.Value, due.Slot.ToString()], cancellationToken) is not null;

    private static async Task<SmsFenced> PutOffAsync(NpgsqlConnection connection, DueSms due, DateTimeOffset? until, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync("UPDATE obligations SET sms_due_at = $3::timestamptz WHERE worker_id = $1 AND slot = $2", [due.Worker.Value, due.Slot.ToString(), until], cancellationToken);
        return new SmsFenced.Settled();
    }

    // Nobody waits for an SMS that will not come.
    private static async Task<SmsFenced> GiveUpAsync(NpgsqlConnection connection, DueSms due, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await OutreachTasks.PullForwardAsync(connection, due.Worker, due.Slot, now, cancellationToken);
        return await PutOffAsync(connection, due, null, cancellationToken);
    }

    private sealed record DueSms(WorkerId Worker, NoticeSlot Slot, Guid Notice, string CheckCode, bool NothingFits, bool MayBeWrittenTo, DateTimeOffset? FirstContact, SmsPlace.Key Key);
}
