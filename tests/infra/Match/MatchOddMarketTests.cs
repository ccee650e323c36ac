using static JobAssist.Mobile.Infra.Tests.Match.MatchFolder;

namespace JobAssist.Mobile.Infra.Tests.Match;

/// <summary>Markets that look like mistakes and are none: each ends well and says what it means.</summary>
public sealed class MatchOddMarketTests
{
    private const string Expired = """
        {"agreements":[{"agreement_id":"A1","parties":[{"region_code":"530600","role":"sending"},{"region_code":"441900","role":"receiving"}],"valid_from":"2020-01-01","valid_to":"2022-12-31"}]}
        """;

    [Fact]
    public async Task An_empty_market_is_a_run_that_tells_nobody_and_says_why()
    {
        using var folder = new MatchFolder();
        folder.Write("postings.jsonl");

        var (code, output, _) = await folder.ShareAsync();

        Assert.True(code == 0, output);
        Assert.Contains("没有岗位可推荐", output, StringComparison.Ordinal);
        Assert.Equal(["worker,posting,rank,score"], folder.Read("assignments.csv"));
        Assert.Equal(["posting,price,capacity,load"], folder.Read("prices.csv"));
        Assert.Equal(0, (await folder.RunAsync("--verify", folder.Out)).Code);
    }

    [Theory]
    [InlineData("--seed", "3")]
    [InlineData("--rank-only")]
    public async Task No_worker_is_a_run_that_tells_nobody_and_says_why(params string[] how)
    {
        using var folder = new MatchFolder();
        folder.Write("workers.jsonl");

        var (code, output, _) = await folder.ShareAsync(how);

        Assert.True(code == 0, output);
        Assert.Contains("没有人要推荐", output, StringComparison.Ordinal);
        Assert.Equal(["posting,price,capacity,load", "P1,0,200,0"], folder.Read("prices.csv"));
    }

    [Fact]
    public async Task Whoever_takes_anything_anywhere_is_told_of_the_best_five()
    {
        using var folder = new MatchFolder();
        folder.Write("workers.jsonl", Worker("W1", """ "accepts_any_suitable":true,"preferred_destinations":["any"] """));
        folder.Write("postings.jsonl", [.. Enumerable.Range(1, 9).Select(n => Posting($"P{n}", $"\"social_insurance\":{(n > 4 ? "true" : "false")}"))]);

        await folder.ShareAsync();

        Assert.Equal(["P5", "P6", "P7", "P8", "P9"], folder.Read("assignments.csv").Skip(1).Select(line => line.Split(',')[1]));
    }

    [Fact]
    public async Task A_hundred_thousand_postings_all_alike_are_shared_out_and_the_older_name_stands_first()
    {
        using var folder = new MatchFolder();
        folder.Write("postings.jsonl", [.. Enumerable.Range(0, 100_000).Select(n => Posting($"P{n:D6}", headcount: 1))]);
        folder.Write("workers.jsonl", [.. Enumerable.Range(0, 200).Select(n => Worker($"W{n:D3}"))]);

        var (code, output, _) = await folder.ShareAsync("--notices-per-seat", "1");

        Assert.True(code == 0, output);
        Assert.Contains("told of 1,000 postings; 100.0 % of the people", output, StringComparison.Ordinal);
        Assert.Equal(1_000, folder.Read("assignments.csv").Skip(1).Select(line => line.Split(',')[1]).Distinct().Count());
        using var alone = new MatchFolder();
        File.Copy(Path.Combine(folder.Root, "postings.jsonl"), Path.Combine(alone.Root, "postings.jsonl"), overwrite: true);
        await alone.ShareAsync("--rank-only");
        Assert.Equal(["P000000", "P000001", "P000002", "P000003", "P000004"], alone.Read("assignments.csv").Skip(1).Select(line => line.Split(',')[1]));
    }

    [Fact]
    public async Task One_posting_wanted_by_all_is_told_to_as_many_as_it_takes_and_the_strongest_claims_come_first()
    {
        using var folder = new MatchFolder();
        folder.Write("postings.jsonl", Posting("P1", headcount: 1));
        folder.Write("workers.jsonl", [.. Enumerable.Range(0, 60).Select(n => Worker($"W{n:D2}", n < 20 ? "\"priority_class\":\"zero_employment_household\"" : ""))]);

        var (code, output, _) = await folder.ShareAsync();

        Assert.True(code == 0, output);
        Assert.Equal(Enumerable.Range(0, 20).Select(n => $"W{n:D2}"), folder.Read("assignments.csv").Skip(1).Select(line => line.Split(',')[0]));
        var price = folder.Read("prices.csv")[1].Split(',');
        Assert.Equal(("20", "20", true), (price[2], price[3], int.Parse(price[1]) > 0));
        Assert.Equal(0, (await folder.RunAsync("--verify", folder.Out)).Code);
        var (_, why, _) = await folder.RunAsync("--explain", "W40", "P1", "--prices", Path.Combine(folder.Out, "prices.csv"));
        Assert.Contains($"price {price[1]}", why, StringComparison.Ordinal);
        Assert.Contains("那一轮没有轮到他", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_posting_for_nobody_is_told_to_nobody_and_explained()
    {
        using var folder = new MatchFolder();
        folder.Write("postings.jsonl", Posting("P1", headcount: 0));

        var (code, output, _) = await folder.ShareAsync();
        var (_, why, _) = await folder.RunAsync("--explain", "W1", "P1");

        Assert.True(code == 0, output);
        Assert.Contains("没有一个岗位在招人", output, StringComparison.Ordinal);
        Assert.Equal("P1,0,0,0", folder.Read("prices.csv")[1]);
        Assert.Contains("posting.full", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_all_agreements_have_expired_only_the_home_county_is_left_and_that_is_said()
    {
        using var folder = new MatchFolder();
        folder.Write("agreements.json", Expired);
        folder.Write("postings.jsonl", Posting("P1"), Posting("P2", place: "530627"));

        var (code, output, _) = await folder.ShareAsync();
        var (_, why, _) = await folder.RunAsync("--explain", "W1", "P1");

        Assert.True(code == 0, output);
        Assert.Contains("没有一份协议有效", output, StringComparison.Ordinal);
        Assert.Equal(["P2"], folder.Read("assignments.csv").Skip(1).Select(line => line.Split(',')[1]));
        Assert.Contains("place.not_joined", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_wishes_that_contradict_each_other_the_refusal_counts_and_the_operator_is_told()
    {
        using var folder = new MatchFolder();
        folder.Write("workers.jsonl", Worker("W1", """ "cannot_leave_county":true,"preferred_destinations":["441900"] """));

        var (code, output, errors) = await folder.ShareAsync();
        var (_, why, _) = await folder.RunAsync("--explain", "W1", "P1");

        Assert.True(code == 0, output);
        Assert.Contains("wish.place_outside_county ×1", errors, StringComparison.Ordinal);
        Assert.Contains("没有一个人能推荐到岗位", output, StringComparison.Ordinal);
        Assert.Contains("refused.leaving_county", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_acceptable_pair_is_dumped_and_nothing_else()
    {
        using var folder = new MatchFolder();
        folder.Write("workers.jsonl", Worker("W1"), Worker("W2", "\"no_night_shift\":true"), """{"id":"W3","home_county_code":"530627","legal_class":"under_16"}""");
        folder.Write("postings.jsonl", Posting("P1"), Posting("P2", "\"shift\":\"night\""), Posting("P3", place: "310101"));
        var file = Path.Combine(folder.Root, "scores.csv");

        var (code, output, _) = await folder.RunAsync("--dump-scores", file);

        Assert.True(code == 0, output);
        Assert.Equal(["W1,P1", "W1,P2", "W2,P1"], File.ReadLines(file).Skip(1).Select(line => line[..line.LastIndexOf(',')]).Order(StringComparer.Ordinal));
        Assert.Contains("3 of 9 pairs", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_pairs_are_not_dumped()
    {
        using var folder = new MatchFolder();
        folder.Write("workers.jsonl", [.. Enumerable.Range(0, 2_501).Select(n => Worker($"W{n}"))]);
        folder.Write("postings.jsonl", [.. Enumerable.Range(0, 2_000).Select(n => Posting($"P{n}"))]);
        var file = Path.Combine(folder.Root, "scores.csv");

        var (code, _, errors) = await folder.RunAsync("--dump-scores", file);

        Assert.Equal((2, false), (code, File.Exists(file)));
        Assert.Contains("5002000 pairs, more than 5000000", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_is_told_when_asked_for_and_otherwise_only_to_a_terminal()
    {
        using var folder = new MatchFolder();

        var quiet = await folder.RunAsync("--explain", "W1", "P1");
        var told = await folder.RunAsync("--explain", "W1", "P1", "--progress");

        Assert.Equal("", quiet.Errors);
        Assert.StartsWith("read ...", told.Errors, StringComparison.Ordinal);
    }
}
