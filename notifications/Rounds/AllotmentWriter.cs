using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Matching.Allocation;
using JobAssist.Mobile.Matching.Tables;
using Npgsql;
using NpgsqlTypes;

namespace JobAssist.Mobile.Notifications.Rounds;

/// <summary>The statements that leave a pass behind, all in the allotter's transaction.</summary>
internal static class AllotmentWriter
{
    public static short NextPass(NpgsqlConnection connection, NoticeSlot slot)
    {
        using var command = connection.Statement("SELECT coalesce(max(pass) + 1, 0)::smallint FROM round_passes WHERE slot = $1", slot.ToString());
        return (short)command.ExecuteScalar()!;
    }

    /// <summary>Who is told of what, by COPY in the order of the key; then everybody else who took part, with nothing.</summary>
    public static void WriteAllotments(NpgsqlConnection connection, NoticeSlot slot, RoundPeople people, Market market, AllocationPolicy policy, Assignment assignment)
    {
        var text = slot.ToString();
        var byId = people.ById();
        using (var copy = connection.BeginBinaryImport("COPY allotments (slot, worker_id, posting_ids, scores) FROM STDIN (FORMAT BINARY)"))
        {
            copy.Timeout = TimeSpan.FromMinutes(10);
            for (var person = 0; person < byId.Length; person++)
            {
                var worker = byId[person];
                var postings = assignment.Of(worker);
                if (postings.Length == 0) continue;
                var worths = assignment.WorthsOf(worker);
                var (ids, scores) = (new Guid[postings.Length], new short[postings.Length]);
                for (var place = 0; place < postings.Length; place++)
                {
                    ids[place] = market.IdOf(postings[place]);
                    scores[place] = ScoreOf(worths[place], policy.FixedWeightOf(people.Classes[worker]));
                }

                copy.StartRow();
                copy.Write(text, NpgsqlDbType.Text);
                copy.Write(people.Ids[person], NpgsqlDbType.Uuid);
                copy.Write(ids, NpgsqlDbType.Array | NpgsqlDbType.Uuid);
                copy.Write(scores, NpgsqlDbType.Array | NpgsqlDbType.Smallint);
            }

            copy.Complete();
        }

        // The transaction sees the obligations of its beginning: whoever is owed since then waits for the next pass.
        using var nothing = connection.Statement("""
            INSERT INTO allotments (slot, worker_id, posting_ids, scores)
            SELECT o.slot, o.worker_id, '{}', '{}' FROM obligations o
             WHERE o.slot = $1 AND o.composed_at IS NULL AND o.state = 'Due' AND NOT EXISTS (SELECT 1 FROM allotments a WHERE a.slot = $1 AND a.worker_id = o.worker_id)
            """, text);
        nothing.CommandTimeout = 0;
        nothing.ExecuteNonQuery();
    }

    /// <summary>Prices, capacities and loads of everything that was on offer. A late pass adds its load and never lowers a price.</summary>
    public static void WritePrices(NpgsqlConnection connection, NoticeSlot slot, short pass, Market market, RoundSeats seats, AllocationResult result)
    {
        var load = result.Assignment.Load(market.Count);
        var told = Enumerable.Range(0, market.Count).Where(posting => pass == 0 ? seats.Capacities[posting] > 0 || seats.LastPrices.ContainsKey(market.IdOf(posting)) : load[posting] > 0).ToList();
        using var command = connection.Statement("""
            INSERT INTO round_prices (slot, posting_id, price, capacity, load)
            SELECT $1, * FROM unnest($2::uuid[], $3::int[], $4::int[], $5::int[])
            ON CONFLICT (slot, posting_id) DO UPDATE SET
              price = greatest(round_prices.price, excluded.price), load = round_prices.load + excluded.load,
              capacity = greatest(round_prices.capacity, round_prices.load + excluded.capacity)
            """,
            slot.ToString(), told.Select(market.IdOf).ToArray(),
            told.Select(posting => seats.Capacities[posting] > 0 ? result.Prices[posting] : seats.LastPrices.GetValueOrDefault(market.IdOf(posting))).ToArray(),
            told.Select(posting => seats.Capacities[posting]).ToArray(), told.Select(posting => load[posting]).ToArray());
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }

    public static RoundPass WritePass(NpgsqlConnection connection, NoticeSlot slot, short number, AllocationInput input, Certificate certificate, RoundMeasures measures, DateTimeOffset now, TimeSpan took)
    {
        double? Covered(PriorityClass priority) => measures.CoverageByClass.TryGetValue(priority, out var share) ? share : null;
        var pass = new RoundPass
        {
            Slot = slot,
            Pass = number,
            MadeAt = now,
            Workers = input.WorkerCount,
            Postings = input.Capacities.Count(capacity => capacity > 0),
            Capacity = input.Capacities.Sum(capacity => (long)capacity),
            Notices = measures.Notices,
            Value = certificate.Value,
            Bound = certificate.Bound,
            GapShare = certificate.GapShare,
            Epsilon = certificate.Epsilon,
            LargestRegret = certificate.LargestRegret,
            OverCapacity = certificate.OverCapacity,
            PricedWithFreeSeat = certificate.PricedWithFreeSeat,
            Coverage = measures.Coverage,
            CoverageZeroEmployment = Covered(PriorityClass.ZeroEmploymentHousehold),
            CoverageHardToEmploy = Covered(PriorityClass.HardToEmploy),
            CoverageOrdinary = Covered(PriorityClass.Ordinary),
            Fill = measures.Fill,
            PostingsShown = measures.PostingsShown,
            Gini = measures.Gini,
            NoticesPerSeat = input.Policy.NoticesPerSeat,
            Seed = input.Seed,
            Seconds = took.TotalSeconds,
        };
        using var command = connection.Statement("""
            INSERT INTO round_passes (slot, pass, made_at, workers, postings, capacity, notices, value, bound, gap_share, epsilon, largest_regret, over_capacity, priced_with_free_seat,
              coverage, coverage_zero_employment, coverage_hard_to_employ, coverage_ordinary, fill, postings_shown, gini, notices_per_seat, seed, seconds)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)
            """,
            slot.ToString(), pass.Pass, pass.MadeAt, pass.Workers, pass.Postings, pass.Capacity, pass.Notices, pass.Value, pass.Bound, pass.GapShare, pass.Epsilon, pass.LargestRegret, pass.OverCapacity, pass.PricedWithFreeSeat,
            pass.Coverage, pass.CoverageZeroEmployment, pass.CoverageHardToEmploy, pass.CoverageOrdinary, pass.Fill, pass.PostingsShown, pass.Gini, pass.NoticesPerSeat, pass.Seed, pass.Seconds);
        command.ExecuteNonQuery();
        return pass;
    }

    /// <summary>The score that has this worth; exact for weights of one and more.</summary>
    private static short ScoreOf(ushort worth, int fixedWeight) =>
        fixedWeight == 0 ? (short)0 : (short)Math.Min(10_000, (((long)worth << 14) + fixedWeight - 1) / fixedWeight);
}
