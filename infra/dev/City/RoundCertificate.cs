using System.Globalization;
using Npgsql;

namespace JobAssist.Mobile.Dev.City;

/// <summary>How well the last round shared openings out: what its passes have kept, and headcount counted again here by plain SQL.</summary>
internal sealed record RoundCertificate(
    string Slot, int Passes, int Workers, long Capacity, long Notices, long Value, long Bound, int Epsilon, double Coverage, double? ZeroEmployment, double? HardToEmploy, double? Ordinary,
    double Gini, decimal NoticesPerSeat, int Seed, double Seconds, long OverCapacity, long OverHeadcount, long ToldWithoutAllotment)
{
    public double GapPercent => Bound == 0 ? 0 : 100.0 * (Bound - Value) / Bound;

    public static async Task<RoundCertificate?> ReadAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("""
            WITH last AS (SELECT max(slot) AS slot FROM round_passes),
                 told AS (SELECT p.posting_id, count(*) AS people FROM notice_postings p JOIN notices n ON n.id = p.notice_id JOIN last USING (slot) GROUP BY 1)
            SELECT p.slot, (SELECT count(*)::int FROM round_passes JOIN last USING (slot)), p.workers, p.capacity, p.notices, p.value, p.bound, p.epsilon,
                   p.coverage, p.coverage_zero_employment, p.coverage_hard_to_employ, p.coverage_ordinary, p.gini, p.notices_per_seat, p.seed, p.seconds,
                   (SELECT count(*) FROM told t LEFT JOIN round_prices r ON r.slot = p.slot AND r.posting_id = t.posting_id WHERE t.people > coalesce(r.capacity, 0)),
                   (SELECT count(*) FROM (SELECT posting_id, count(*) AS people FROM notice_postings p JOIN notices n ON n.id = p.notice_id WHERE n.slot IN (SELECT slot FROM round_passes) GROUP BY 1) t JOIN job_postings j ON j.id = t.posting_id
                     WHERE t.people > ceil(j.headcount * p.notices_per_seat)),
                   (SELECT count(*) FROM notice_postings t JOIN notices n ON n.id = t.notice_id JOIN last USING (slot)
                     WHERE NOT EXISTS (SELECT FROM allotments a WHERE a.slot = n.slot AND a.worker_id = n.worker_id AND t.posting_id = ANY (a.posting_ids)))
              FROM round_passes p JOIN last USING (slot) WHERE p.pass = 0
            """);
        await using var row = await command.ExecuteReaderAsync();
        if (!await row.ReadAsync()) return null;
        double? Share(int column) => row.IsDBNull(column) ? null : row.GetDouble(column);
        return new RoundCertificate(row.GetString(0), row.GetInt32(1), row.GetInt32(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6), row.GetInt32(7),
            row.GetDouble(8), Share(9), Share(10), Share(11), row.GetDouble(12), row.GetDecimal(13), row.GetInt32(14), row.GetDouble(15), row.GetInt64(16), row.GetInt64(17), row.GetInt64(18));
    }

    public override string ToString()
    {
        static string Percent(double? share) => share is { } part ? string.Create(CultureInfo.InvariantCulture, $"{100 * part:0.0} %") : "nobody";
        return string.Create(CultureInfo.InvariantCulture, $"""

            Certificate of round {Slot}: {Workers} people, {Notices} notices for {Capacity} allowed ({NoticesPerSeat:0.##} for each free place), {Passes} pass(es)
              value {Value}, no way of sharing out is worth more than {Bound}: gap {GapPercent:0.00} % (step {Epsilon}, seed {Seed}, {Seconds:0.0} s)
              told of something: {Percent(Coverage)}; zero-employment households {Percent(ZeroEmployment)}, hard to employ {Percent(HardToEmploy)}, others {Percent(Ordinary)}
              inequality of notices over openings {Gini:0.00}; openings over capacity {OverCapacity}
            """);
    }
}
