using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Persistence;
using Npgsql;

namespace JobAssist.Mobile.Infra.Duty;

/// <summary>
/// One row per tick of consent. The phone's report and WeChat's event about the same tick are joined within ten minutes, in
/// any order, so that losing either of them loses nothing and having both counts once.
/// </summary>
public sealed class ConsentLedger(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Notes what the phone says that the person has just chosen.</summary>
    public async Task ReportByPhoneAsync(AccountId account, IReadOnlyList<ConsentReport> reports, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await LockAsync(connection, account, cancellationToken);
        foreach (var report in reports.Where(report => report.Choice is ConsentChoice.Accepted))
            await connection.ExecuteAsync(NotePhone, [account.Value, report.TemplateId, now, report.Tick, ConsentId.New().Value, Consent.PairingWindow], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Notes what WeChat says that the person chose at <paramref name="at"/> (WeChat's clock, whole seconds).</summary>
    public async Task RecordEventAsync(AccountId account, string templateId, ConsentEvent told, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (told is ConsentEvent.Rejected) return;
        at = at.ToUniversalTime();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await LockAsync(connection, account, cancellationToken);
        if (told is ConsentEvent.Withdrawn) await EndAsync(connection, account, templateId, at, at.AddSeconds(1), cancellationToken);
        else await connection.ExecuteAsync(NoteEvent, [account.Value, templateId, at, ConsentId.New().Value, Consent.PairingWindow], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Holds the oldest usable tick for one send, in the transaction of its fence; null when there is none.</summary>
    public static async Task<ConsentId?> ReserveAsync(NpgsqlConnection connection, AccountId account, string templateId, DateTimeOffset now, CancellationToken cancellationToken) =>
        await connection.FirstAsync(Reserve, [account.Value, templateId, now], cancellationToken) is Guid id ? new ConsentId(id) : null;

    /// <summary>WeChat took a message: its tick is used up. A long-term consent is not.</summary>
    public static Task SpendAsync(NpgsqlConnection connection, ConsentId consent, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.ExecuteAsync("UPDATE consents SET spent_at = $2, reserved_at = NULL WHERE id = $1 AND NOT long_term AND spent_at IS NULL", [consent.Value, now], cancellationToken);

    /// <summary>WeChat did not take the message: its tick may be used again.</summary>
    public static Task ReleaseAsync(NpgsqlConnection connection, ConsentId consent, CancellationToken cancellationToken) =>
        connection.ExecuteAsync("UPDATE consents SET reserved_at = NULL WHERE id = $1 AND spent_at IS NULL", [consent.Value], cancellationToken);

    /// <summary>WeChat said that nothing was left when the send of <paramref name="asOf"/> came in; later ticks stay.</summary>
    public static async Task ZeroAsync(NpgsqlConnection connection, AccountId account, string templateId, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        await LockAsync(connection, account, cancellationToken);
        await EndAsync(connection, account, templateId, asOf, asOf, cancellationToken);
    }

    /// <summary>What may still be sent to this account, by template; templates without any are not listed.</summary>
    public async Task<IReadOnlyList<ConsentBalance>> BalancesAsync(AccountId account, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.ListAsync("""
            SELECT template_id, bool_or(long_term), count(*)::int FROM consents
            WHERE account_id = $1 AND spent_at IS NULL AND void_at IS NULL AND reserved_at IS NULL
            GROUP BY template_id ORDER BY template_id
            """, [account.Value], row => new ConsentBalance(row.GetString(0), row.GetBoolean(1), row.GetInt32(2)), cancellationToken);
    }

    // Report and event of one tick may arrive at two nodes at once; who comes second must see the first one's row.
    private static async Task LockAsync(NpgsqlConnection connection, AccountId account, CancellationToken cancellationToken) =>
        await connection.FirstAsync("SELECT 1 FROM accounts WHERE id = $1 FOR NO KEY UPDATE", [account.Value], cancellationToken);

    private static async Task EndAsync(NpgsqlConnection connection, AccountId account, string templateId, DateTimeOffset at, DateTimeOffset before, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync("""
            UPDATE consents SET void_at = $3 WHERE account_id = $1 AND template_id = $2 AND granted_at <= $4 AND spent_at IS NULL AND void_at IS NULL
            """, [account.Value, templateId, at, before], cancellationToken);
        await connection.ExecuteAsync("""
            INSERT INTO consent_ends (account_id, template_id, at) VALUES ($1, $2, $3)
            ON CONFLICT (account_id, template_id) DO UPDATE SET at = greatest(consent_ends.at, EXCLUDED.at)
            """, [account.Value, templateId, at], cancellationToken);
    }

    // A long-term consent is one living row. Otherwise: the same tap again changes nothing; an event nobody has reported yet,
    // nearest in time, is this tick; else it is a new one.
    private const string NotePhone = """
        WITH template AS (SELECT coalesce((SELECT long_term FROM message_templates WHERE template_id = $2), false) AS long_term),
        known AS (SELECT 1 FROM consents WHERE account_id = $1 AND template_id = $2 AND phone_tick = $4::text),
        paired AS (
          UPDATE consents SET told_by_phone_at = $3, phone_tick = $4::text
          WHERE NOT EXISTS (SELECT 1 FROM known) AND id = (
            SELECT c.id FROM consents c, template t
            WHERE c.account_id = $1 AND c.template_id = $2 AND CASE WHEN t.long_term THEN c.long_term AND c.void_at IS NULL
              ELSE c.told_by_phone_at IS NULL AND c.told_by_event_at BETWEEN $3 - $6::interval AND $3 + $6::interval END
            ORDER BY abs(extract(epoch FROM c.told_by_event_at - $3)), c.id LIMIT 1)
          RETURNING 1)
        INSERT INTO consents (id, account_id, template_id, long_term, granted_at, told_by_phone_at, phone_tick)
        SELECT $5, $1, $2, long_term, $3, $3, $4::text FROM template
        WHERE NOT EXISTS (SELECT 1 FROM known) AND NOT EXISTS (SELECT 1 FROM paired)
        """;

    private const string NoteEvent = """
        WITH template AS (SELECT coalesce((SELECT long_term FROM message_templates WHERE template_id = $2), false) AS long_term),
        known AS (SELECT 1 FROM consents WHERE account_id = $1 AND template_id = $2 AND told_by_event_at = $3),
        ended AS (SELECT at FROM consent_ends WHERE account_id = $1 AND template_id = $2 AND at >= $3),
        paired AS (
          UPDATE consents SET told_by_event_at = $3
          WHERE NOT EXISTS (SELECT 1 FROM known) AND id = (
            SELECT c.id FROM consents c, template t
            WHERE c.account_id = $1 AND c.template_id = $2 AND CASE WHEN t.long_term THEN c.long_term AND c.void_at IS NULL
              ELSE c.told_by_event_at IS NULL AND c.told_by_phone_at BETWEEN $3 - $5::interval AND $3 + $5::interval END
            ORDER BY abs(extract(epoch FROM c.told_by_phone_at - $3)), c.id LIMIT 1)
          RETURNING 1)
        INSERT INTO consents (id, account_id, template_id, long_term, granted_at, told_by_event_at, void_at)
        SELECT $4, $1, $2, long_term, $3, $3, (SELECT at FROM ended) FROM template
        WHERE NOT EXISTS (SELECT 1 FROM known) AND NOT EXISTS (SELECT 1 FROM paired)
        """;

    private const string Reserve = """
        UPDATE consents SET reserved_at = CASE WHEN long_term THEN NULL ELSE $3 END WHERE id = (
          SELECT id FROM consents
          WHERE account_id = $1 AND template_id = $2 AND spent_at IS NULL AND void_at IS NULL AND reserved_at IS NULL
          ORDER BY long_term DESC, granted_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
        RETURNING id
        """;
}
