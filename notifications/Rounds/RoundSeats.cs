using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Matching.Allocation;
using JobAssist.Mobile.Matching.Tables;
using Npgsql;

namespace JobAssist.Mobile.Notifications.Rounds;

/// <summary>How many people may still be told of each opening: what its free places allow less what was told of it in any pass before.</summary>
/// <param name="Capacities">By the market's dense index.</param>
/// <param name="Places">Free places by the same index.</param>
/// <param name="LastPrices">What an opening cost when it was last shared out: one that is sold out keeps its price.</param>
internal sealed record RoundSeats(int[] Capacities, int[] Places, IReadOnlyDictionary<Guid, int> LastPrices)
{
    public static RoundSeats Read(NpgsqlConnection connection, Market market, decimal noticesPerSeat)
    {
        var told = new long[market.Count];
        var prices = new Dictionary<Guid, int>();
        using (var command = connection.Statement("SELECT posting_id, sum(load)::bigint, (array_agg(price ORDER BY slot DESC))[1] FROM round_prices GROUP BY posting_id"))
        using (var row = command.ExecuteReader())
        {
            while (row.Read())
            {
                if (!market.TryFind(row.GetGuid(0), out var posting)) continue;
                told[posting] = row.GetInt64(1);
                prices[row.GetGuid(0)] = row.GetInt32(2);
            }
        }

        var places = new int[market.Count];
        var capacities = new int[market.Count];
        for (var posting = 0; posting < market.Count; posting++)
        {
            // A posting that the snapshot has lost keeps its index but is nothing to share out.
            if (!market.TryFind(market.IdOf(posting), out var index) || index != posting) continue;
            places[posting] = market.OpenPlacesOf(posting);
            capacities[posting] = Capacity.Of(places[posting], noticesPerSeat, told[posting]);
        }

        return new RoundSeats(capacities, places, prices);
    }
}
