using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Domain.Policy;
using JobAssist.Mobile.Infra.Duty.Answers;
using JobAssist.Mobile.Infra.Persistence;
using Npgsql;

namespace JobAssist.Mobile.Infra.Duty.Report;

/// <summary>Counts a month of the duty by region.</summary>
public sealed class DutyReports(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>The report of every county whose code begins with <paramref name="prefix"/> and that owed something in the month.</summary>
    public async Task<DutyReport> OfAsync(DutyMonth month, string prefix, CancellationToken cancellationToken)
    {
        NoticeSlot[] slots = [month.FirstSlot, month.LastSlot];
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var rows = await connection.ListAsync(Count,
        [
            slots.Select(slot => slot.ToString()).ToArray(), prefix + "%", Shanghai.DateOf(clock.GetUtcNow()),
            Shanghai.At(slots[0].FirstDay, TimeOnly.MinValue), Shanghai.At(slots[1].FirstDay, TimeOnly.MinValue), Shanghai.At(slots[1].LastDay.AddDays(1), TimeOnly.MinValue), slots[0].ToString(),
        ], Read, cancellationToken);
        var closed = (await connection.ListAsync("SELECT county_code, slot, encode(hash, 'hex') FROM slot_closings WHERE slot = ANY ($1) AND county_code LIKE $2",
            [slots.Select(slot => slot.ToString()).ToArray(), prefix + "%"], row => (Key: (row.GetString(0), row.GetString(1)), Hash: row.GetString(2)), cancellationToken)).ToDictionary(row => row.Key, row => row.Hash);
        var answers = (await connection.ListAsync(Answers, [slots.Select(slot => slot.ToString()).ToArray(), prefix + "%"], ReadAnswer, cancellationToken)).ToLookup(row => row.Key, row => row.Count);
        return new DutyReport(month,
        [
            .. rows.GroupBy(row => (row.County, row.Name)).OrderBy(county => county.Key.County, StringComparer.Ordinal).Select(county => new DutyCounty(county.Key.County, county.Key.Name,
                [.. county.GroupBy(row => row.Slot, StringComparer.Ordinal).OrderBy(slot => slot.Key, StringComparer.Ordinal)
                    .Select(slot => new DutySlot(NoticeSlot.Parse(slot.Key), [.. slot.Select(row => row.Count)], closed.GetValueOrDefault((county.Key.County, slot.Key))) { Answers = [.. answers[(county.Key.County, slot.Key)]] })])),
        ]);
    }

    private static Row Read(NpgsqlDataReader row)
    {
        var (standing, word) = (Enum.Parse<DutyStanding>(row.GetString(4)), row.GetString(5));
        var (text, ours) = DutyWords.Of(word);

        // Whatever kept a message away: a slot is missed because nobody of us went there. Only who was looked for in vain is not our fault.
        if (standing is DutyStanding.Missed) ours = word != PartnerAsking.Asked;
        return new Row(row.GetString(0), row.GetString(1), row.GetString(2), new DutyCount(standing, Enum.Parse<NoticeCategory>(row.GetString(3)), word, text, ours, row.GetInt32(6)));
    }

    private static ((string County, string Slot) Key, DutyAnswerCount Count) ReadAnswer(NpgsqlDataReader row)
    {
        var (answer, reason) = (Enum.Parse<NoticeAnswer>(row.GetString(2)), row.IsDBNull(3) ? (NotForMeReason?)null : Enum.Parse<NotForMeReason>(row.GetString(3)));
        return ((row.GetString(0), row.GetString(1)), new DutyAnswerCount(answer, reason, AnswerWords.Of(answer, reason), row.GetInt32(4)));
    }

    private const string Answers = """
        SELECT o.county_code, o.slot, a.answer, a.reason, count(*)::int
          FROM (SELECT worker_id, slot, answer, answer_reason AS reason FROM notices WHERE slot = ANY ($1) AND answer IS NOT NULL
                UNION ALL
                SELECT n.worker_id, n.slot, 'NotForMe', d.reason FROM declined_postings d JOIN notices n ON n.id = d.notice_id WHERE n.slot = ANY ($1) AND d.named) a
          JOIN obligations o ON o.worker_id = a.worker_id AND o.slot = a.slot
         WHERE o.county_code LIKE $2 GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 5 DESC, 3, 4
        """;

    // A slot was met by the first evidence that counts.
    private const string Count = """
        WITH standing AS (
          SELECT o.county_code, o.slot, o.category,
                 CASE WHEN o.state = 'Fulfilled' THEN 'Met' WHEN o.state IN ('Excused','Missed') THEN o.state
                      WHEN o.safety_on <= $3 OR EXISTS (SELECT 1 FROM outreach_tasks t WHERE t.worker_id = o.worker_id AND t.slot = o.slot AND t.about IS NULL AND t.state = 'Open' AND t.due_on < $3) THEN 'AtRisk'
                      ELSE 'InWork' END AS standing,
                 coalesce(CASE WHEN o.state = 'Fulfilled' THEN (
                   SELECT lower(e.kind) FROM evidence e
                    WHERE e.worker_id = o.worker_id AND e.slot = o.slot AND (e.kind <> 'Receipt' OR o.met_by = 'Delivery')
                      AND e.at >= CASE WHEN o.slot = $7 THEN $4 ELSE $5 END AND e.at < CASE WHEN o.slot = $7 THEN $5 ELSE $6 END
                    ORDER BY e.at, e.id LIMIT 1) ELSE o.reason END, lower(o.state)) AS word
            FROM obligations o WHERE o.slot = ANY ($1) AND o.county_code LIKE $2)
        SELECT s.county_code, r.name, s.slot, s.category, s.standing, s.word, count(*)::int
          FROM standing s JOIN regions r ON r.code = s.county_code
         GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 3, 5, 7 DESC, 6, 4
        """;

    private sealed record Row(string County, string Name, string Slot, DutyCount Count);
}
