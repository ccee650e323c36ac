using JobAssist.Mobile.Benchmarks.Dump;
using Npgsql;

namespace JobAssist.Mobile.Benchmarks.Contenders;

/// <summary>Copies the dumped instance into the tables of <c>peers/postgres/schema.sql</c>.</summary>
internal static class PostgresLoad
{
    public static void Fill(NpgsqlConnection connection, Folder from)
    {
        Openings(connection, from);
        Occupations(connection, from);
        Homes(connection, from);
        Workers(connection, from);
    }

    private static void Openings(NpgsqlConnection connection, Folder from)
    {
        var open = from.Read("p_open");
        var numbers = new[] { "place", "occupation", "min", "max", "board", "share", "season", "takeup", "shift", "bed", "meals", "education", "static", "plain", "skillbase" }.ToDictionary(c => c, c => from.Read("p_" + c), StringComparer.Ordinal);
        var flags = new[] { "couple", "travel", "homebased", "night", "target" }.ToDictionary(c => c, c => from.Read("p_" + c), StringComparer.Ordinal);
        var certificate = from.Read("p_certificate");
        var (start, skill, level, asked, below) = (from.Read("ps_start"), from.Read("ps_skill"), from.Read("ps_level"), from.Read("ps_asked"), from.Read("ps_below"));

        Copy(connection, "openings (number, place, occupation, min_yuan, max_yuan, board, share, season, takeup, shift, bed, meals, education, fixed, plain, skillbase, season_months, couple, travel, homebased, night, target, certificate, skills)", row =>
        {
            for (var j = 0; j < open.Length; j++)
            {
                if (open[j] == 0) continue;
                row([j, .. numbers.Values.Select(c => (object)c[j]), System.Numerics.BitOperations.PopCount((uint)numbers["season"][j]),
                    .. flags.Values.Select(c => (object)(c[j] != 0)), certificate[j] < 0 ? DBNull.Value : certificate[j], skill[start[j]..start[j + 1]]]);
            }
        });
        Copy(connection, "opening_skills (opening, skill, level, asked, below)", row =>
        {
            for (var j = 0; j < open.Length; j++)
            {
                for (var n = start[j]; n < start[j + 1] && open[j] != 0; n++) row([j, skill[n], level[n], asked[n], below[n]]);
            }
        });
    }

    private static void Occupations(NpgsqlConnection connection, Folder from)
    {
        var (statutory, juvenile, closed, paper, other) = (from.Read("o_statutory"), from.Read("o_juvenile"), from.Read("o_closed"), from.Read("o_paper"), from.Read("o_otherpaper"));
        Copy(connection, "occupations (number, statutory, juvenile, closed, papers)", row =>
        {
            for (var o = 0; o < closed.Length; o++)
                row([o, statutory[o] != 0, juvenile[o] != 0, closed[o] != 0, paper[o] < 0 ? DBNull.Value : new[] { paper[o], other[o] }.Where(s => s >= 0).ToArray()]);
        });
        var (start, to, percent) = (from.Read("c_start"), from.Read("c_to"), from.Read("c_percent"));
        Copy(connection, "closeness (wanted, offered, percent)", row =>
        {
            for (var o = 0; o + 1 < start.Length; o++)
            {
                for (var n = start[o]; n < start[o + 1]; n++) row([o, to[n], percent[n]]);
            }
        });
    }

    private static void Homes(NpgsqlConnection connection, Folder from)
    {
        var (reach, parent, homes) = (from.Read("h_reach"), from.Read("r_parent"), from.Read("h_county").Length);
        Copy(connection, "home_places (home, place, inside, paired, chain)", row =>
        {
            for (var n = 0; n < homes * parent.Length; n++)
            {
                if ((reach[n] & 3) != 0) row([n / parent.Length, n % parent.Length, (reach[n] & 3) == 2, (reach[n] & 4) != 0, ChainOf(n % parent.Length, parent)]);
            }
        });
        var (start, posting) = (from.Read("hd_start"), from.Read("hd_posting"));
        Copy(connection, "directed (home, opening)", row =>
        {
            for (var home = 0; home < homes; home++)
            {
                for (var n = start[home]; n < start[home + 1]; n++) row([home, posting[n]]);
            }
        });
    }

    private static void Workers(NpgsqlConnection connection, Folder from)
    {
        var numbers = new[] { "home", "floor", "scoredfloor", "away", "legal", "education" }.Select(c => from.Read("w_" + c)).ToArray();
        var flags = new[] { "stays", "bed", "together", "couple", "nonight", "any", "target", "personal" }.Select(c => from.Read("w_" + c)).ToArray();
        var (wants, wanted) = (from.Read("ww_start"), from.Read("ww_occupation"));
        var (places, place) = (from.Read("wd_start"), from.Read("wd_region"));
        var (skills, skill, level, paper) = (from.Read("ws_start"), from.Read("ws_skill"), from.Read("ws_level"), from.Read("ws_paper"));
        Copy(connection, "workers (number, home, floor, scored_floor, away, legal, education, stays, needs_bed, together, couple, no_night, any_suitable, target, personal, wanted, destinations, skills, levels, papers)", row =>
        {
            for (var n = 0; n < numbers[0].Length; n++)
            {
                var own = skills[n]..skills[n + 1];
                row([n, .. numbers.Select(c => (object)c[n]), .. flags.Select(c => (object)(c[n] != 0)), wanted[wants[n]..wants[n + 1]], place[places[n]..places[n + 1]],
                    skill[own], level[own], skill[own].Zip(paper[own]).Where(s => s.Second != 0).Select(s => s.First).ToArray()]);
            }
        });
    }

    private static int[] ChainOf(int region, int[] parent)
    {
        var chain = new List<int>();
        for (var at = region; at >= 0; at = parent[at]) chain.Add(at);
        return [.. chain];
    }

    private static void Copy(NpgsqlConnection connection, string table, Action<Action<object[]>> rows)
    {
        using var import = connection.BeginBinaryImport($"COPY {table} FROM STDIN (FORMAT binary)");
        rows(values => import.WriteRow(values));
        import.Complete();
    }
}
