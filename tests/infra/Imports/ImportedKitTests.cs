using JobAssist.Mobile.Domain.Households;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Domain.Policy;
using JobAssist.Mobile.Domain.Postings;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Infra.Tests.Imports;

public sealed class ImportedKitTests(ImportedKit kit) : IClassFixture<ImportedKit>
{
    [Fact]
    public void Every_row_of_the_demo_data_is_taken()
    {
        TestContext.Current.SendDiagnosticMessage(kit.Output);
        Assert.True(kit.Code == 0, kit.Output + kit.Errors);
    }

    [Theory]
    [InlineData("regions", 3794 + 1402)]
    [InlineData("region_aliases", 186)]
    [InlineData("region_code_history", 12)]
    [InlineData("holidays", 769)]
    [InlineData("minimum_wages", 10)]
    [InlineData("occupations", 190)]
    [InlineData("skills", 307)]
    [InlineData("stations", 12)]
    [InlineData("employers", 80)]
    [InlineData("agreements", 12)]
    [InlineData("brokers", 40)]
    [InlineData("job_postings", 800)]
    [InlineData("households", 1726)]
    [InlineData("workers", 5000)]
    [InlineData("worker_phones", 4806)]
    [InlineData("notice_policies", 2)]
    [InlineData("hard_to_employ_designations", 918)]
    public async Task A_table_holds_as_many_rows_as_its_file(string table, long rows) =>
        Assert.Equal(rows, await kit.Database.ScalarAsync<long>($"SELECT count(*) FROM {table}"));

    [Fact]
    public async Task The_2016_list_and_its_reasons_are_those_expected_for_every_worker()
    {
        var expected = TestData.Expected("workers.expected.csv");
        var workers = await WorkersAsync();

        Assert.Equal(expected.Count, workers.Count);
        Assert.All(workers, worker =>
        {
            var reason = YearlyList2016.WhyNot(worker.BirthOn, worker.Sex, worker.Exclusion, ImportedKit.Day);
            var written = reason is null ? "" : string.Concat(reason.ToString()!.Select((letter, place) => place > 0 && char.IsUpper(letter) ? $"_{letter}" : $"{letter}")).ToUpperInvariant();
            Assert.Equal([worker.Reference!, $"{worker.AgeOn(ImportedKit.Day)}", reason is null ? "true" : "false", written], expected[worker.Reference!]);
        });
    }

    [Fact]
    public async Task The_figures_of_every_household_are_those_expected()
    {
        var expected = TestData.Expected("households.expected.csv");
        await using var db = kit.Database.Open();
        var references = await db.Households.ToDictionaryAsync(household => household.Id, household => household.Reference);
        var households = (await WorkersAsync()).GroupBy(worker => references[worker.HouseholdId!.Value]).ToList();

        Assert.Equal(expected.Count, households.Count);
        Assert.All(households, members =>
        {
            var work = HouseholdWork.Of(members, ImportedKit.Day);
            Assert.Equal([members.Key, $"{work.Able}", $"{work.Wishing}", $"{work.Working}", work.IsZeroEmployment ? "true" : "false", work.IsZeroEmploymentWithWish ? "true" : "false"], expected[members.Key]);
        });
    }

    [Fact]
    public async Task Designations_go_to_those_and_only_those_whom_the_provisional_rule_names()
    {
        await using var db = kit.Database.Open();
        var designated = (await db.Designations.Select(designation => designation.WorkerId).ToListAsync()).ToHashSet();
        var workers = await WorkersAsync();

        Assert.Equal(918, designated.Count);
        Assert.All(workers, worker => Assert.Equal(ProvisionalDesignation.Applies(worker, ImportedKit.Day), designated.Contains(worker.Id)));
        Assert.Contains(workers, worker => worker.AgeOn(ImportedKit.Day) < 16);
        Assert.All(workers.Where(worker => worker.AgeOn(ImportedKit.Day) < 16), worker => Assert.DoesNotContain(worker.Id, designated));
    }

    [Fact]
    public async Task The_reviewers_decisions_stand_and_a_refused_posting_says_why()
    {
        var expected = TestData.Expected("postings.expected.csv");
        await using var db = kit.Database.Open();
        var postings = await db.Postings.ToListAsync();
        var remarks = (await db.PostingRemarks.ToListAsync()).ToLookup(remark => remark.PostingId, remark => remark.Code);

        Assert.All(postings, posting =>
        {
            var cells = expected[posting.Reference];
            if (cells[1] == "approve") Assert.Equal(posting.Terms.ClosesOn < ImportedKit.Day ? PostingState.Expired : PostingState.Published, posting.State);
            else Assert.Equal((PostingState.Returned, true), (posting.State, remarks[posting.Id].Contains(ToCode(cells[2]))));
            if (cells[1] == "approve") Assert.Empty(remarks[posting.Id]);
        });
        Assert.Equal(528, postings.Count(posting => posting.State == PostingState.Published));
    }

    [Fact]
    public async Task The_rules_find_by_themselves_what_needs_no_reading_of_sentences()
    {
        string[] found = ["WAGE_NO_UNIT", "WAGE_BELOW_MINIMUM", "WORKPLACE_MISSING", "LICENCE_EXPIRED", "DUPLICATE_POSTING"];
        var expected = TestData.Expected("postings.expected.csv").Values.Where(cells => found.Contains(cells[2])).Select(cells => $"{cells[0]} {ToCode(cells[2])}");
        await using var database = await TestShared.MobileDatabase.CreateAsync();

        var folder = Directory.CreateTempSubdirectory("jobassist-demo-").FullName;
        foreach (var file in Directory.GetFiles(TestData.Demo).Where(file => !file.EndsWith("postings-review.csv", StringComparison.Ordinal) && !file.EndsWith("workers.csv", StringComparison.Ordinal)))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        await CommandLine.RunAsync(database, "import", "all", folder, "--today", "2026-12-01");
        Directory.Delete(folder, recursive: true);

        await using var db = database.Open();
        var remarks = await db.PostingRemarks.Join(db.Postings, remark => remark.PostingId, posting => posting.Id, (remark, posting) => posting.Reference + " " + remark.Code).ToListAsync();
        Assert.Equal(expected.Order(StringComparer.Ordinal), remarks.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Importing_again_changes_nothing()
    {
        var before = await FingerprintAsync();

        var (code, output, errors) = await kit.ImportAsync();

        Assert.Equal((0, before), (code, await FingerprintAsync()));
        Assert.NotEmpty(output + errors);
    }

    [Fact]
    public async Task Half_a_year_later_the_demo_is_as_young_as_on_its_first_day()
    {
        await using var database = await TestShared.MobileDatabase.CreateAsync();
        const string figures = """
            SELECT count(*) FILTER (WHERE state = 'Published') || ' ' || (SELECT string_agg(reference, ' ' ORDER BY reference) FROM agreements WHERE valid_from <= @ AND @ <= valid_to AND coalesce(ended_on > @, true))
                || ' ' || (SELECT count(*) FROM worker_skills WHERE expires_on < @) || ' ' || (SELECT count(*) FROM stations WHERE closed_on <= @) FROM job_postings
            """;

        var (code, output, _) = await CommandLine.RunAsync(database, "import", "all", TestData.Demo, "--today", "2027-06-15");

        Assert.True(code == 0, output);
        Assert.Equal(
            await kit.Database.ScalarAsync<string>(figures.Replace("@", "DATE '2026-12-01'", StringComparison.Ordinal)),
            await database.ScalarAsync<string>(figures.Replace("@", "DATE '2027-06-15'", StringComparison.Ordinal)));
    }

    private async Task<List<Worker>> WorkersAsync()
    {
        await using var db = kit.Database.Open();
        return await db.Workers.AsNoTracking().ToListAsync();
    }

    private async Task<string> FingerprintAsync()
    {
        var tables = await kit.Database.ScalarAsync<string[]>("SELECT array_agg(tablename::text ORDER BY tablename) FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'import_%'");
        var lines = new List<string>();
        foreach (var table in tables) lines.Add(table + await kit.Database.ScalarAsync<string>($"SELECT coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') FROM \"{table}\" t"));
        Assert.NotEmpty(lines);
        return string.Join('\n', lines);
    }

    private static string ToCode(string reason)
    {
        var first = reason.IndexOf('_');
        return $"{reason[..first]}.{reason[(first + 1)..]}".ToLowerInvariant();
    }
}
