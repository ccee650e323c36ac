using JobAssist.Mobile.Infra.Tests.Imports;
using static JobAssist.Mobile.Infra.Tests.Match.MatchFolder;

namespace JobAssist.Mobile.Infra.Tests.Match;

/// <summary>Local rules from a file: off without it, and then for those beyond the limit only.</summary>
public sealed class MatchLocalRulesTests
{
    private const string Mason = "6-29-01-03";
    private const string Header = "region_code,kind,sex,oldest_age,name,source,valid_from,valid_to,enabled";

    [Fact]
    public async Task Without_the_file_no_rule_counts_and_with_it_the_enabled_rows_of_the_day()
    {
        using var folder = FolderOf(("W1", "1960-01-01", "M"), ("W2", "1990-01-01", "M"), ("W3", "1960-01-01", "F"));
        var disabled = folder.Write("off.csv", Header, Rule("false"));
        var later = folder.Write("later.csv", Header, Rule("true").Replace("2021-01-01", "2026-12-02", StringComparison.Ordinal));
        var enabled = folder.Write("on.csv", Header, Rule("true"));

        Assert.Equal(["W1", "W2", "W3"], await ToldAsync(folder, "1"));
        Assert.Equal(["W1", "W2", "W3"], await ToldAsync(folder, "2", "--local-rules", disabled));
        Assert.Equal(["W1", "W2", "W3"], await ToldAsync(folder, "3", "--local-rules", later));
        Assert.Equal(["W2", "W3"], await ToldAsync(folder, "4", "--local-rules", enabled));

        var (code, output, _) = await folder.RunAsync("--explain", "W1", "P1", "--sites", Sites, "--local-rules", enabled);
        Assert.Equal(0, code);
        Assert.Contains("not listed: law.local_rule", output, StringComparison.Ordinal);
        Assert.Contains("按东莞市样例规定，这个岗位不能安排您做", output, StringComparison.Ordinal);
        Assert.Contains("The run holds", (await folder.RunAsync("--verify", Path.Combine(folder.Root, "run4"), "--sites", Sites, "--local-rules", enabled)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_row_is_named_and_people_without_a_birth_date_are_refused()
    {
        using var folder = FolderOf(("W1", "1960-01-01", "M"));
        var bad = folder.Write("bad.csv", Header, Rule("true"), Rule("true").Replace(",59,", ",9,", StringComparison.Ordinal));
        var good = folder.Write("good.csv", Header, Rule("true"));

        var (refused, output, _) = await folder.ShareAsync("--sites", Sites, "--local-rules", bad);
        folder.Workers = "workers.jsonl";
        var (json, jsonOutput, _) = await folder.ShareAsync("--sites", Sites, "--local-rules", good);
        var (usage, _, errors) = await folder.ShareAsync("--local-rules", good);

        Assert.Equal(1, refused);
        Assert.Contains("bad.csv:3 oldest_age number.out_of_range ", output, StringComparison.Ordinal);
        Assert.Equal(1, json);
        Assert.Contains("workers.jsonl:0 - local_rules.need_csv ", jsonOutput, StringComparison.Ordinal);
        Assert.Equal(2, usage);
        Assert.Contains("--sites", errors, StringComparison.Ordinal);
    }

    private static string Sites => Path.Combine(TestData.Demo, "occupation-sites.csv");

    private static string Rule(string enabled) => $"441900,construction,M,59,东莞市样例规定,样例,2021-01-01,,{enabled}";

    private static async Task<IEnumerable<string>> ToldAsync(MatchFolder folder, string run, params string[] more)
    {
        var (code, output, errors) = await folder.RunAsync(["--out", Path.Combine(folder.Root, "run" + run), "--sites", Sites, .. more]);
        Assert.True(code == 0, output + errors);
        return File.ReadLines(Path.Combine(folder.Root, "run" + run, "assignments.csv")).Skip(1).Select(line => line.Split(',')[0]);
    }

    private static MatchFolder FolderOf(params (string Id, string Birth, string Sex)[] people)
    {
        var folder = new MatchFolder { Workers = "workers.csv" };
        folder.Write("postings.jsonl", Posting("P1").Replace("ZL-G01-01", Mason, StringComparison.Ordinal));
        folder.Write("workers.csv", [
            "worker_id,birth,sex,county_code,township_code,education,exclusion,employment_status,skills,wish,wanted_occupations,wage_floor_month,cannot_leave_county,preferred_destinations,needs_dormitory,needs_couple_room,no_night_shift,accepts_any_suitable_job,months_away_possible,categories",
            .. people.Select(p => $"{p.Id},{p.Birth},{p.Sex},530627,530627120,junior,,unemployed,,wants_work,,,false,,false,false,false,false,,")]);
        return folder;
    }
}
