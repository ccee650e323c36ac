using System.Text.Json.Nodes;
using JobAssist.Mobile.Infra.Tests.Imports;

namespace JobAssist.Mobile.Infra.Tests.Match;

/// <summary>One round over the demo folder as an operator runs it, looked at from many sides.</summary>
public sealed class MatchDemoTests(MatchDemoTests.DemoRun demo) : IClassFixture<MatchDemoTests.DemoRun>
{
    [Fact]
    public void The_demo_folder_works_as_it_is_and_the_round_is_near_the_best_possible()
    {
        var summary = demo.Summary;

        Assert.True(demo.Code == 0, demo.Output + demo.Errors);
        Assert.Equal(("round", 0L), ((string?)summary["kind"], (long)summary["over_capacity"]!));
        Assert.InRange((double)summary["gap_share"]!, 0, 0.02);
        Assert.Equal((long)summary["bound"]! - (long)summary["value"]!, (long)summary["gap"]!);
        Assert.True((double)summary["coverage"]! > 0.8, demo.Output);
        Assert.Equal(2_946, (int)summary["counts"]!["workers_seeking"]!);
    }

    [Fact]
    public async Task A_finished_run_holds_and_one_changed_cell_does_not()
    {
        using var folder = new MatchFolder();
        var good = await RunAsync("--verify", demo.Folder);
        Copy(demo.Folder, folder.Root);
        Change(Path.Combine(folder.Root, "assignments.csv"), line => line[..line.LastIndexOf(',')] + ",9999");
        var score = await RunAsync("--verify", folder.Root);
        Copy(demo.Folder, folder.Root);
        Change(Path.Combine(folder.Root, "prices.csv"), line => line.Split(',') is [var posting, _, var capacity, var load] ? $"{posting},31000,{capacity},{load}" : line);
        var price = await RunAsync("--verify", folder.Root);

        Assert.True(good.Code == 0, good.Output);
        Assert.Contains("The run holds", good.Output, StringComparison.Ordinal);
        Assert.Equal((1, 1), (score.Code, price.Code));
        Assert.Matches(@"Posting P\d+ is worth \d+ to worker W\d+", score.Output);
        Assert.Contains("The bound is", price.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_thread_and_shuffled_files_give_the_same_bytes()
    {
        using var folder = new MatchFolder();
        Copy(TestData.Demo, folder.Root);
        foreach (var name in new[] { "workers.csv", "postings.csv", "regions.csv", "occupations.csv", "postings-review.csv" }) Shuffle(Path.Combine(folder.Root, name));

        var (code, output, _) = await CommandLine.RunWithAsync(null, null, "match", "--data", folder.Root, "--day", MatchFolder.Day, "--out", folder.Out, "--threads", "1");

        Assert.True(code == 0, output);
        foreach (var name in new[] { "assignments.csv", "prices.csv" })
            Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(demo.Folder, name)), await File.ReadAllBytesAsync(Path.Combine(folder.Out, name)));
        Assert.Equal(WithoutTimes(demo.Folder), WithoutTimes(folder.Out));
    }

    [Fact]
    public async Task The_terms_of_what_was_told_sum_to_the_scores_that_were_written()
    {
        var (code, output, _) = await RunAsync("--score", Path.Combine(demo.Folder, "assignments.csv"));

        var told = demo.Assignments;
        var lines = output.TrimEnd().Split('\n').Skip(1).Select(line => line.TrimEnd().Split(',')).ToList();
        Assert.Equal((0, told.Count), (code, lines.Count));
        Assert.All(lines.Zip(told), pair => Assert.Equal(
            (pair.Second.Worker, pair.Second.Posting, "", pair.Second.Score, pair.Second.Score),
            (pair.First[0], pair.First[1], pair.First[2], int.Parse(pair.First[3]), pair.First.Skip(4).Sum(cell => int.Parse(cell)))));
    }

    [Fact]
    public void Nobody_is_told_of_a_posting_that_was_sent_back_or_told_anything_before_sixteen()
    {
        var sentBack = File.ReadLines(Path.Combine(TestData.Demo, "postings-review.csv")).Select(line => line.Split(',')).Where(cells => cells[1] == "return").Select(cells => cells[0]).ToHashSet();
        var children = File.ReadLines(Path.Combine(TestData.Demo, "workers.csv")).Skip(1).Select(line => line.Split(',')).Where(cells => string.CompareOrdinal(cells[5], "2010-12-01") > 0).Select(cells => cells[0]).ToHashSet();

        Assert.NotEmpty(demo.Assignments);
        Assert.NotEmpty(sentBack);
        Assert.NotEmpty(children);
        Assert.DoesNotContain(demo.Assignments, told => sentBack.Contains(told.Posting) || children.Contains(told.Worker));
        Assert.All(demo.Assignments.GroupBy(told => told.Worker), person =>
        {
            Assert.Equal(Enumerable.Range(1, person.Count()), person.Select(told => told.Rank));
            Assert.True(person.Count() <= 5);
        });
    }

    [Fact]
    public void The_strongest_claim_is_that_of_the_registers_households_without_work()
    {
        var households = TestData.Expected("households.expected.csv").Where(row => row.Value[5] == "true").Select(row => row.Key).ToHashSet();
        var onTheList = TestData.Expected("workers.expected.csv").Where(row => row.Value[2] == "true").Select(row => row.Key).ToHashSet();
        var people = File.ReadLines(Path.Combine(TestData.Demo, "workers.csv")).Skip(1).Count(line => line.Split(',') is var cells && households.Contains(cells[1])
            && cells[20] == "wants_work" && cells[16] is "unemployed" or "returned_home" or "farming" && onTheList.Contains(cells[0]));

        var classes = demo.Summary["coverage_by_class"]!;

        Assert.Equal(people, (int)classes["zero_employment_household"]!["people"]!);
        Assert.True((int)classes["hard_to_employ"]!["people"]! > 0);
    }

    [Fact]
    public void Nothing_written_or_printed_names_a_person_or_a_state_of_theirs()
    {
        var text = demo.Output + demo.Errors + string.Concat(Directory.GetFiles(demo.Folder).Select(File.ReadAllText));

        Assert.All(File.ReadLines(Path.Combine(TestData.Demo, "workers.csv")).Skip(1).Take(500).Select(line => line.Split(',')), cells =>
        {
            Assert.DoesNotContain(cells[3], text, StringComparison.Ordinal);
            Assert.DoesNotContain(cells[4], text, StringComparison.Ordinal);
        });
        Assert.DoesNotContain("legal_class", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ranking_alone_gives_everybody_their_best_and_keeps_no_headcount()
    {
        using var folder = new MatchFolder();

        var (code, output, _) = await RunAsync("--out", folder.Out, "--rank-only");

        var summary = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder.Out, "summary.json")))!;
        Assert.True(code == 0, output);
        Assert.Equal(("ranks", true, true), ((string?)summary["kind"], summary["bound"] is null, (long)summary["value"]! >= (long)demo.Summary["value"]!));
        Assert.All(folder.Read("prices.csv").Skip(1), line => Assert.Equal("0", line.Split(',')[1]));
        Assert.Equal(2, (await RunAsync("--verify", folder.Out)).Code);
    }

    [Fact]
    public async Task A_pair_is_explained_with_the_numbers_of_the_run()
    {
        var told = demo.Assignments[0];

        var (code, output, _) = await RunAsync("--explain", told.Worker, told.Posting);

        Assert.Equal(0, code);
        Assert.StartsWith($"{told.Worker} {told.Posting}: score {told.Score}, price 0, ", output, StringComparison.Ordinal);
        Assert.Contains("want ", output, StringComparison.Ordinal);
        Assert.Contains("spoken ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("W00713", "P0002", "law.under_16")]
    [InlineData("W00001", "P0001", "posting.not_approved")]
    [InlineData("W00001", "P9999", "posting.unknown")]
    [InlineData("W99999", "P0002", "worker.unknown")]
    public async Task What_cannot_be_told_is_explained_by_a_code_and_a_sentence(string worker, string posting, string expected)
    {
        var (_, output, _) = await RunAsync("--explain", worker, posting);

        Assert.Contains(expected, output, StringComparison.Ordinal);
        Assert.Matches(@"[\u4e00-\u9fff]{6}", output);
    }

    private static Task<(int Code, string Output, string Errors)> RunAsync(params string[] more) => DemoRun.RunAsync(more);

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
    }

    private static void Change(string path, Func<string, string> change)
    {
        var lines = File.ReadAllLines(path);
        lines[1] = change(lines[1]);
        File.WriteAllLines(path, lines);
    }

    private static void Shuffle(string path)
    {
        var lines = File.ReadAllLines(path);
        var rows = lines[1..];
        new Random(7).Shuffle(rows);
        File.WriteAllLines(path, rows.Prepend(lines[0]));
    }

    private static string WithoutTimes(string folder)
    {
        var summary = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "summary.json")))!.AsObject();
        summary.Remove("run");
        summary.Remove("inputs");
        return summary.ToJsonString();
    }

    /// <summary>The round over the demo folder, held once for all tests.</summary>
    public sealed class DemoRun : IAsyncLifetime
    {
        private readonly string root = Path.Combine(Path.GetTempPath(), $"jobassist-match-{Guid.CreateVersion7():N}");

        public string Folder => Path.Combine(root, "run");
        public int Code { get; private set; }
        public string Output { get; private set; } = "";
        public string Errors { get; private set; } = "";
        public JsonNode Summary { get; private set; } = new JsonObject();
        public List<(string Worker, string Posting, int Rank, int Score)> Assignments { get; private set; } = [];

        public static Task<(int Code, string Output, string Errors)> RunAsync(params string[] more) =>
            CommandLine.RunWithAsync(null, null, ["match", "--data", TestData.Demo, "--day", MatchFolder.Day, .. more]);

        public async ValueTask InitializeAsync()
        {
            Directory.CreateDirectory(root);
            (Code, Output, Errors) = await RunAsync("--out", Folder, "--threads", "2");
            if (Code != 0) return;
            Summary = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, "summary.json")))!;
            Assignments = [.. File.ReadLines(Path.Combine(Folder, "assignments.csv")).Skip(1).Select(line => line.Split(',')).Select(cells => (cells[0], cells[1], int.Parse(cells[2]), int.Parse(cells[3])))];
        }

        public ValueTask DisposeAsync()
        {
            Directory.Delete(root, recursive: true);
            return ValueTask.CompletedTask;
        }
    }
}
