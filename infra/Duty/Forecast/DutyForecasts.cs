using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Sms;
using JobAssist.Mobile.Infra.WeChat;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Npgsql;

namespace JobAssist.Mobile.Infra.Duty.Forecast;

/// <summary>
/// Looks ahead: who will be owed a message and cannot be reached by WeChat. One tick of consent is one message, so what the running slot
/// still has to send is counted before the coming one, and people who share an account are counted in the order of sending, wherever they live.
/// </summary>
public sealed class DutyForecasts(NpgsqlDataSource database, IConfiguration settings, IOptions<WeChatOptions> account, TimeProvider clock, ISmsGateway? sms = null)
{
    /// <summary>True for the running slot and the coming one: further on nobody knows who will have ticked.</summary>
    public bool CanTell(NoticeSlot slot) => NoticeSlot.Of(clock.GetUtcNow()) is var running && (slot == running || slot == running.Next());

    /// <summary>The forecast for everybody whose home's code begins with <paramref name="prefix"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The slot is neither the running nor the coming one.</exception>
    public async Task<DutyForecast> OfAsync(NoticeSlot slot, string prefix, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(CanTell(slot), true, nameof(slot));
        var running = NoticeSlot.Of(clock.GetUtcNow());
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var (ticks, owed, unreachable) = (new TickShares(), 0, new List<UnreachablePerson>());
        foreach (var turn in slot == running ? [running] : (NoticeSlot[])[running, slot])
        {
            foreach (var person in await PeopleAsync(connection, turn, prefix, cancellationToken))
            {
                var reason = person.PrefersOther ? ForecastReason.PrefersOther : ticks.Next(person.Worker, person.Accounts);
                if (turn != slot || !person.InScope) continue;
                owed++;
                if (reason is { } why) unreachable.Add(new UnreachablePerson(person.Worker, person.County, person.Township, person.Village, why, person.NextRung));
            }
        }

        return new DutyForecast(slot, owed, [.. unreachable.OrderBy(p => p.Township, StringComparer.Ordinal).ThenBy(p => p.Village, StringComparer.Ordinal).ThenBy(p => p.Worker.Value.ToString("N"), StringComparer.Ordinal)]);
    }

    /// <summary>The last forecast that was written down for each county and slot; counts only.</summary>
    public async Task<IReadOnlyList<WrittenForecast>> LastAsync(IReadOnlyCollection<NoticeSlot> slots, string prefix, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.ListAsync("""
            SELECT DISTINCT ON (f.county_code, f.slot) f.county_code, r.name, f.slot, f.made_on, f.owed, f.no_account, f.bad_open_id, f.no_consent, f.too_few_ticks, f.prefers_other, f.by_sms, f.by_call, f.by_visit
              FROM duty_forecasts f JOIN regions r ON r.code = f.county_code
             WHERE f.slot = ANY ($1) AND f.county_code LIKE $2 ORDER BY f.county_code, f.slot, f.made_on DESC
            """, [slots.Select(slot => slot.ToString()).ToArray(), prefix + "%"],
            row => new WrittenForecast(row.GetString(0), row.GetString(1), NoticeSlot.Parse(row.GetString(2)), row.GetFieldValue<DateOnly>(3), row.GetInt32(4),
                row.GetInt32(5), row.GetInt32(6), row.GetInt32(7), row.GetInt32(8), row.GetInt32(9), row.GetInt32(10), row.GetInt32(11), row.GetInt32(12)), cancellationToken);
    }

    private async Task<List<Person>> PeopleAsync(NpgsqlConnection connection, NoticeSlot slot, string prefix, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var ask = connection.Statement(Ask,
        [
            now, .. OwedPeople.Values(slot, Shanghai.DateOf(now)), slot.ToString(), prefix + "%", account.Value.AppId,
            settings["WeChat:Templates:JobNotice:TemplateId"] ?? "", sms is not null, Shanghai.At(slot.FirstDay, TimeOnly.MinValue),
        ]);
        // A city of a million takes as long as it takes.
        ask.CommandTimeout = 300;
        await using var row = await ask.ExecuteReaderAsync(cancellationToken);
        var people = new List<Person>();
        while (await row.ReadAsync(cancellationToken))
        {
            var worker = new WorkerId(row.GetGuid(0));
            if (people.Count == 0 || people[^1].Worker != worker)
                people.Add(new Person(worker, row.GetBoolean(1), row.GetString(2), row.GetString(3), row.IsDBNull(4) ? null : row.GetString(4), Enum.Parse<NoticeChannel>(row.GetString(5)), row.GetBoolean(10), []));
            if (!row.IsDBNull(6)) people[^1].Accounts.Add(new ForecastAccount(row.GetGuid(6), row.GetBoolean(7), row.GetInt32(8), row.GetBoolean(9)));
        }

        return people;
    }

    private const string InScope = "(CASE WHEN length($7) <= 10 THEN w.township_code ELSE coalesce(w.village_code, '') END) LIKE $7";

    // Those of the scope, and whoever shares an account with one of them.
    private const string Concerned = """
        w.id IN (
          SELECT m.id FROM mine m UNION
          SELECT theirs.worker_id FROM mine m JOIN account_workers own ON own.worker_id = m.id JOIN account_workers theirs ON theirs.account_id = own.account_id)
        """;

    // What is due or on its way to be claimed; what is owed by rule and not written down yet. Whose excuse is asked for or granted is left alone, and the family of
    // somebody who has died in every slot, though the register may still owe it.
    private static readonly string Ask = $"""
        WITH RECURSIVE mine AS (SELECT w.id FROM workers w WHERE {InScope}),
        {OwedPeople.Of(Concerned)},
        open AS (
          SELECT o.worker_id AS id, o.due_at, o.safety_on FROM obligations o JOIN workers w ON w.id = o.worker_id WHERE o.slot = $6 AND o.state IN ('Due','Claimed') AND {Concerned}
          UNION ALL
          SELECT o.id, ($2 + o.send_at) AT TIME ZONE 'Asia/Shanghai', $2 + o.safety_after_days FROM owed o
           WHERE NOT EXISTS (SELECT 1 FROM obligations b WHERE b.worker_id = o.id AND b.slot = $6))
        SELECT w.id, {InScope}, w.county_code, w.township_code, w.village_code,
               CASE WHEN $10 AND {SmsRules.MayBeWrittenTo} AND first_contact($1, w.contact, p.quiet_from, p.quiet_to) IS NOT NULL
                     AND EXISTS (SELECT 1 FROM worker_phones h WHERE h.worker_id = w.id AND {SmsRules.NumberWorks}) THEN 'Sms' ELSE {OutreachTasks.FirstRung} END,
               a.id, a.bad_since IS NOT NULL, coalesce(c.ticks, 0)::int, coalesce(c.long_term, false), {ContactRules.PrefersOther}
          FROM open n JOIN workers w ON w.id = n.id
          LEFT JOIN contact_preferences p ON p.worker_id = w.id
          LEFT JOIN (account_workers b JOIN accounts a ON a.id = b.account_id AND a.app_id = $8) ON b.worker_id = w.id
          LEFT JOIN LATERAL (
            SELECT count(*) AS ticks, bool_or(c.long_term) AS long_term FROM consents c JOIN message_templates t ON t.template_id = c.template_id
             WHERE c.account_id = a.id AND t.app_id = $8 AND t.purpose = 'JobNotice' AND ($9 = '' OR t.template_id = $9)
               AND c.spent_at IS NULL AND c.void_at IS NULL AND c.reserved_at IS NULL) c ON true
         WHERE NOT EXISTS (SELECT 1 FROM excuses e WHERE e.worker_id = w.id AND ((e.slot = $6 AND e.granted IS DISTINCT FROM false) OR (e.reason = 'Died' AND e.granted)))
           AND NOT EXISTS (SELECT 1 FROM hires k WHERE k.worker_id = w.id AND k.state = 'Confirmed' AND k.confirmed_at >= $11)
         ORDER BY n.due_at, n.safety_on, w.id, a.seen_at DESC, a.id
        """;

    private sealed record Person(WorkerId Worker, bool InScope, string County, string Township, string? Village, NoticeChannel NextRung, bool PrefersOther, List<ForecastAccount> Accounts);
}

/// <summary>A forecast as it was written down.</summary>
public sealed record WrittenForecast(string CountyCode, string County, NoticeSlot Slot, DateOnly MadeOn, int Owed, int NoAccount, int BadOpenId, int NoConsent, int TooFewTicks, int PrefersOther, int BySms, int ByCall, int ByVisit);
