using System.Text;
using JobAssist.Mobile.Infra.Tests.Imports;
using static JobAssist.Mobile.Infra.Tests.Match.MatchFolder;

namespace JobAssist.Mobile.Infra.Tests.Match;

/// <summary>Files that are broken: every bad row is named by file, line and field, and nothing half is written.</summary>
public sealed class MatchBrokenFileTests
{
    [Theory]
    [InlineData("workers.jsonl", """{"id":"W2","home_county_code":"530627"}""", "legal_class cell.missing")]
    [InlineData("workers.jsonl", """{"id":"W2","home_county_code":"530627","legal_class":"adult"}""", "legal_class choice.unknown")]
    [InlineData("workers.jsonl", """{"id":"W2","home_county_code":"999999","legal_class":"none"}""", "home_county_code region.unknown")]
    [InlineData("workers.jsonl", """{"id":"W2","home_county_code":"530600","legal_class":"none"}""", "home_county_code region.wrong_level")]
    [InlineData("workers.jsonl", """{"id":"W2","home_county_code":"530627","legal_class":"none","sex":"F"}""", "sex field.unknown")]
    [InlineData("workers.jsonl", """{"id":"W2","home_county_code":"530627","legal_class":"none","legal_class":"none"}""", "legal_class field.duplicate")]
    [InlineData("workers.jsonl", """{"id":"W2","home_county_code":"530627","legal_class":"none","wanted_occupations":["X-1"]}""", "wanted_occupations occupation.unmapped")]
    [InlineData("workers.jsonl", """{"id":"W2","home_county_code":"530627","legal_class":"none","skills":[{"code":"SK-99-99"}]}""", "skills skill.unknown")]
    [InlineData("workers.jsonl", """{"id":"W2","home_county_code":"530627","legal_class":"none","skills":[{"code":"SK-01-01","level":9}]}""", "skills skill.level_unknown")]
    [InlineData("workers.jsonl", """{"id":"W2","home_county_code":"530627","legal_class":"none","skills":[{"kode":"SK-01-01"}]}""", "skills cell.unreadable")]
    [InlineData("workers.jsonl", """{"id":"W2","home_county_code":"530627","legal_class":"none","away_from_month":3}""", "away_to_month months.unreadable")]
    [InlineData("workers.jsonl", """{"id":"W1","home_county_code":"530627","legal_class":"none"}""", "id duplicate.in_file")]
    [InlineData("workers.jsonl", """{"id":"W2","home_county""", "- row.unreadable")]
    [InlineData("workers.jsonl", """["W2"]""", "- row.unreadable")]
    [InlineData("postings.jsonl", """{"id":"P2"}""", "occupation_code cell.missing")]
    public async Task A_bad_line_is_named_and_nothing_is_written(string file, string line, string expected)
    {
        using var folder = new MatchFolder();
        folder.Write(file, file == "workers.jsonl" ? Worker("W1") : Posting("P1"), line);

        var (code, output, errors) = await folder.ShareAsync();

        Assert.True(code == 1, output + errors);
        Assert.Contains($"{file}:2 {expected} ", output, StringComparison.Ordinal);
        Assert.Matches(@"[\u4e00-\u9fff]{4}", output);
        AssertNothingWritten(folder);
    }

    [Theory]
    [InlineData("\"headcount\":-1", "headcount number.out_of_range")]
    [InlineData("\"month_max_fen\":100", "month_max_fen")]
    [InlineData("\"published_at\":\"yesterday\"", "published_at")]
    [InlineData("\"shift\":\"moon\"", "shift choice.unknown")]
    public async Task A_bad_field_of_a_posting_is_named(string field, string expected)
    {
        using var folder = new MatchFolder();
        var name = field.Split(':')[0];
        var good = Posting("P2");
        var at = good.IndexOf(name + ":", StringComparison.Ordinal);
        folder.Write("postings.jsonl", Posting("P1"), at < 0 ? Posting("P2", field) : string.Concat(good.AsSpan(0, at), field, good.AsSpan(good.IndexOfAny([',', '}'], at + name.Length + 1))));

        var (code, output, _) = await folder.ShareAsync();

        Assert.True(code == 1, output);
        Assert.Contains($"postings.jsonl:2 {expected}", output, StringComparison.Ordinal);
        AssertNothingWritten(folder);
    }

    [Theory]
    [InlineData("birth", "1989/04/06", "date.unreadable")]
    [InlineData("sex", "X", "choice.unknown")]
    [InlineData("county_code", "", "cell.missing")]
    [InlineData("township_code", "530602001", "region.outside")]
    [InlineData("education", "doctor", "choice.unknown")]
    [InlineData("skills", "SK-01-01:飞:self", "skill.level_unknown")]
    [InlineData("wage_floor_month", "两千", "amount.unreadable")]
    [InlineData("preferred_destinations", "000000", "region.unknown")]
    [InlineData("months_away_possible", "13-1", "months.unreadable")]
    [InlineData("categories", "RegisteredPoor", "cell.unreadable")]
    [InlineData("worker_id", "W1", "duplicate.in_file")]
    public async Task A_bad_cell_of_the_registers_file_is_named(string column, string value, string expected)
    {
        using var folder = new MatchFolder { Workers = "workers.csv" };
        var people = WorkerFiles.GoodRows(2);
        folder.Write("workers.csv", string.Join(',', WorkerFiles.Header), WorkerFiles.Row(people[0], "W1"), WorkerFiles.Row(people[1], "W2", (column, value)));

        var (code, output, errors) = await folder.ShareAsync();

        Assert.True(code == 1, output + errors);
        Assert.Contains($"workers.csv:3 {column} {expected} ", output, StringComparison.Ordinal);
        Assert.All(people, person => Assert.DoesNotContain(WorkerFiles.Cell(person, "name"), output, StringComparison.Ordinal));
        AssertNothingWritten(folder);
    }

    [Fact]
    public async Task Every_bad_row_of_every_file_is_listed_at_once()
    {
        using var folder = new MatchFolder();
        folder.Write("workers.jsonl", Worker("W1"), "{", Worker("W2"), "{");
        folder.Write("postings.jsonl", Posting("P1"), Posting("P1"));

        var (_, output, errors) = await folder.ShareAsync();

        Assert.Equal(["postings.jsonl:2", "workers.jsonl:2", "workers.jsonl:4"], output.TrimEnd().Split('\n').Select(line => line.Split(' ')[0]).Order(StringComparer.Ordinal));
        Assert.Contains("3 处有问题，什么都没有写", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_catalogue_is_listed_alone_because_every_other_row_would_fail_by_it()
    {
        using var folder = new MatchFolder();
        folder.Write("postings.jsonl", Posting("P1", """ "skills_required":[{"code":"SK-01-01"}] """), "{");
        var skills = folder.Write("skills.csv", "code,name,levels", "SK-01-01,打螺丝,");

        var (code, output, _) = await folder.ShareAsync("--skills", skills);

        Assert.Equal(1, code);
        Assert.Equal("skills.csv:2 levels cell.missing", output.Trim()[..output.LastIndexOf(' ')]);
        AssertNothingWritten(folder);
    }

    [Fact]
    public async Task A_file_in_gbk_is_refused_with_the_first_line_that_is_not_utf8()
    {
        using var folder = new MatchFolder { Workers = "workers.csv" };
        byte[] row = [.. Encoding.UTF8.GetBytes(WorkerFiles.Row(WorkerFiles.GoodRows(1)[0], "W2", ("name", ""), ("skills", "")) + ","), 0xD5, 0xC5, 0xC8, 0xFD, (byte)'\n'];
        await File.WriteAllBytesAsync(Path.Combine(folder.Root, "workers.csv"), [.. Encoding.UTF8.GetBytes(string.Join(',', WorkerFiles.Header) + "\n"), .. row]);

        var (code, output, _) = await folder.ShareAsync();

        Assert.Equal(1, code);
        Assert.Contains("workers.csv:2 - file.encoding ", output, StringComparison.Ordinal);
        Assert.Contains("GBK", output, StringComparison.Ordinal);
        AssertNothingWritten(folder);
    }

    [Theory]
    [InlineData("", "workers.csv:0 - empty.file")]
    [InlineData("worker_id,birth\nW1,1990-01-01\n", "workers.csv:1 sex header.missing")]
    [InlineData("worker_id,worker_id\n", "workers.csv:1 worker_id header.duplicate")]
    [InlineData("worker_id,张三\n", "workers.csv:1 - header.unknown")]
    public async Task A_file_that_is_no_list_is_refused_as_a_whole(string content, string expected)
    {
        using var folder = new MatchFolder { Workers = "workers.csv" };
        await File.WriteAllTextAsync(Path.Combine(folder.Root, "workers.csv"), content);

        var (code, output, _) = await folder.ShareAsync();

        Assert.Equal(1, code);
        Assert.Contains(expected, output, StringComparison.Ordinal);
        Assert.DoesNotContain("张三", output, StringComparison.Ordinal);
        AssertNothingWritten(folder);
    }

    [Theory]
    [InlineData("{\"agreements\":[{]", "file.unreadable")]
    [InlineData("{\"agreements\":[{\"agreement_id\":\"A1\",\"parties\":[],\"valid_from\":\"2024-01-01\",\"valid_to\":\"2028-12-31\"}]}", "agreement.parties")]
    [InlineData("{\"agreements\":[{\"agreement_id\":\"A1\",\"parties\":[{\"region_code\":\"530600\",\"role\":\"sending\"},{\"region_code\":\"1\",\"role\":\"receiving\"}],\"valid_from\":\"2024-01-01\",\"valid_to\":\"2028-12-31\"}]}", "region.unknown")]
    public async Task A_broken_agreement_is_named(string content, string expected)
    {
        using var folder = new MatchFolder();
        folder.Write("agreements.json", content);

        var (code, output, _) = await folder.ShareAsync();

        Assert.Equal(1, code);
        Assert.Contains("agreements.json:1 ", output, StringComparison.Ordinal);
        Assert.Contains(expected, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--epsilon", "0")]
    [InlineData("--per-worker", "16")]
    [InlineData("--seed", "x")]
    [InlineData("--notices-per-seat", "-1")]
    [InlineData("--workers", "/nowhere.csv")]
    [InlineData("--day", "tomorrow")]
    [InlineData("--score", "/nowhere.csv")]
    [InlineData("--colour", "red")]
    public async Task What_is_not_typed_right_ends_with_two_and_a_hint(params string[] typed)
    {
        using var folder = new MatchFolder();

        var (code, output, errors) = await folder.ShareAsync(typed);

        Assert.Equal((2, ""), (code, output));
        Assert.Contains("jobassist --help", errors, StringComparison.Ordinal);
        AssertNothingWritten(folder);
    }

    [Fact]
    public async Task A_run_is_never_written_over_another()
    {
        using var folder = new MatchFolder();
        await folder.ShareAsync();
        var before = folder.Read("summary.json");

        var (code, _, errors) = await folder.ShareAsync();

        Assert.Equal(2, code);
        Assert.Equal(before, folder.Read("summary.json"));
        Assert.Contains("--out must be a new or an empty folder", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_names_every_option_and_field()
    {
        var (code, output, _) = await CommandLine.RunWithAsync(null, null, "match", "--help");

        Assert.Equal(0, code);
        foreach (var word in new[] { "--rank-only", "--verify", "--dump-scores", "legal_class", "month_min_fen", "Exit codes" }) Assert.Contains(word, output, StringComparison.Ordinal);
    }

    private static void AssertNothingWritten(MatchFolder folder)
    {
        Assert.False(Directory.Exists(folder.Out));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Root, "*.partial"));
    }
}
