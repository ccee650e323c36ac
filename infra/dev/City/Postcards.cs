using Npgsql;

namespace JobAssist.Mobile.Dev.City;

/// <summary>What a person at the terminal wants to see of a round: words of real messages, and where the work is.</summary>
internal static class Postcards
{
    /// <summary>Openings told of in the newest round, by the province of the work place.</summary>
    public static async Task<IReadOnlyList<(string Province, long Notices)>> ByProvinceAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("""
            SELECT r.name, count(*) FROM notice_postings p
            JOIN notices n ON n.id = p.notice_id JOIN job_postings j ON j.id = p.posting_id
            JOIN regions r ON r.code = left(j.workplace_code, 2) || '0000'
            WHERE n.slot = (SELECT max(slot) FROM rounds) GROUP BY r.name ORDER BY count(*) DESC, r.name
            """);
        await using var rows = await command.ExecuteReaderAsync();
        var result = new List<(string, long)>();
        while (await rows.ReadAsync()) result.Add((rows.GetString(0), rows.GetInt64(1)));
        return result;
    }

    /// <summary>The words of the first messages that WeChat took.</summary>
    public static IEnumerable<string> Messages(Demo demo, int count) =>
        demo.TakenMessages().Take(count).Select(entry => string.Join("  ", entry.GetProperty("values").EnumerateObject().Select(value => value.Value.GetString())));
}
